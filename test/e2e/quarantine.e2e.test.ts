import { deadLetterKind, stableId, toPublication } from '@kanal/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, complain, replyText, sendSms, ticketIn } from './src/citizen.js';
import { metric } from './src/metrics.js';
import { kanal } from './src/run-command.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams, type Streams } from './src/streams.js';

/** Another account than the one that calls: what comes is genuine, and not for us. */
const wrongAccount = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}` };

let stack: Stack;
let streams: Streams;
beforeAll(async () => {
  stack = await startStack();
  streams = await openStreams(stack);
});
afterAll(async () => {
  await streams?.close();
  await stack?.remove();
});

const rows = async (...words: string[]): Promise<Record<string, unknown>[]> =>
  JSON.parse(await stack.kanal(...words, '--json'));
const idsOf = async (...words: string[]) => (await rows(...words)).map(({ id }) => id);
const duplicates = () => metric(stack.urls.router, 'kanal_router_messages_total', { outcome: 'duplicate' });

describe('a verified webhook that cannot be understood', () => {
  it('is kept in quarantine, and becomes a complaint when it is replayed after the mistake was put right', async () => {
    await stack.part('sms').stop();
    await stack.start('sms', wrongAccount);
    await stack.ready('sms');
    const from = aNumber();
    expect((await sendSms(stack, { from, body: 'Sampah menumpuk di Pasar Rau' })).status).toBe(200);

    const [call, ...others] = await rows('quarantine');
    expect(others).toEqual([]);
    expect(call).toMatchObject({ adapter: 'sms', route: 'twilio.inbound' });
    expect(JSON.stringify(call)).not.toContain('Sampah');
    const id = String(call?.['id']);

    await stack.part('sms').stop();
    await stack.start('sms');
    await stack.ready('sms');
    expect(await stack.kanal('replay', 'quarantine', id)).toBe(`would replay ${id} to REPARSE\n`);
    expect(await streams.count('INBOUND', 'inbound.*.*.*')).toBe(0);
    expect(await metric(stack.urls.sms, 'kanal_reparsed_total')).toBe(0);

    expect(await stack.kanal('replay', 'quarantine', id, '--apply')).toBe(`replayed ${id} to REPARSE\n`);
    expect(ticketIn(await replyText(stack, from))).toBeDefined();
    expect(await rows('quarantine')).toEqual([]);
    expect(await stack.kanal('replay', 'quarantine', '--all', '--apply')).toBe('');
    expect(await metric(stack.urls.sms, 'kanal_reparsed_total', { outcome: 'read' })).toBe(1);
    expect(await acceptedReplies(stack, from)).toHaveLength(1);
  });

  it('goes back into quarantine when it still cannot be understood, as often as it is replayed', async () => {
    await stack.part('sms').stop();
    await stack.start('sms', wrongAccount);
    await stack.ready('sms');
    const from = aNumber();
    await sendSms(stack, { from, body: 'Got mampet di Kaligandu' });
    const [call] = await rows('quarantine');
    for (let replays = 1; replays <= 2; replays++) {
      await stack.kanal('replay', 'quarantine', '--all', '--apply');
      await until('the replay', async () => {
        const read = await metric(stack.urls.sms, 'kanal_reparsed_total', { outcome: 'still-malformed' });
        return read === replays ? true : undefined;
      });
      expect(await rows('quarantine')).toEqual([call]);
    }
    await stack.part('sms').stop();
    await stack.start('sms');
    await stack.ready('sms');
    await stack.kanal('replay', 'quarantine', '--all', '--apply');
    expect(ticketIn(await replyText(stack, from))).toBeDefined();
    expect(await rows('quarantine')).toEqual([]);
  });
});

describe('a message that the router cannot handle', () => {
  it('ends as a dead letter that says why, without its content', async () => {
    await streams.publish('inbound.sms.3.abcdefghijklmnop', Buffer.from('{"text":"Rahasia"}'), {
      'ce-type': 'kanal.inbound.v1',
    });
    const [letter] = await until('the dead letter', async () => {
      const letters = await rows('dead-letters');
      return letters.length > 0 ? letters : undefined;
    });
    expect(letter).toMatchObject({
      service: 'router',
      code: 'KANAL_CONTRACT_INVALID',
      stream: 'INBOUND',
      subject: 'inbound.sms.3.abcdefghijklmnop',
    });
    expect(JSON.stringify(letter)).not.toContain('Rahasia');
    expect(await stack.kanal('dead-letters')).toContain(String(letter?.['id']));
    await expect(stack.kanal('replay', 'dead-letters', 'none', '--apply')).rejects.toMatchObject({ code: 1 });
  });

  it('is handled once it is replayed and leaves the list; what was left there by a crash changes nothing', async () => {
    await stack.kanal('replay', 'dead-letters', '--all', '--apply');
    const { from, ticket } = await complain(stack, 'Air PDAM keruh di Cipocok');
    const messages = async (): Promise<unknown[]> =>
      JSON.parse(await stack.kanal('complaint', ticket, '--json')).messages;
    await stack.part('router').stop();
    await sendSms(stack, { from, body: 'Baunya juga menyengat' });
    const { id, letter } = await buryLast();
    await stack.start('router');
    await stack.ready('router');

    await stack.kanal('replay', 'dead-letters', id);
    expect(await messages()).toHaveLength(1);
    expect(await idsOf('dead-letters')).toContain(id);

    await stack.kanal('replay', 'dead-letters', id, '--apply');
    await until('the follow-up', async () => ((await messages()).length === 2 ? true : undefined));
    expect(await idsOf('dead-letters')).not.toContain(id);

    const before = await duplicates();
    await streams.publish(letter.subject, letter.body, letter.headers);
    await stack.kanal('replay', 'dead-letters', id, '--apply');
    await until('the duplicate', async () => ((await duplicates()) > before ? true : undefined));
    expect(await messages()).toHaveLength(2);
    expect(await acceptedReplies(stack, from)).toHaveLength(1);
  });

  it('hides no other when its record cannot be read, and is left where it is', async () => {
    await streams.publish('dlq.router', Buffer.from('{"text":"Rahasia"}'), {
      'ce-type': 'kanal.dead-letter.v1',
    });
    const [last] = (await streams.messages('DLQ')).slice(-1);
    const unreadable = { stream: 'DLQ', sequence: last?.seq };
    const listed = await rows('dead-letters');
    expect(listed.at(-1)).toMatchObject({
      ...unreadable,
      unreadable: expect.stringContaining('schemaVersion'),
    });
    expect(await stack.kanal('dead-letters')).toContain(`DLQ ${last?.seq} cannot be read`);
    expect(JSON.stringify(listed)).not.toContain('Rahasia');
    const { code, stderr } = await kanal(stack, 'replay', 'dead-letters', '--all', '--apply');
    expect(code).toBe(1);
    expect(stderr).toContain(`nats stream get DLQ ${last?.seq}`);
    expect(await rows('dead-letters')).toContainEqual(expect.objectContaining(unreadable));
  });
});

/** Takes the newest inbound message away from the router and leaves it as a dead letter. */
async function buryLast() {
  const last = (await streams.messages('INBOUND')).at(-1);
  if (!last) throw new Error('nothing has arrived');
  await streams.remove('INBOUND', last.seq);
  const id = stableId('dead-letter', 'router', 'INBOUND', String(last.seq));
  const letter = toPublication(deadLetterKind, {
    schemaVersion: 1,
    id,
    service: 'router',
    code: 'KANAL_UNEXPECTED',
    reason: 'failed at every attempt',
    stream: 'INBOUND',
    streamSequence: last.seq,
    subject: last.subject,
    deliveries: 5,
    headers: Object.fromEntries([...last.header].map(([name, [value = '']]) => [name, value])),
    bodyBase64: Buffer.from(last.data).toString('base64'),
    failedAt: new Date().toISOString(),
  });
  await streams.publish(letter.subject, letter.body, letter.headers);
  return { id, letter };
}
