import { expect, test } from 'vitest';
import { account, goodCall, setStage } from '../../test/test-sandbox.js';
import { createFaults } from './faults.js';

const message = (body: string) => ({ channel: 'sms', from: goodCall.To, body });

test('a count strikes that often and no more', () => {
  const faults = createFaults();
  faults.set({ rules: [{ fault: 'server-error', status: 503, count: 2 }] });
  expect([1, 2, 3].map(() => faults.strikeCall()?.fault)).toEqual([
    'server-error',
    'server-error',
    undefined,
  ]);
  expect(faults.tally()).toMatchObject([{ struck: 2 }]);
});

test('a probability repeats with its seed, differs with another, and a rule does not disturb its neighbour', () => {
  const run = (seed: number, withNeighbour = false) => {
    const faults = createFaults();
    faults.set({
      seed,
      rules: [
        { fault: 'delay', on: 'webhook', delayMs: 1, probability: 0.3 },
        ...(withNeighbour ? [{ fault: 'duplicate', on: 'webhook', probability: 0.5 } as const] : []),
      ],
    });
    return Array.from({ length: 300 }, () =>
      faults.strikePost('webhook').some(({ fault }) => fault === 'delay'),
    );
  };
  expect(run(7)).toEqual(run(7));
  expect(run(7)).not.toEqual(run(8));
  expect(run(7, true)).toEqual(run(7));
  const share = run(7).filter(Boolean).length / 300;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.4);
});

test('two rules of one probability do not strike in step', () => {
  const faults = createFaults();
  const rule = { on: 'webhook', probability: 0.5 } as const;
  faults.set({
    rules: [
      { fault: 'duplicate', ...rule },
      { fault: 'wrong-signature', ...rule },
    ],
  });
  const strikes = Array.from({ length: 100 }, () => faults.strikePost('webhook').length);
  expect(strikes).toContain(1);
});

