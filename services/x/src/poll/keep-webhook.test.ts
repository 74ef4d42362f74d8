import { createLog } from '@kanal/runtime';
import { memoryState } from '@kanal/testing';
import { expect, test } from 'vitest';
import type { NewSubscription, XOutcome } from '../api/x-api.js';
import { keepWebhook } from './keep-webhook.js';

const url = 'https://kanal.example.go.id/webhooks/x';
const ours = { userId: '1708', username: 'lapor1708', takesDirect: true };
const { signal } = new AbortController();
const answer = (data: unknown): XOutcome => ({ outcome: 'answer', data });
const allEvents = [
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'dm.received',
  'chat.received',
];

/** X with this webhook and these subscriptions, what was asked of it, and what was told to people. */
function anX(
  webhooks: unknown,
  subscribed: readonly unknown[] = [],
  subscribing: (eventType: string) => XOutcome = () => answer({}),
) {
  const revalidated: string[] = [];
  const made: NewSubscription[] = [];
  const told: unknown[] = [];
  const api = {
    webhooks: async () => answer({ data: webhooks }),
    revalidateWebhook: async (id: string) => {
      revalidated.push(id);
      return answer({ data: { attempted: true } });
    },
    subscriptions: async () => answer({ data: subscribed }),
    subscribe: async (subscription: NewSubscription) => {
      made.push(subscription);
      return subscribing(subscription.eventType);
    },
  };
  const quiet = createLog({ service: 'x', level: 'silent' });
  const log = { ...quiet, info: () => undefined, warn: () => undefined };
  const listening = { ...log, error: (...line: unknown[]) => told.push(line[1]) } as unknown as typeof quiet;
  const state = memoryState();
  const turn = {
    state,
    name: 'webhook',
    nowMs: Date.UTC(2026, 10, 24),
    everyMs: 3_600_000,
    lookBackMs: 0,
  };
  const run = (takesDirect = true) =>
    keepWebhook({ api, ours: { ...ours, takesDirect }, url, turn, signal, log: listening });
  return { run, revalidated, made, told };
}

function subscription(event_type: string, overrides = {}) {
  return { event_type, filter: { user_id: '1708' }, webhook_id: '5', subscription_id: '1', ...overrides };
}

const valid = { id: '5', url, valid: true };

test('what is as it should be is left alone', async () => {
  const { run, revalidated, made, told } = anX(
    [valid],
    allEvents.map((type) => subscription(type)),
  );
  expect(await run()).toEqual({ round: 'done' });
  expect([revalidated, made, told]).toEqual([[], [], []]);
});

test('a webhook X holds for dead is checked again', async () => {
  const { run, revalidated } = anX(
    [
      { id: '4', url: 'https://other.example' },
      { ...valid, valid: false },
    ],
    allEvents.map((type) => subscription(type)),
  );
  await run();
  expect(revalidated).toEqual(['5']);
});

test('what is missing is subscribed to: another account’s, another webhook’s and another kind’s do not count', async () => {
  const { run, made } = anX(
    [valid],
    [
      subscription('post.mention.create'),
      subscription('post.reply.create', { filter: { user_id: '9' } }),
      subscription('post.quote.create', { webhook_id: '4' }),
      subscription('like.create'),
      7,
    ],
  );
  expect(await run()).toEqual({ round: 'done' });
  expect(made.map(({ eventType }) => eventType)).toEqual(allEvents.slice(1));
  expect(made[0]).toMatchObject({ filter: { user_id: '1708' }, webhookId: '5' });
});

test('without direct messages nothing of them is subscribed to', async () => {
  const { run, made } = anX([valid]);
  await run(false);
  expect(made.map(({ eventType }) => eventType)).toEqual(allEvents.slice(0, 3));
});

test('a webhook X does not know is for a person to make', async () => {
  const { run, made, told } = anX([{ ...valid, url: `${url}/` }]);
  expect(await run()).toEqual({ round: 'done' });
  expect(made).toEqual([]);
  expect(told).toEqual(['webhook-check.missing']);
});

test('what X refuses is for a person to mend, keeps nothing else back, and is tried again', async () => {
  const refusal: XOutcome = { outcome: 'failed', cause: 'HTTP 403', status: 403, wasSent: false };
  const { run, made, told } = anX([valid], [], (type) => (type === allEvents[1] ? refusal : answer({})));
  expect(await run()).toMatchObject({ round: 'failed', trouble: { trouble: 'refused' } });
  expect(told).toEqual(['webhook-check.refused']);
  expect(made.map(({ eventType }) => eventType)).toEqual(allEvents);
  await run();
  expect(made).toHaveLength(2 * allEvents.length);
});

test('a look that breaks gives its turn back', async () => {
  const { run } = anX([valid], [], () => {
    throw new Error('no answer of X');
  });
  expect((await run()).round).toBe('failed');
  expect((await run()).round).toBe('failed');
});

test('within the hour it is not looked at again', async () => {
  const { run } = anX([valid]);
  await run();
  expect(await run()).toEqual({ round: 'skipped' });
});
