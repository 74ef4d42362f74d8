import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import {
  acceptedReplies,
  type LedgerEntry,
  ledger,
  replyText,
  send,
  setFaults,
  ticketIn,
} from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams, type Streams } from './src/streams.js';

let stack: Stack;
let streams: Streams;
beforeAll(async () => {
  stack = await startStack({ parts: ['sandbox', 'meta', 'router'] });
  streams = await openStreams(stack);
});
afterAll(async () => {
  await streams?.close();
  await stack?.remove();
});

let serial = 0;
const aCitizen = () => `Warga ${process.pid} ${serial++}`;

interface Written {
  readonly channel: 'messenger' | 'instagram' | 'facebook';
  readonly kind?: string;
  readonly from?: string;
  readonly body?: string;
  readonly messageId?: string;
  readonly extraParams?: Readonly<Record<string, unknown>>;
}

/** A citizen writes; `citizen` is how Meta, and so the ledger, names who it was. */
async function write({ from = aCitizen(), body = 'Jembatan gantung putus di Lebak', ...rest }: Written) {
  const sent = await send(stack, { from, body, ...rest });
  expect(sent.status).toBe(200);
  const [told] = await ledger(stack, { kind: 'webhook', messageId: sent.messageId });
  return { from, body, citizen: told?.citizen ?? '', messageId: sent.messageId };
}

/** What the sandbox has to object to in all calls so far, and what it was asked that it does not play. */
async function violations(): Promise<unknown[]> {
  const calls = await ledger(stack, { kind: 'call' });
  return calls.flatMap((call) => call.violations ?? []);
}

const webhook = () => `${stack.urls.meta}/webhooks/meta`;

/** Waits until Meta has told us of our own words to this citizen, and has its 200. */
function untilTold(citizen: string, wanted: string): Promise<true> {
  return until(`the ${wanted} to be told`, async () => {
    const told = await ledger(stack, { kind: 'callback', citizen });
    return told.some(({ status, outcome }) => status === wanted && outcome?.status === 200) || undefined;
  });
}

