import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/test-sandbox.js';
import { goodMessage, setWhatsAppStage, statusesIn, valuesOf, waba } from '../../../test/whatsapp-stage.js';
import { appSecretProof, signBody } from '../graph/sign.js';
import { loadWhatsAppSpec } from './spec.js';

test('an accepted call is answered with a wamid and stands in the ledger', async () => {
  const { create, hear, sandbox } = await setWhatsAppStage();
  await hear();
  const response = await create(goodMessage);
  expect(response.status).toBe(200);
  const answer = (await response.json()) as { messages: { id: string }[] };
  expect(answer).toEqual({
    messaging_product: 'whatsapp',
    contacts: [
      {
        input: goodMessage.to,
        wa_id: goodMessage.to,
        user_id: expect.stringMatching(/^ID\.[0-9A-F]{26}$/),
      },
    ],
    messages: [{ id: expect.stringMatching(/^wamid\.[A-Za-z0-9+/]+=*$/) }],
  });
  expect(loadWhatsAppSpec().answerViolations(answer)).toEqual([]);
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    {
      provider: 'whatsapp-cloud',
      operation: 'message.create',
      citizen: goodMessage.to,
      messageId: answer.messages[0]?.id,
      params: goodMessage,
      text: goodMessage.text.body,
      verdict: { kind: 'accepted' },
      violations: [],
    },
  ]);
});

const { to: _, ...withoutTo } = goodMessage;
test.each([
  ['nobody named', withoutTo, 100, 1],
  ['no number', { ...goodMessage, to: 'Pak RT' }, 100, 0],
  ['4097 characters', { ...goodMessage, text: { body: 'a'.repeat(4_097) } }, 100, 1],
  ['a misspelt field', { ...goodMessage, contxt: {} }, 100, 1],
  ['to ourselves', { ...goodMessage, to: waba.number }, 131_021, 0],
  ['somebody who never wrote', { ...goodMessage, to: '6281209999999' }, 131_047, 0],
  ['no object', [], 100, 4],
])('%s', async (_label, body, code, violationCount) => {
  const { create, hear, sandbox } = await setWhatsAppStage();
  await hear();
  const response = await create(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { code, message: expect.any(String), type: 'OAuthException', fbtrace_id: expect.any(String) },
  });
  const [entry] = await sandbox.ledger.entries({ kind: 'call' });
  expect(entry).toMatchObject({ verdict: { kind: 'rejected', code }, messageId: null });
  expect(entry?.kind === 'call' && entry.violations.length).toBeGreaterThanOrEqual(violationCount);
  expect(entry?.kind === 'call' && entry.violations.length > 0).toBe(violationCount > 0);
});

