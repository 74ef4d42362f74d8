import { expect, test } from 'vitest';
import { setXStage, type XStage, xApp } from '../../../test/x-stage.js';
import { systemClock } from '../../core/clock.js';

const mentions = `users/${xApp.userId}/mentions`;
const statement = async ({ control }: XStage) =>
  (await (await control('x/account')).json()) as { spentUsd: number; balanceUsd: number; charged: unknown };

test('what each thing costs', async () => {
  const stage = await setXStage();
  const { call, write } = stage;
  const { messageId } = await write({});
  const { citizen } = await write({ kind: 'dm' });
  await write({ kind: 'chat' });
  await call(mentions);
  await call('users/me');
  await call('dm_events');
  await call('tweets', { body: { text: 'umum' } });
  await call('tweets', { body: { text: 'dengan https://example.id' } });
  await call('tweets', { body: { text: 'jawab', reply: { in_reply_to_tweet_id: messageId } } });
  await call(`users/${xApp.userId}/tweets`);
  await call(`dm_conversations/with/${citizen}/messages`, { body: { text: 'Halo' } });
  expect(await statement(stage)).toMatchObject({
    charged: {
      'post-event': 1,
      'dm-event': 2,
      'mention-read': 1,
      'user-read': 1,
      'dm-read': 1,
      'post-create': 1,
      'post-create-with-link': 1,
      'summoned-reply': 1,
      'post-read': 3,
      'dm-create': 1,
    },
    spentUsd: 0.301,
    balanceUsd: 99.699,
  });
});

test('the same thing is charged once a day', async () => {
  let nowMs = Date.UTC(2026, 10, 27, 23, 59);
  const stage = await setXStage({ clock: { ...systemClock, nowMs: () => nowMs } });
  await stage.write({ extraParams: { tells: 'poll' } });
  for (const path of [mentions, mentions]) await stage.call(path);
  expect((await statement(stage)).spentUsd).toBe(0.001);
  nowMs += 60_000;
  await stage.call(mentions);
  expect((await statement(stage)).spentUsd).toBe(0.002);
});

test('without credits nothing is done and nobody is told; more credits, and all goes on', async () => {
  const stage = await setXStage({ balanceUsd: 0.004 });
  const { call, write, control, events } = stage;
  await write({ body: 'satu' });
  expect(await write({ body: 'dua' })).toMatchObject({ result: { kind: 'unposted', cause: 'no credits' } });
  expect(events()).toHaveLength(1);
  const blocked = await call(mentions);
  expect(blocked.status).toBe(402);
  expect(await blocked.json()).toEqual({
    account_id: xApp.userId,
    title: 'CreditsDepleted',
    detail: `Your enrolled account [${xApp.userId}] does not have any credits to fulfill this request.`,
    type: 'https://api.twitter.com/2/problems/credits',
    status: 402,
  });
  await control('x/balance', { usd: 1 }, 'PUT');
  expect((await (await call(mentions)).json()).meta.result_count).toBe(2);
});

test('limits: the headers count down, one too many is 429, and a new window opens', async () => {
  let nowMs = Date.UTC(2026, 10, 27);
  const stage = await setXStage({ rateWindowMs: 1_000, clock: { ...systemClock, nowMs: () => nowMs } });
  const { call, write } = stage;
  const { citizen } = await write({ kind: 'dm' });
  const send = () => call(`dm_conversations/with/${citizen}/messages`, { body: { text: 'Halo' } });
  const first = await send();
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-rate-limit-limit': '15',
    'x-rate-limit-remaining': '14',
    'x-rate-limit-reset': String(nowMs / 1_000 + 1),
    'x-app-limit-24hour-limit': '1440',
    'x-app-limit-24hour-remaining': '1439',
  });
  for (let number = 2; number <= 15; number += 1) expect((await send()).status).toBe(201);
  const refused = await send();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-rate-limit-remaining')).toBe('0');
  expect(await refused.json()).toEqual({
    title: 'Too Many Requests',
    detail: 'Too Many Requests',
    type: 'about:blank',
    status: 429,
  });
  nowMs += 1_000;
  expect((await send()).status).toBe(201);
});

test.each([
  ['tweets', { text: 'Halo' }, '100'],
  [mentions, undefined, '300'],
  ['dm_events', undefined, '15'],
])('the limit of %s', async (path, body, limit) => {
  const { call } = await setXStage();
  const response = await call(path, body === undefined ? {} : { body });
  expect(response.headers.get('x-rate-limit-limit')).toBe(limit);
});

test('a limit can be set for a test', async () => {
  const { call, control } = await setXStage();
  await control('x/limits', { limits: { 'mentions.list': 1 } }, 'PUT');
  expect([(await call(mentions)).status, (await call(mentions)).status]).toEqual([200, 429]);
});