describe.each(['messenger', 'instagram'] as const)('a message by %s', (channel) => {
  it('becomes a recorded complaint and is answered once, however often Meta repeats itself', async () => {
    const { from, body, citizen, messageId } = await write({ channel });
    const ticket = ticketIn(await replyText(stack, citizen)) ?? '';
    for (let copy = 0; copy < 2; copy++) await write({ channel, from, body, messageId });
    const record = await until('the reply’s way to be recorded', async () => {
      const found = JSON.parse(await stack.kanal('complaint', ticket, '--json'));
      const wanted = channel === 'messenger' ? 'delivered' : 'accepted';
      return found.replies[0]?.delivery.status === wanted ? found : undefined;
    });
    expect(record).toMatchObject({ ticket, channel, narrative: body });
    expect(record.messages).toHaveLength(1);
    expect(record.replies).toHaveLength(1);
    expect(JSON.stringify(record)).not.toContain(citizen);
    expect(await acceptedReplies(stack, citizen)).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  it('and the echo of our answer is no message of anybody', async () => {
    const before = await streams.count('INBOUND');
    const { citizen } = await write({ channel });
    await replyText(stack, citizen);
    await untilTold(citizen, 'echo');
    // What Meta has a 200 for is in the stream: the citizen's message, and no other.
    expect((await streams.count('INBOUND')) - before).toBe(1);
  });
});

describe('public words', () => {
  const answerOf = async (citizen: string): Promise<LedgerEntry> => {
    await replyText(stack, citizen);
    const [answer] = await acceptedReplies(stack, citizen);
    if (!answer) throw new Error('no answer');
    return answer;
  };

  it.each([
    ['under a post of the page', { channel: 'facebook' }],
    ['under a post on Instagram', { channel: 'instagram', kind: 'comment' }],
    ['during a broadcast', { channel: 'instagram', kind: 'live-comment' }],
  ] as const)('%s are answered under them, and our answer is no complaint', async (_label, where) => {
    const before = await streams.count('INBOUND');
    const { citizen, messageId } = await write(where);
    expect((await answerOf(citizen)).params['answered']).toBe(messageId);
    await untilTold(citizen, 'echo');
    expect((await streams.count('INBOUND')) - before).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['in somebody’s comment', {}],
    ['in somebody’s caption', { extraParams: { comment_id: null } }],
  ])('that mention us %s are asked for, recorded, and answered there', async (_label, more) => {
    const { citizen, body } = await write({ channel: 'instagram', kind: 'mention', ...more });
    const answer = await answerOf(citizen);
    const ticket = ticketIn(answer.text) ?? '';
    expect(JSON.parse(await stack.kanal('complaint', ticket, '--json'))).toMatchObject({ narrative: body });
    expect(answer.params['media_id']).toMatch(/^\d+$/);
    expect(await violations()).toEqual([]);
  });
});

describe('the webhook', () => {
  it('proves itself to Meta, and to nobody with another token', async () => {
    const shake = async (verifyToken: string) => {
      const response = await fetch(`${stack.urls.sandbox}/_sandbox/handshakes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'messenger', verifyToken }),
      });
      return response.json();
    };
    expect(await shake(stack.meta.verifyToken)).toMatchObject({ status: 200, isPassed: true });
    expect(await shake('tebakan-saja-tebakan')).toMatchObject({ status: 403, isPassed: false });
  });

  it('quarantines the one message of a body that nobody can read, and the others are answered', async () => {
    const senders = [aCitizen(), aCitizen(), aCitizen()];
    const messages = senders.map((from, n) => ({
      from,
      body: `Pohon tumbang nomor ${n}`,
      ...(n === 1 && { extraParams: { message: { mid: null } } }),
    }));
    const response = await fetch(`${stack.urls.sandbox}/_sandbox/batches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'messenger', messages }),
    });
    expect(response.status).toBe(200);
    await until('two of them to be recorded', async () => {
      const answered = await ledger(stack, { kind: 'call' });
      const bodies = await ledger(stack, { kind: 'webhook' });
      const citizens = bodies
        .filter(({ text }) => text?.startsWith('Pohon tumbang'))
        .map((one) => one.citizen);
      return (
        answered.filter(({ citizen, text }) => text && citizens.includes(citizen)).length === 2 || undefined
      );
    });
    const quarantined = JSON.parse(await stack.kanal('quarantine', '--json'));
    expect(quarantined).toMatchObject([{ adapter: 'meta', route: 'meta.events' }]);
    expect(JSON.stringify(quarantined)).not.toContain('tumbang');
  });
});

