import { memoryState } from '@kanal/testing';
import { expect, test } from 'vitest';
import { anOutboundPart } from '../fixtures/an-outbound-part.js';
import { outgoingApp, outgoingNowMs, stateWithToken } from '../fixtures/outgoing.js';
import { type StandInAnswer, startXStandIn } from '../fixtures/x-stand-in.js';
import type { XApi, XOutcome } from './x-api.js';

const timeout = () => AbortSignal.timeout(5_000);
const { userId } = outgoingApp;
const me = `Bearer ${outgoingApp.accessToken}`;
const app = `Bearer ${outgoingApp.bearerToken}`;
const subscription = { eventType: 'dm.received', filter: { user_id: userId }, webhookId: '7', tag: 'kanal' };

test.each<[string, (api: XApi) => Promise<XOutcome>, object, Record<string, string>?]>([
  [
    'mentions',
    (api) => api.mentions({ sinceId: '5', paginationToken: 'next' }, timeout()),
    { method: 'GET', pathname: `/2/users/${userId}/mentions`, authorization: me },
    { since_id: '5', pagination_token: 'next', max_results: '100' },
  ],
  [
    'mentions since a moment',
    (api) => api.mentions({ startTime: '2026-11-24T03:00:00Z' }, timeout()),
    { pathname: `/2/users/${userId}/mentions` },
    { start_time: '2026-11-24T03:00:00Z' },
  ],
  [
    'a post',
    (api) => api.post('5', timeout()),
    { method: 'GET', pathname: '/2/tweets/5', authorization: me },
  ],
  [
    'direct messages',
    (api) => api.directEvents({ paginationToken: 'next' }, timeout()),
    { method: 'GET', pathname: '/2/dm_events', authorization: me },
    { pagination_token: 'next', max_results: '25', event_types: 'MessageCreate' },
  ],
  [
    'our own posts',
    (api) => api.ownPosts({ sinceId: '5' }, timeout()),
    { method: 'GET', pathname: `/2/users/${userId}/tweets`, authorization: me },
    { since_id: '5' },
  ],
  [
    'webhooks',
    (api) => api.webhooks(timeout()),
    { method: 'GET', pathname: '/2/webhooks', authorization: app },
  ],
  [
    'a webhook checked again',
    (api) => api.revalidateWebhook('7', timeout()),
    { method: 'PUT', pathname: '/2/webhooks/7', authorization: app },
  ],
  [
    'subscriptions',
    (api) => api.subscriptions(timeout()),
    { method: 'GET', pathname: '/2/activity/subscriptions', authorization: app },
  ],
  [
    'a new subscription',
    (api) => api.subscribe(subscription, timeout()),
    {
      method: 'POST',
      pathname: '/2/activity/subscriptions',
      authorization: me,
      body: '{"event_type":"dm.received","filter":{"user_id":"1708170817081708170"},"webhook_id":"7","tag":"kanal"}',
    },
  ],
])('asks for %s', async (_label, ask, expected, query = {}) => {
  const x = await startXStandIn(() => ({ status: 200, body: { data: [] } }));
  try {
    expect(await ask(anOutboundPart(x.baseUrl).api)).toEqual({ outcome: 'answer', data: { data: [] } });
    const [{ method, path = '', headers, body } = {}] = x.calls;
    const { pathname, searchParams } = new URL(path, x.baseUrl);
    expect({ method, pathname, authorization: headers?.['authorization'], body }).toMatchObject(expected);
    expect(Object.fromEntries(searchParams)).toMatchObject(query);
  } finally {
    x.close();
  }
});

