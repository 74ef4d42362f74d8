import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './src/child.js';
import { type Stack, startStack } from './src/stack.js';
import { consumersOf } from './src/witness.js';
import { readXAccount, tellX } from './src/x.js';

/** US dollars: ten thousand events cost 50, so what is left for answers is far too little for all. */
const budget = 80;
const reserve = 50;
const mentions = 10_000;

let stack: Stack;
let client: MongoClient;
beforeAll(async () => {
  stack = await startStack({
    parts: ['sandbox', 'x', 'router'],
    variables: {
      sandbox: { X_BALANCE_USD: String(budget) },
      x: { X_MONTHLY_BUDGET_USD: String(budget), X_READ_RESERVE_USD: String(reserve), X_POLL_SECONDS: '30' },
    },
  });
  client = new MongoClient(stack.mongo.uri);
});
afterAll(async () => {
  await client?.close();
  await stack?.remove();
});

it('ten thousand mentions within an hour: never over the budget, a record for each, and why there was no reply', async () => {
  await tellX(stack, 'limits', { limits: { 'post.create': 100_000 } }, 'PUT');
  const { endings } = await tellX(stack, 'mentions', { count: mentions, concurrency: 32 });
  expect(endings).toEqual({ 200: mentions });

  const db = client.db(stack.database);
  await until(
    'every reply to be settled',
    async () => {
      const settled = await db
        .collection('deliveries')
        .countDocuments({ status: { $in: ['accepted', 'rejected'] } });
      const waiting = (await consumersOf(stack)).filter((one) => one.waiting + one.unsettled > 0);
      return settled >= mentions && waiting.length === 0 ? true : undefined;
    },
    300_000,
  );
  const authors = await db.collection('complaints').distinct('conversation');
  expect(authors).toHaveLength(mentions);

  const { spentUsd, balanceUsd, charged } = await readXAccount(stack);
  expect(spentUsd).toBeLessThanOrEqual(budget);
  expect(balanceUsd).toBeGreaterThanOrEqual(0);
  expect(charged['post-event']).toBe(mentions);
  const answered = charged['summoned-reply'] ?? 0;
  expect(answered).toBeGreaterThan(0);

  const told = await db
    .collection('deliveries')
    .aggregate<{ _id: { status: string; code?: string }; count: number }>([
      { $group: { _id: { status: '$status', code: '$code' }, count: { $sum: 1 } } },
    ])
    .toArray();
  const count = (status: string) =>
    told.filter(({ _id }) => _id.status === status).reduce((sum, each) => sum + each.count, 0);
  expect(count('accepted')).toBe(answered);
  expect(count('rejected')).toBe(mentions - answered);
  expect(new Set(told.filter(({ _id }) => _id.status === 'rejected').map(({ _id }) => _id.code))).toEqual(
    new Set(['KANAL_X_BUDGET']),
  );
  const why = await db.collection('deliveries').findOne({ status: 'rejected' });
  expect(why?.['reason']).toMatch(/anggaran/i);
}, 600_000);