test.each([
  ['neither count nor probability', { fault: 'reset-before-accept' }],
  ['both', { fault: 'reset-before-accept', count: 1, probability: 1 }],
  ['an unknown fault', { fault: 'meteor', count: 1 }],
  ['a status that is no fault', { fault: 'server-error', status: 200, count: 1 }],
])('a plan is refused over HTTP: %s', async (_label, rule) => {
  const { url, sandbox } = await setStage();
  const response = await fetch(`${url}/_sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules: [rule] }),
  });
  expect(response.status).toBe(400);
  expect(sandbox.faults.tally()).toEqual([]);
});

test('duplicate: the same webhook, more often', async () => {
  const { sandbox, product } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'duplicate', on: 'webhook', copies: 2, count: 1 }] });
  await sandbox.sendFromCitizen(message('satu'));
  await sandbox.sendFromCitizen(message('dua'));
  expect(product.posts.map(({ params }) => params['Body'])).toEqual(['satu', 'satu', 'satu', 'dua']);
  expect(new Set(product.posts.slice(0, 3).map(({ params }) => params['MessageSid'])).size).toBe(1);
  expect(await sandbox.ledger.entries({ kind: 'webhook' })).toHaveLength(4);
});

test('reorder: the webhook comes after the next one', async () => {
  const { sandbox, product } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'reorder', on: 'webhook', heldAtMostMs: 60_000, count: 1 }] });
  expect(await sandbox.sendFromCitizen(message('satu'))).toMatchObject({ result: { kind: 'deferred' } });
  await sandbox.sendFromCitizen(message('dua'));
  await sandbox.settled();
  expect(product.posts.map(({ params }) => params['Body'])).toEqual(['dua', 'satu']);
});

test('reorder: a callback overtakes the one before', async () => {
  const { sandbox, product, create } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'reorder', on: 'callback', heldAtMostMs: 60_000, count: 1 }] });
  await create({ ...goodCall, StatusCallback: `${product.url}/status` });
  await sandbox.settled();
  const statuses = product.posts.map(({ params }) => params['MessageStatus']);
  expect([...statuses].sort()).toEqual(['delivered', 'queued', 'sent']);
  expect(statuses.indexOf('queued')).toBeGreaterThan(statuses.indexOf('sent'));
});

test('reorder: without a next one it comes all the same', async () => {
  const { sandbox, product } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'reorder', on: 'webhook', heldAtMostMs: 5, count: 1 }] });
  await sandbox.sendFromCitizen(message('satu'));
  await sandbox.settled();
  expect(product.posts).toHaveLength(1);
});

test('delay: the webhook comes, later', async () => {
  const { sandbox, product } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'delay', on: 'webhook', delayMs: 30, count: 1 }] });
  expect(await sandbox.sendFromCitizen(message('satu'))).toMatchObject({ result: { kind: 'deferred' } });
  await sandbox.sendFromCitizen(message('dua'));
  await sandbox.settled();
  expect(product.posts.map(({ params }) => params['Body']).sort()).toEqual(['dua', 'satu']);
  expect(await sandbox.ledger.entries({ kind: 'webhook' })).toContainEqual(
    expect.objectContaining({ faults: ['delay'] }),
  );
});

test('wrong signature: another one than the honest', async () => {
  const { sandbox, product } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'wrong-signature', on: 'webhook', count: 1 }] });
  const again = { ...message('satu'), messageId: `SM${'a'.repeat(32)}` };
  await sandbox.sendFromCitizen(again);
  await sandbox.sendFromCitizen(again);
  const [forged, honest] = product.posts.map(({ headers }) => headers['x-twilio-signature']);
  expect(forged).toMatch(/^[A-Za-z0-9+/]{27}=$/);
  expect(forged).not.toBe(honest);
});

test('too many requests: 429 with Retry-After, nothing accepted', async () => {
  const { sandbox, create } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'too-many-requests', retryAfterSeconds: 3, count: 1 }] });
  const response = await create(goodCall);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('3');
  expect(await response.json()).toMatchObject({ code: 20429, status: 429 });
  expect(await sandbox.ledger.entries()).toMatchObject([
    { verdict: { kind: 'rejected', code: 20429 }, faults: ['too-many-requests'], messageId: null },
  ]);
  expect((await create(goodCall)).status).toBe(201);
});

test('server error: as told, nothing accepted', async () => {
  const { sandbox, create } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'server-error', status: 503, count: 1 }] });
  expect((await create(goodCall)).status).toBe(503);
  expect(await sandbox.ledger.entries()).toMatchObject([{ verdict: { kind: 'rejected', status: 503 } }]);
});

test('reset before accept: the caller sees a broken connection, and nothing is accepted', async () => {
  const { sandbox, create } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'reset-before-accept', count: 1 }] });
  await expect(create(goodCall)).rejects.toThrow();
  expect(await sandbox.ledger.entries()).toMatchObject([{ verdict: { kind: 'cut' }, messageId: null }]);
});

test('timeout after accept, reset: the caller sees the same, but the message is accepted and travels on', async () => {
  const { sandbox, product, create } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'timeout-after-accept', ending: 'reset', count: 1 }] });
  await expect(create({ ...goodCall, StatusCallback: `${product.url}/status` })).rejects.toThrow();
  await sandbox.settled();
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    {
      verdict: { kind: 'accepted' },
      faults: ['timeout-after-accept'],
      messageId: expect.stringMatching(/^SM/),
    },
  ]);
  expect(product.posts.map(({ params }) => params['MessageStatus'])).toEqual(['queued', 'sent', 'delivered']);
});

test('timeout after accept, hang: no answer comes until the caller gives up', async () => {
  const { sandbox, url } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'timeout-after-accept', count: 1 }] });
  const call = fetch(`${url}/2010-04-01/Accounts/${account.accountSid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}` },
    body: new URLSearchParams(goodCall),
    signal: AbortSignal.timeout(200),
  });
  await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([{ verdict: { kind: 'accepted' } }]);
});

test('undelivered: the last status says so, with its code', async () => {
  const { sandbox, product, create } = await setStage();
  sandbox.faults.set({ rules: [{ fault: 'undelivered', errorCode: 30_003, count: 1 }] });
  await create({ ...goodCall, StatusCallback: `${product.url}/status` });
  await sandbox.settled();
  expect(product.posts.map(({ params }) => [params['MessageStatus'], params['ErrorCode']])).toEqual([
    ['queued', undefined],
    ['sent', undefined],
    ['undelivered', '30003'],
  ]);
});
