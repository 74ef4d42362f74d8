import { expect, test } from 'vitest';
import { goodReply, messagesPath, messagingIn, meta, psid, setMetaStage } from '../../../test/meta-stage.js';
import { signBody } from '../graph/sign.js';

const message = (body: string) => ({ channel: 'messenger', from: psid, body });
const texts = (events: readonly Record<string, unknown>[]) =>
  events.map((event) => (event['message'] as { text: string }).text);

test('duplicate, and reorder', async () => {
  const { sandbox, product } = await setMetaStage();
  sandbox.faults.set({
    rules: [
      { fault: 'duplicate', on: 'webhook', copies: 1, count: 1 },
      { fault: 'reorder', on: 'webhook', heldAtMostMs: 60_000, count: 1 },
    ],
  });
  expect(await sandbox.sendFromCitizen(message('satu'))).toMatchObject({ result: { kind: 'deferred' } });
  await sandbox.sendFromCitizen(message('dua'));
  await sandbox.settled();
  expect(texts(messagingIn(product.posts))).toEqual(['dua', 'satu', 'satu']);
});

test('wrong signature: of another secret, over the same bytes', async () => {
  const { sandbox, product } = await setMetaStage();
  sandbox.faults.set({ rules: [{ fault: 'wrong-signature', on: 'webhook', count: 1 }] });
  await sandbox.sendFromCitizen(message('satu'));
  const [post] = product.posts;
  expect(post?.headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(post?.headers['x-hub-signature-256']).not.toBe(signBody(meta.appSecret, post?.body ?? ''));
});

test.each([
  [{ fault: 'too-many-requests', retryAfterSeconds: 90, count: 1 }, 400, 613],
  [{ fault: 'too-many-requests', errorCode: 4, count: 1 }, 400, 4],
  [{ fault: 'too-many-requests', errorCode: 551, count: 1 }, 400, 551],
  [{ fault: 'server-error', status: 503, count: 1 }, 503, 2],
] as const)('%o', async (rule, status, code) => {
  const { sandbox, call } = await setMetaStage();
  await sandbox.sendFromCitizen(message('Halo'));
  sandbox.faults.set({ rules: [rule] });
  const response = await call(messagesPath, { body: goodReply });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code, type: 'OAuthException' } });
  const usage = JSON.parse(response.headers.get('x-business-use-case-usage') ?? '{}')[meta.pageId];
  const isLimit = rule.fault === 'too-many-requests';
  expect(usage).toMatchObject([
    {
      type: 'messenger',
      call_count: isLimit ? 100 : 1,
      estimated_time_to_regain_access: code === 613 ? 2 : isLimit ? 1 : 0,
    },
  ]);
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { verdict: { kind: 'rejected', code }, faults: [rule.fault], messageId: null },
  ]);
  expect((await call(messagesPath, { body: goodReply })).status).toBe(200);
});

test('near the limit: accepted, and the headers say how near', async () => {
  const { sandbox, call } = await setMetaStage();
  await sandbox.sendFromCitizen(message('Halo'));
  sandbox.faults.set({ rules: [{ fault: 'near-limit', percent: 92, regainMinutes: 3, count: 1 }] });
  const near = await call(messagesPath, { body: goodReply });
  expect(near.status).toBe(200);
  expect(JSON.parse(near.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 92 });
  expect(JSON.parse(near.headers.get('x-business-use-case-usage') ?? '')).toEqual({
    [meta.pageId]: [
      {
        type: 'messenger',
        call_count: 92,
        total_cputime: 1,
        total_time: 1,
        estimated_time_to_regain_access: 3,
      },
    ],
  });
  const after = await call(messagesPath, { body: goodReply });
  expect(JSON.parse(after.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 1 });
});

test('reset before accept: nothing is accepted, and a private reply is not used up', async () => {
  const { sandbox, call } = await setMetaStage();
  const { messageId } = await sandbox.sendFromCitizen({ channel: 'facebook', from: psid, body: 'Halo' });
  const body = { recipient: { comment_id: messageId }, message: { text: 'Halo' } };
  sandbox.faults.set({ rules: [{ fault: 'reset-before-accept', count: 1 }] });
  await expect(call(messagesPath, { body })).rejects.toThrow();
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { verdict: { kind: 'cut' }, messageId: null, citizen: psid },
  ]);
  expect((await call(messagesPath, { body })).status).toBe(200);
});

test('timeout after accept, reset: accepted, and it travels on', async () => {
  const { sandbox, product, call } = await setMetaStage();
  await sandbox.sendFromCitizen(message('Halo'));
  sandbox.faults.set({ rules: [{ fault: 'timeout-after-accept', ending: 'reset', count: 1 }] });
  await expect(call(messagesPath, { body: goodReply })).rejects.toThrow();
  await sandbox.settled();
  const entries = await sandbox.ledger.entries();
  expect(entries).toMatchObject([
    { kind: 'webhook' },
    { kind: 'call', verdict: { kind: 'accepted' }, messageId: expect.stringMatching(/^m_/) },
    { kind: 'callback', status: 'echo' },
    { kind: 'callback', status: 'delivery' },
  ]);
  expect(product.posts).toHaveLength(3);
});

test('timeout after accept, hang: no answer comes until the caller gives up', async () => {
  const { sandbox, call } = await setMetaStage();
  await sandbox.sendFromCitizen(message('Halo'));
  sandbox.faults.set({ rules: [{ fault: 'timeout-after-accept', count: 1 }] });
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${meta.pageToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(goodReply),
    signal: AbortSignal.timeout(200),
  };
  await expect(call(messagesPath, { init })).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([{ verdict: { kind: 'accepted' } }]);
});

test('undelivered: there is an echo, and nothing more', async () => {
  const { sandbox, call } = await setMetaStage({ statusDelaysMs: { echo: 0, delivered: 0, read: 0 } });
  await sandbox.sendFromCitizen(message('Halo'));
  sandbox.faults.set({ rules: [{ fault: 'undelivered', count: 1 }] });
  await call(messagesPath, { body: goodReply });
  await sandbox.settled();
  expect(await sandbox.ledger.entries({ kind: 'callback' })).toMatchObject([{ status: 'echo' }]);
});
