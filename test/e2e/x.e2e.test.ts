import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { type LedgerEntry, ledger, send, setFaults, ticketIn } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { tellX } from './src/x.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    parts: ['sandbox', 'x', 'router'],
    variables: { x: { X_POLL_SECONDS: '10', X_DIRECT_MESSAGES: 'true' } },
  });
});
afterAll(() => stack?.remove());

let people = 0;
/** A name that nobody has, another at every call. */
const aPerson = () => `Warga ${process.pid}-${people++}`;

interface Said {
  readonly from?: string;
  readonly body: string;
  readonly kind?: string;
  readonly messageId?: string;
  readonly extraParams?: Readonly<Record<string, unknown>>;
}

/** A person writes on X; who they are there, and the id of what they wrote. */
async function write({ from = aPerson(), ...said }: Said) {
  const { messageId } = await send(stack, { channel: 'x', from, ...said });
  const [entry] = await ledger(stack, { kind: 'webhook', messageId });
  return { from, messageId, citizen: entry?.citizen ?? '' };
}

/** What X has taken of us in answer to a post, or to a person in private. */
async function replies(to: { readonly post?: string; readonly citizen?: string }): Promise<string[]> {
  const calls = await ledger(stack, { kind: 'call' });
  return calls.flatMap(({ verdict, text, params, citizen }) => {
    const isTo = to.post === undefined ? citizen === to.citizen : postAnswered(params) === to.post;
    return isTo && verdict?.kind === 'accepted' && text ? [text] : [];
  });
}

/** The post that a call answers. */
const postAnswered = ({ reply }: Readonly<Record<string, unknown>>): unknown =>
  (reply as { readonly in_reply_to_tweet_id?: unknown } | undefined)?.in_reply_to_tweet_id;

const isPoll = ({ operation }: LedgerEntry) => operation === 'mentions.list';
const firstReply = (to: Parameters<typeof replies>[0]) =>
  until('the reply', async () => (await replies(to))[0]);
const recordOf = async (ticket: string) => JSON.parse(await stack.kanal('complaint', ticket, '--json'));

describe('a mention', () => {
  it('becomes a record without our handle in it, and is answered once in public, without a link', async () => {
    const said = { from: aPerson(), body: 'Jalan berlubang di Ciruas #lapor, sudah sebulan' };
    const { messageId } = await write(said);
    const reply = await firstReply({ post: messageId });
    await write({ ...said, messageId });
    expect(reply).toContain('LAPOR! (tautan di profil kami)');
    expect(reply).not.toContain('lapor.go.id');
    const record = await recordOf(ticketIn(reply) ?? '');
    expect(record).toMatchObject({
      channel: 'x',
      narrative: 'Jalan berlubang di Ciruas, sudah sebulan',
      replies: [{ delivery: { status: 'accepted' } }],
    });
    expect(record.messages).toHaveLength(1);
    expect(await replies({ post: messageId })).toHaveLength(1);
  });

  it('that the webhook lost is found by polling and answered once', async () => {
    const { messageId } = await write({
      body: 'Lampu jalan mati di Kragilan',
      extraParams: { tells: 'poll' },
    });
    const reply = await firstReply({ post: messageId });
    // What X lost it tells later after all, when somebody asks for a replay.
    await tellX(stack, 'replays', { minutes: 60 });
    const polls = async () => (await ledger(stack, { kind: 'call' })).filter(isPoll).length;
    const before = await polls();
    await until('the next poll', async () => ((await polls()) > before ? true : undefined));
    expect(await replies({ post: messageId })).toEqual([reply]);
    expect((await recordOf(ticketIn(reply) ?? '')).messages).toHaveLength(1);
  });

  it('whose answer got lost on the way is not answered again: our own timeline is the evidence', async () => {
    await setFaults(stack, [
      { fault: 'timeout-after-accept', ending: 'reset', count: 1, operation: 'post.create' },
    ]);
    const { messageId } = await write({ body: 'Sampah menumpuk di Pasar Rau' });
    const reply = await firstReply({ post: messageId });
    const record = await until('the delivery', async () => {
      const found = await recordOf(ticketIn(reply) ?? '');
      return found.replies[0]?.delivery.status === 'accepted' ? found : undefined;
    });
    expect(record.replies).toHaveLength(1);
    expect(await replies({ post: messageId })).toHaveLength(1);
    await setFaults(stack, []);
  });
});

describe('somebody who writes otherwise', () => {
  it('in private is answered in private, with the way to LAPOR!', async () => {
    const { citizen } = await write({ kind: 'dm', body: 'Bansos di kelurahan kami dipotong' });
    const reply = await firstReply({ citizen });
    expect(reply).toMatch(/BTN-[\s\S]*WIB[\s\S]*lapor\.go\.id/);
  });

  it('under our post without naming us is recorded, not answered, and the record says why', async () => {
    const from = aPerson();
    const first = await write({ from, body: 'Trotoar rusak di Cipocok' });
    const ticket = ticketIn(await firstReply({ post: first.messageId })) ?? '';
    expect(ticket).not.toBe('');
    const stranger = aPerson();
    const { messageId, citizen } = await write({
      from: stranger,
      kind: 'reply',
      body: 'Di Walantaka juga rusak',
    });
    const record = await until('the record', async () => {
      const lines = JSON.parse(await stack.kanal('complaint', '--from', citizen, '--json'));
      const found = lines[0] && (await recordOf(lines[0].ticket));
      return found?.replies[0]?.delivery.status === 'rejected' ? found : undefined;
    });
    expect(record).toMatchObject({ narrative: 'Di Walantaka juga rusak' });
    expect(record.replies[0].delivery).toMatchObject({ code: 'KANAL_X_NOT_SUMMONED' });
    expect(await replies({ post: messageId })).toEqual([]);
  });

  it('and changes it afterwards: the newest words show, and there is no second answer', async () => {
    const from = aPerson();
    const first = await write({ from, body: 'Banjir di Ciracas' });
    const ticket = ticketIn(await firstReply({ post: first.messageId })) ?? '';
    await write({ from, body: 'Banjir di Ciracas Indah', extraParams: { edits: first.messageId } });
    const record = await until('the edit', async () => {
      const found = await recordOf(ticket);
      return found.narrative === 'Banjir di Ciracas Indah' ? found : undefined;
    });
    expect(record.messages).toMatchObject([{ earlier: [{ text: 'Banjir di Ciracas' }] }]);
    expect(await replies({ post: first.messageId })).toHaveLength(1);
  });
});

it('a limit that X tells of is waited for: everybody is answered, and nothing is asked beyond it', async () => {
  // What the adapter knows of the window before is over with the process.
  await stack.part('x').stop();
  await tellX(stack, 'limits', { windowMs: 3_000, limits: { 'post.create': 4 } }, 'PUT');
  await stack.start('x');
  const said = await Promise.all(
    Array.from({ length: 6 }, (_, n) => write({ body: `Lubang nomor ${n} di jalan Syekh Nawawi` })),
  );
  for (const { messageId } of said) await firstReply({ post: messageId });
  const refused = (await ledger(stack, { kind: 'call' })).filter(
    ({ verdict }) => verdict?.kind === 'rejected' && verdict.status === 429,
  );
  expect(refused).toEqual([]);
  await tellX(stack, 'limits', { windowMs: 900_000, limits: { 'post.create': 100 } }, 'PUT');
});

it('keeps to X’s rules in all it asked', async () => {
  const calls = await ledger(stack, { kind: 'call' });
  expect(calls.flatMap((call) => call.violations ?? [])).toEqual([]);
});