describe('a request for deletion', () => {
  const ask = async (isForged: boolean) => {
    const response = await fetch(`${stack.urls.sandbox}/_sandbox/deletions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'messenger', from: aCitizen(), isForged }),
    });
    return (await response.json()) as {
      citizen: string;
      problems: string[];
      result: { attempts: { status: number; body: string }[] };
    };
  };

  it('is answered as Meta wants it, with a page that can be read, and filed', async () => {
    const asked = await ask(false);
    expect(asked.problems).toEqual([]);
    const { url, confirmation_code: code } = JSON.parse(asked.result.attempts[0]?.body ?? '{}');
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain(code);
    const filed = (await streams.messages('STATUS')).filter((message) =>
      message.header?.get('ce-type')?.startsWith('kanal.privacy-request.'),
    );
    expect(filed.map((message) => message.json())).toMatchObject([
      { adapter: 'meta', channel: 'facebook', subject: asked.citizen, confirmationCode: code },
    ]);
  });

  it('that is forged is refused, and not filed', async () => {
    const asked = await ask(true);
    expect(asked.result.attempts.map(({ status, body }) => [status, body])).toEqual([[403, '']]);
  });
});

describe('a reply in Messenger', () => {
  afterEach(() => setFaults(stack, []));

  const statusOf = async (citizen: string): Promise<string | undefined> => {
    const ticket = ticketIn((await acceptedReplies(stack, citizen))[0]?.text);
    if (ticket === undefined) return undefined;
    const found = JSON.parse(await stack.kanal('complaint', ticket, '--json'));
    return found.replies[0]?.delivery?.status;
  };
  const untilStatus = (citizen: string, status: string) =>
    until(`the reply to be ${status}`, async () => (await statusOf(citizen)) === status || undefined);

  it('whose answer is lost is unknown until its echo names it by our id, and is not sent again', async () => {
    await setFaults(stack, [
      { fault: 'timeout-after-accept', ending: 'reset', count: 1 },
      { fault: 'delay', on: 'callback', delayMs: 4_000, count: 2 },
    ]);
    const { citizen } = await write({ channel: 'messenger' });
    await untilStatus(citizen, 'unknown');
    await untilStatus(citizen, 'delivered');
    expect(await acceptedReplies(stack, citizen)).toHaveLength(1);
  });

  it('refused with 551, the person takes nothing now, is rejected and not sent again', async () => {
    await setFaults(stack, [{ fault: 'too-many-requests', errorCode: 551, count: 1 }]);
    const { citizen } = await write({ channel: 'messenger' });
    await until('the refusal', async () => {
      const calls = await ledger(stack, { kind: 'call', citizen });
      return calls.some(({ verdict }) => verdict?.kind === 'rejected') || undefined;
    });
    await until(
      'it to be recorded',
      () => /"code":"551".*send\.rejected/.test(stack.part('meta').output()) || undefined,
    );
    expect(await acceptedReplies(stack, citizen)).toEqual([]);
  });
});

describe('the account', () => {
  it('rests when Meta’s headers say that the limit is near, and the next reply goes out after it', async () => {
    await setFaults(stack, [{ fault: 'near-limit', percent: 80, count: 1 }]);
    const first = await write({ channel: 'messenger' });
    await replyText(stack, first.citizen);
    const second = await write({ channel: 'messenger' });
    await replyText(stack, second.citizen);
    await setFaults(stack, []);
    const [a] = await acceptedReplies(stack, first.citizen);
    const [b] = await acceptedReplies(stack, second.citizen);
    expect(Date.parse(b?.at ?? '') - Date.parse(a?.at ?? '')).toBeGreaterThanOrEqual(1_000);
    expect(stack.part('meta').output()).toContain('"meta.usage"');
  });

  it('goes on taking messages while its token is expired, and answers when it is renewed', async () => {
    await stack.part('meta').stop();
    await stack.start('meta', { META_PAGES: `${stack.meta.pageId}:EAAkedaluwarsa0000000000` });
    await stack.ready('meta');
    const { citizen, messageId } = await write({ channel: 'messenger' });
    await until(
      'somebody to be told',
      () => /"errorCode":190.*META_PAGES/.test(stack.part('meta').output()) || undefined,
    );
    expect(await acceptedReplies(stack, citizen)).toEqual([]);
    expect((await ledger(stack, { kind: 'webhook', messageId }))[0]?.outcome?.status).toBe(200);
    await stack.part('meta').stop();
    await stack.start('meta');
    await stack.ready('meta');
    const next = await write({ channel: 'messenger' });
    expect(ticketIn(await replyText(stack, next.citizen))).toBeDefined();
  });
});

// Last, because a thousand replies keep the account busy for a while.
describe('a large body', () => {
  it('takes 1,000 messages in one body, and refuses one that is signed with another secret', async () => {
    const messaging = Array.from({ length: 1_000 }, (_, n) => ({
      sender: { id: String(7_100_000_000_000_000 + n) },
      recipient: { id: stack.meta.pageId },
      timestamp: Date.now(),
      message: { mid: `m_banyak_${n}`, text: `Jalan rusak nomor ${n}` },
    }));
    const body = Buffer.from(
      JSON.stringify({ object: 'page', entry: [{ id: stack.meta.pageId, messaging }] }),
    );
    const post = (secret: string) =>
      fetch(webhook(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
        },
        body,
      });
    const before = await streams.count('INBOUND');
    const forged = await post('salah');
    expect([forged.status, await forged.text()]).toEqual([403, '']);
    expect(await streams.count('INBOUND')).toBe(before);
    expect((await post(stack.meta.appSecret)).status).toBe(200);
    expect((await streams.count('INBOUND')) - before).toBe(1_000);
  });
});
