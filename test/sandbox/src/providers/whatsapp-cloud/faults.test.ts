import { expect, test } from 'vitest';
import { goodMessage, messagesIn, setWhatsAppStage, statusesIn, waba } from '../../../test/whatsapp-stage.js';
import { signBody } from '../graph/sign.js';

const message = (body: string) => ({ channel: 'whatsapp', from: goodMessage.to, body });
const bodies = (messages: readonly Record<string, unknown>[]) =>
  messages.map((each) => (each['text'] as { body: string }).body);

test('duplicate, and reorder', async () => {
  const { sandbox, product } = await setWhatsAppStage();
  sandbox.faults.set({
    rules: [
      { fault: 'duplicate', on: 'webhook', copies: 1, count: 1 },
      { fault: 'reorder', on: 'webhook', heldAtMostMs: 60_000, count: 1 },
    ],
  });
  expect(await sandbox.sendFromCitizen(message('satu'))).toMatchObject({ result: { kind: 'deferred' } });
  await sandbox.sendFromCitizen(message('dua'));
  await sandbox.settled();
  expect(bodies(messagesIn(product.posts))).toEqual(['dua', 'satu', 'satu']);
});

test('wrong signature: of another secret, over the same bytes', async () => {
  const { sandbox, product } = await setWhatsAppStage();
  sandbox.faults.set({ rules: [{ fault: 'wrong-signature', on: 'webhook', count: 1 }] });
  await sandbox.sendFromCitizen(message('satu'));
  const [post] = product.posts;
  expect(post?.headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(post?.headers['x-hub-signature-256']).not.toBe(signBody(waba.appSecret, post?.body ?? ''));
});

test.each([
  [{ fault: 'too-many-requests', count: 1 }, 429, 130_429],
  [{ fault: 'too-many-requests', errorCode: 131_056, count: 1 }, 429, 131_056],
  [{ fault: 'server-error', status: 503, count: 1 }, 503, 131_000],
] as const)('%o', async (rule, status, code) => {
  const { sandbox, create, hear } = await setWhatsAppStage();
  await hear();
  sandbox.faults.set({ rules: [rule] });
  const response = await create(goodMessage);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code, type: 'OAuthException' } });
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { verdict: { kind: 'rejected', code }, faults: [rule.fault], messageId: null },
  ]);
  expect((await create(goodMessage)).status).toBe(200);
});

test('reset before accept: nothing is accepted', async () => {
  const { sandbox, create, hear } = await setWhatsAppStage();
  await hear();
  sandbox.faults.set({ rules: [{ fault: 'reset-before-accept', count: 1 }] });
  await expect(create(goodMessage)).rejects.toThrow();
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { verdict: { kind: 'cut' }, messageId: null },
  ]);
});

test('timeout after accept, reset: accepted, and it travels on', async () => {
  const { sandbox, product, create, hear } = await setWhatsAppStage();
  await hear();
  sandbox.faults.set({ rules: [{ fault: 'timeout-after-accept', ending: 'reset', count: 1 }] });
  await expect(create(goodMessage)).rejects.toThrow();
  await sandbox.settled();
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { verdict: { kind: 'accepted' }, messageId: expect.stringMatching(/^wamid\./) },
  ]);
  expect(statusesIn(product.posts).map(({ status }) => status)).toEqual(['sent', 'delivered']);
});

test('timeout after accept, hang: no answer comes until the caller gives up', async () => {
  const { sandbox, create, hear } = await setWhatsAppStage();
  await hear();
  sandbox.faults.set({ rules: [{ fault: 'timeout-after-accept', count: 1 }] });
  const call = create(goodMessage, { signal: AbortSignal.timeout(200) });
  await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([{ verdict: { kind: 'accepted' } }]);
});

test.each([
  [undefined, 131_026],
  [131_047, 131_047],
])('undelivered with code %s: the last status is failed, %i', async (errorCode, code) => {
  const { sandbox, product, create, hear } = await setWhatsAppStage({
    statusDelaysMs: { sent: 0, delivered: 0, read: 0 },
  });
  await hear();
  sandbox.faults.set({ rules: [{ fault: 'undelivered', errorCode, count: 1 }] });
  await create({ ...goodMessage, biz_opaque_callback_data: 'id-keluar-1' });
  await sandbox.settled();
  expect(statusesIn(product.posts)).toMatchObject([
    { status: 'sent' },
    { status: 'failed', biz_opaque_callback_data: 'id-keluar-1', errors: [{ code }] },
  ]);
});
