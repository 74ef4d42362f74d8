import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { aNumber, ledger, sendSms } from './src/citizen.js';
import { metric } from './src/metrics.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams, type Streams } from './src/streams.js';

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

const citizens = 20;
/** What the ten messages of each citizen are to become. */
const each = {
  opened: 1,
  appended: 2,
  answered: 1,
  command: 1,
  'set-aside': 1,
  quarantined: 1,
  duplicate: 3,
};

/** Ten posts, one after the other: order within a conversation is part of what each becomes. */
async function writeTen(serial: number): Promise<void> {
  const from = aNumber();
  const complaint = await sendSms(stack, { from, body: `Jalan rusak di RT ${serial}` });
  const followUp = await sendSms(stack, { from, body: 'Sudah sebulan' });
  await sendSms(stack, { from, body: `Jalan rusak di RT ${serial}`, messageId: complaint.messageId });
  await sendSms(stack, { from, body: 'Mohon segera' });
  await sendSms(stack, { from, body: 'status' });
  await sendSms(stack, { from: String(1000 + serial), body: 'Pulsa Anda hampir habis' });
  await sendSms(stack, { from, body: 'Sudah sebulan', messageId: followUp.messageId });
  const malformed = { from, body: 'x', extraParams: { AccountSid: `AC${serial}` } };
  const { messageId } = await sendSms(stack, malformed);
  await sendSms(stack, { ...malformed, messageId });
  await sendSms(stack, { from, body: 'BERHENTI' });
}

/** Messages by what became of them, as the database has it. */
async function receipts(): Promise<Record<string, number>> {
  const client = new MongoClient(stack.mongo.uri);
  const counted = await client
    .db(stack.database)
    .collection('receipts')
    .aggregate([{ $group: { _id: { $ifNull: ['$outcome', '$state'] }, count: { $sum: 1 } } }])
    .toArray();
  await client.close();
  return Object.fromEntries(counted.map(({ _id, count }) => [_id, count]));
}

const routed = (outcome: string) => metric(stack.urls.router, 'kanal_router_messages_total', { outcome });
const repeated = () =>
  metric(stack.urls.sms, 'kanal_bus_published_total', { stream: 'INBOUND', outcome: 'duplicate' });

describe('the books', () => {
  it('account for every message the provider has handed over', async () => {
    await Promise.all(Array.from({ length: citizens }, (_, serial) => writeTen(serial)));
    const { quarantined, duplicate, ...settled } = each;
    const settledCount = Object.values(settled).reduce((sum, count) => sum + count, 0);
    await until('the router to be through', async () =>
      (await metric(stack.urls.router, 'kanal_router_messages_total')) >= settledCount * citizens
        ? true
        : undefined,
    );

    const taken = (await ledger(stack, { kind: 'webhook' })).filter(({ outcome }) => outcome?.status === 200);
    expect(taken).toHaveLength(200);

    const stored = await receipts();
    const books = {
      ...stored,
      quarantined: await streams.count('INBOUND', 'inbound.*.quarantine'),
      duplicate: (await repeated()) + (await routed('duplicate')),
    };
    expect(books).toEqual(
      Object.fromEntries(Object.entries(each).map(([outcome, count]) => [outcome, count * citizens])),
    );
    expect(Object.values(books).reduce((sum, count) => sum + count, 0)).toBe(taken.length);
    for (const [outcome, count] of Object.entries(stored)) expect(await routed(outcome)).toBe(count);
    const machines = { outcome: 'set-aside', reason: 'no-reply' };
    expect(await metric(stack.urls.router, 'kanal_router_messages_total', machines)).toBe(citizens);
  });
});