test('what X has given is paid for once a day, with the accounts and posts that came with it', async () => {
  let nowMs = outgoingNowMs;
  const body = {
    data: { id: '1' },
    includes: { users: [{ id: '8' }, { id: '9' }], tweets: [{ id: '1' }, { id: '3' }] },
  };
  const pair = { access_token: 'new', refresh_token: 'next', expires_in: 7200 };
  const x = await startXStandIn(({ method }) => ({ status: 200, body: method === 'POST' ? pair : body }));
  try {
    const { api, spend } = anOutboundPart(x.baseUrl, { now: () => nowMs });
    await api.post('1', timeout());
    const paid = { 'post-read': 10_000, 'user-read': 20_000 };
    expect((await spend.view()).ledger).toEqual({ spent: 30_000, byKind: paid });
    await api.post('1', timeout());
    expect((await spend.view()).ledger.spent).toBe(30_000);
    nowMs += 86_400_000;
    await api.post('1', timeout());
    expect((await spend.view()).ledger.spent).toBe(60_000);
  } finally {
    x.close();
  }
});

test('all that a question may give is set aside before it is asked, or it is not asked', async () => {
  const x = await startXStandIn(() => ({ status: 200, body: {} }));
  try {
    // Three posts fit into it, and not three accounts as well.
    const { api, spend } = anOutboundPart(x.baseUrl, { budgetUsd: 0.044, readReserveUsd: 0 });
    expect(await api.post('1', timeout())).toEqual({ outcome: 'over-budget' });
    expect(x.calls).toEqual([]);
    expect((await spend.view()).ledger.spent).toBe(0);
  } finally {
    x.close();
  }
});

test('when X does not take the token a call is made once more with a new one', async () => {
  const x = await startXStandIn(({ path, headers }): StandInAnswer => {
    if (path === '/2/oauth2/token') {
      return { status: 200, body: { access_token: 'new', refresh_token: 'next', expires_in: 7200 } };
    }
    if (headers['authorization'] !== 'Bearer new') return { status: 401, body: { title: 'Unauthorized' } };
    return { status: 201, body: { data: { id: '5' } } };
  });
  try {
    const { api, spend } = anOutboundPart(x.baseUrl);
    expect(await api.createPost({ text: 'Halo', inReplyTo: '1' }, timeout())).toMatchObject({
      outcome: 'answer',
    });
    expect(x.calls.map(({ path }) => path)).toEqual(['/2/tweets', '/2/oauth2/token', '/2/tweets']);
    expect((await spend.view()).ledger.spent).toBe(10_000);
  } finally {
    x.close();
  }
});

test('an entry that waits for NATS ends with the call, and is given back when it comes after all', async () => {
  const state = stateWithToken();
  let arrive = (): void => {};
  const there = new Promise<void>((resolve) => (arrive = resolve));
  const read: typeof state.read = async (key) => {
    if (key.startsWith('spend.')) await there;
    return state.read(key);
  };
  const { api, spend } = anOutboundPart('http://127.0.0.1:9', { state: { ...state, read } });
  expect(await api.createPost({ text: 'Halo', inReplyTo: '1' }, AbortSignal.timeout(100))).toEqual({
    outcome: 'failed',
    cause: 'KANAL_X_SPEND_UNAVAILABLE',
    wasSent: false,
  });
  arrive();
  await spend.idle();
  await expect.poll(async () => (await spend.view()).ledger.spent).toBe(0);
  expect((await state.read('spend.2026-11'))?.value).toEqual({ spent: 0, byKind: { reply: 0 } });
});

test.each<[string, Parameters<typeof anOutboundPart>[1], object]>([
  ['without a budget', { budgetUsd: 0.05 }, { outcome: 'over-budget' }],
  [
    'while NATS is away',
    { state: { ...memoryState(), read: () => Promise.reject(new Error('away')) } },
    { outcome: 'failed', cause: 'KANAL_X_SPEND_UNAVAILABLE', wasSent: false },
  ],
])('%s nothing is asked', async (_label, overrides, outcome) => {
  const x = await startXStandIn(() => ({ status: 200, body: {} }));
  try {
    const { api } = anOutboundPart(x.baseUrl, { readReserveUsd: 0, ...overrides });
    expect(await api.mentions({}, timeout())).toEqual(outcome);
    expect(x.calls).toEqual([]);
  } finally {
    x.close();
  }
});