const path = `v23.0/${waba.phoneNumberId}/messages`;
const proof = appSecretProof(waba.appSecret, waba.token);
test.each([
  ['no token', path, proof, undefined, 190, ['the access token is missing or wrong']],
  ['another token', path, proof, 'Bearer other-token', 190, ['the access token is missing or wrong']],
  ['no proof', path, undefined, `Bearer ${waba.token}`, 100, ['appsecret_proof is missing']],
  [
    'a proof with another secret',
    path,
    appSecretProof('x', waba.token),
    `Bearer ${waba.token}`,
    100,
    ['appsecret_proof is wrong'],
  ],
  ['another number', 'v23.0/999/messages', proof, `Bearer ${waba.token}`, 100, []],
])('%s', async (_label, to, given, authorization, code, violations) => {
  const { url, hear, sandbox } = await setWhatsAppStage();
  await hear();
  const response = await fetch(`${url}/${to}${given === undefined ? '' : `?appsecret_proof=${given}`}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: JSON.stringify(goodMessage),
  });
  expect(response.status).toBe(code === 190 ? 401 : 400);
  expect(await response.json()).toMatchObject({ error: { code } });
  const [entry] = await sandbox.ledger.entries({ kind: 'call' });
  expect(entry).toMatchObject({ violations });
  const evidence = JSON.stringify(entry);
  for (const secret of [waba.token, 'other-token', waba.appSecret, proof]) {
    expect(evidence).not.toContain(secret);
  }
});

test('a path the sandbox does not play is a violation', async () => {
  const { get, sandbox } = await setWhatsAppStage();
  expect((await get(`${waba.phoneNumberId}/message_templates`)).status).toBe(400);
  expect(await sandbox.ledger.entries()).toMatchObject([
    { operation: 'unknown', violations: [expect.any(String)] },
  ]);
});

test('24 hours after the last message only a template is taken', async () => {
  let nowMs = Date.UTC(2026, 10, 24);
  const clock = { nowMs: () => nowMs, sleep: async () => undefined };
  const { create, hear } = await setWhatsAppStage({ clock });
  await hear();
  nowMs += 24 * 3_600_000 - 1;
  expect((await create(goodMessage)).status).toBe(200);
  nowMs += 1;
  expect(await (await create(goodMessage)).json()).toMatchObject({ error: { code: 131_047 } });
  const { text: __, ...rest } = goodMessage;
  const template = {
    ...rest,
    type: 'template',
    template: { name: 'kabar', language: { code: 'id', policy: 'deterministic' } },
  };
  expect((await create(template)).status).toBe(200);
  await hear('Masih ada?');
  expect((await create(goodMessage)).status).toBe(200);
});

test.each([
  ['known', 200],
  ['unknown', 400],
] as const)('strangers who are %s', async (strangers, status) => {
  const { create } = await setWhatsAppStage({ strangers });
  expect((await create(goodMessage)).status).toBe(status);
  const mark = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.elsewhere' };
  expect((await create(mark)).status).toBe(status);
});

test('the window stays open over a restart of the sandbox', async () => {
  const dataDir = await temporaryFolder();
  const before = await setWhatsAppStage({ dataDir });
  await before.hear();
  await before.sandbox.close();
  const after = await setWhatsAppStage({ dataDir });
  expect((await after.create(goodMessage)).status).toBe(200);
});

test('a BSUID of a known number leads to the number', async () => {
  const { create, hear, product, sandbox } = await setWhatsAppStage();
  await hear();
  const userId = valuesOf(product.posts[0])[0]?.contacts?.[0]?.['user_id'];
  const answer = await create({ ...withoutTo, recipient: userId });
  expect(await answer.json()).toMatchObject({ contacts: [{ input: userId, wa_id: goodMessage.to }] });
  expect(await sandbox.ledger.entries({ kind: 'call', citizen: goodMessage.to })).toHaveLength(1);
});

test('marking as read creates no message', async () => {
  const { create, sandbox, product } = await setWhatsAppStage();
  const { messageId } = await sandbox.sendFromCitizen({
    channel: 'whatsapp',
    from: goodMessage.to,
    body: 'Halo',
  });
  const mark = { messaging_product: 'whatsapp', status: 'read', message_id: messageId };
  const response = await create({ ...mark, typing_indicator: { type: 'text' } });
  expect(await response.json()).toEqual({ success: true });
  expect((await create({ ...mark, message_id: 'wamid.of-nobody' })).status).toBe(400);
  await sandbox.settled();
  expect(product.posts).toHaveLength(1);
  const [call] = await sandbox.ledger.entries({ kind: 'call' });
  expect(call).toMatchObject({ operation: 'message.read', messageId, violations: [] });
  expect(call).not.toHaveProperty('text');
});

test('statuses come in order, signed, with the callback data', async () => {
  const { create, hear, sandbox, product } = await setWhatsAppStage({
    statusDelaysMs: { sent: 0, delivered: 0, read: 0 },
  });
  await hear();
  const answer = await create({ ...goodMessage, biz_opaque_callback_data: 'id-keluar-1' });
  const { messages } = (await answer.json()) as { messages: { id: string }[] };
  await sandbox.settled();
  const told = product.posts.slice(1);
  expect(statusesIn(told)).toMatchObject(
    ['sent', 'delivered', 'read'].map((status) => ({
      id: messages[0]?.id,
      status,
      timestamp: expect.stringMatching(/^\d{10}$/),
      recipient_id: goodMessage.to,
      recipient_user_id: expect.stringMatching(/^ID\./),
      biz_opaque_callback_data: 'id-keluar-1',
      pricing: { pricing_model: 'PMP' },
    })),
  );
  for (const { body, headers } of told) {
    expect(headers['x-hub-signature-256']).toBe(signBody(waba.appSecret, body));
  }
  expect(await sandbox.ledger.entries({ kind: 'callback', citizen: goodMessage.to })).toMatchObject([
    { status: 'sent' },
    { status: 'delivered' },
    { status: 'read' },
  ]);
});
