import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, ledger, replyText, send, setFaults, ticketIn } from './src/citizen.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams, type Streams } from './src/streams.js';

let stack: Stack;
let client: MongoClient;
let streams: Streams;

beforeAll(async () => {
  stack = await startStack({ variables: { sms: { SMS_PROVIDER: 'smpp' } } });
  client = new MongoClient(stack.mongo.uri);
  streams = await openStreams(stack);
});
afterAll(async () => {
  await streams?.close();
  await client?.close();
  await stack?.remove();
});
beforeEach(() => setFaults(stack, []));

/** Three parts in the GSM alphabet. */
const story = `Jalan berlubang di depan pasar. ${'Sudah dua minggu dan belum ada yang datang. '.repeat(8)}Terima kasih.`;

const write = (from: string, body: string, more: object = {}) =>
  send(stack, { channel: 'smpp', from, body, ...more });
const complaints = (ticket: string) =>
  client.db(stack.database).collection('complaints').find({ ticket }).toArray();
const deliveries = () => client.db(stack.database).collection('deliveries');

interface PassedOn {
  readonly conversation: string;
  readonly text?: string;
  readonly incomplete?: true;
}

/** The messages of a citizen as they came out of the adapter. */
async function passedOn(from: string): Promise<PassedOn[]> {
  const all = (await streams.messages('INBOUND')).map((message) => JSON.parse(message.string()));
  return all.filter(({ counterpart }) => counterpart?.externalId === from);
}

async function restartSms(variables: Readonly<Record<string, string>> = {}): Promise<void> {
  await stack.part('sms').kill();
  await stack.start('sms', variables);
  await stack.ready('sms');
}

describe('a long SMS', () => {
  it.each(['udh-8', 'udh-16', 'sar'])(
    'by %s, its parts out of order and the adapter killed in between, is one complaint with one reply',
    async (form) => {
      await setFaults(stack, [{ fault: 'parts', on: 'webhook', form, probability: 1 }]);
      const from = aNumber();
      const { messageId, status } = await write(from, story, { order: [3] });
      expect(status).toBe(200);
      await restartSms();
      await write(from, story, { messageId, order: [1, 2] });
      const ticket = ticketIn(await replyText(stack, from)) ?? '';
      expect(await passedOn(from)).toMatchObject([{ text: story }]);
      expect(await complaints(ticket)).toMatchObject([{ channel: 'sms', messages: [{ role: 'opening' }] }]);

      // A repeat of its last part, as operators do it, changes nothing; a later message is through when it would show.
      await write(from, story, { messageId, order: [2] });
      const other = aNumber();
      await write(other, 'Sampah menumpuk di depan kantor');
      await replyText(stack, other);
      expect(await acceptedReplies(stack, from)).toHaveLength(1);
      expect(await complaints(ticket)).toMatchObject([{ messages: [{ role: 'opening' }] }]);
    },
  );

  it('of which a part never comes is passed on after a while, and says that it is incomplete', async () => {
    await restartSms({ SMPP_PARTS_WAIT_MINUTES: '0.02' });
    const from = aNumber();
    await write(from, story, { order: [1, 3] });
    const ticket = ticketIn(await replyText(stack, from)) ?? '';
    expect(await complaints(ticket)).toHaveLength(1);
    const [message, ...others] = await passedOn(from);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ incomplete: true, text: expect.stringContaining('[…]') });
    expect(message?.text).toMatch(/^Jalan berlubang.*Terima kasih\.$/s);
    await restartSms();
  });
});

it('a reply goes out by the operator its citizen wrote to, and conversations by two are apart', async () => {
  const from = aNumber();
  const tickets: (string | undefined)[] = [];
  for (const [index, kind] of ['indosat', 'telkomsel'].entries()) {
    await write(from, 'Lampu jalan mati di Jalan Merdeka', { kind });
    tickets.push(ticketIn(await replyText(stack, from, index + 1)));
  }
  expect(new Set(tickets).size).toBe(2);
  const replies = await acceptedReplies(stack, from);
  expect(replies.map(({ params }) => params['operator'])).toEqual(['indosat', 'telkomsel']);
});

describe('a reply', () => {
  it('goes out in whole parts, once, also when the operator throttles the second', async () => {
    const from = aNumber();
    await write(from, 'Air PDAM mati tiga hari');
    await replyText(stack, from);
    const [{ conversation } = { conversation: '' }] = await passedOn(from);
    // Of the next calls the second alone is struck.
    await setFaults(stack, [{ fault: 'too-many-requests', probability: 0.3 }], 47);
    // No answer of ours by itself is longer than one SMS; a person's may be.
    const text = 'Petugas PDAM sudah menuju lokasi. '.repeat(8);
    const at = new Date().toISOString();
    const id = 'r'.repeat(32);
    const reply = {
      schemaVersion: 2,
      id,
      adapter: 'sms',
      channel: 'sms',
      account: '1708@telkomsel',
      conversation,
      to: from,
      kind: 'direct',
      visibility: 'private',
      intent: 'human',
      text,
      createdAt: at,
      lastInboundAt: at,
    };
    await streams.publish(`outbound.sms.${conversation}`, Buffer.from(JSON.stringify(reply)), {
      'Nats-Msg-Id': id,
      'ce-type': 'kanal.outbound.v2',
    });
    expect(await replyText(stack, from, 2)).toBe(text);
    const [, ...calls] = await ledger(stack, { kind: 'call', citizen: from });
    expect(calls.map(({ verdict, params }) => [verdict?.kind, params['part']])).toEqual([
      ['accepted', '1/2'],
      ['rejected', undefined],
      ['accepted', '2/2'],
    ]);
    expect(calls.flatMap(({ violations }) => violations)).toEqual([]);
    const delivered = async () =>
      (await deliveries().findOne({ _id: id as never }))?.['status'] === 'delivered' ? true : undefined;
    await until('the receipt of its last part', delivered);
  });

  it.each([
    ['delivered', [], 'DELIVRD'],
    ['rejected', [{ fault: 'undelivered', errorCode: 27, probability: 1 }], 'UNDELIV'],
  ])('is %s when its receipt says so', async (status, rules, told) => {
    await setFaults(stack, rules);
    const from = aNumber();
    await write(from, 'Pohon tumbang menutup jalan');
    const ticket = ticketIn(await replyText(stack, from));
    const [receipt] = await until('a receipt', async () => {
      const receipts = await ledger(stack, { kind: 'callback', citizen: from });
      return receipts.length > 0 ? receipts : undefined;
    });
    expect(receipt).toMatchObject({ status: told, outcome: { status: 200 } });
    const delivery = await until('its delivery', async () => {
      const found = await deliveries().findOne({ providerMessageId: `telkomsel:${receipt?.messageId}` });
      return found?.['status'] === status ? found : undefined;
    });
    expect(delivery).not.toHaveProperty('isOrphan');
    // What becomes of an SMS moves no case.
    expect(await complaints(ticket ?? '')).toMatchObject([{ state: 'diterima' }]);
  });
});
