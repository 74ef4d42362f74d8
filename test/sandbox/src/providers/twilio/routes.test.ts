import twilio from 'twilio';
import { expect, test } from 'vitest';
import { account, goodCall, setStage } from '../../../test/test-sandbox.js';
import { loadTwilioSpec } from './spec.js';

test('an accepted call is answered with a queued Message resource and stands in the ledger', async () => {
  const { create, sandbox } = await setStage();
  const response = await create(goodCall);
  expect(response.status).toBe(201);
  const resource = (await response.json()) as Record<string, unknown>;
  expect(resource).toMatchObject({
    status: 'queued',
    to: goodCall.To,
    body: goodCall.Body,
    error_code: null,
  });
  expect(loadTwilioSpec().messageViolations(resource)).toEqual([]);
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    {
      operation: 'message.create',
      citizen: goodCall.To,
      messageId: resource['sid'],
      params: goodCall,
      verdict: { kind: 'accepted' },
      violations: [],
    },
  ]);
});

const { To, From, Body } = goodCall;
test.each([
  ['To missing', { From, Body }, 21604, 1],
  ['From missing', { To, Body }, 21603, 0],
  ['nothing to say', { To, From }, 21602, 0],
  ['To is no number', { ...goodCall, To: '+62' }, 21211, 0],
  ['To is a short code', { ...goodCall, To: '1708' }, 21265, 0],
  ['To ourselves', { ...goodCall, To: From }, 21266, 0],
  ['From another number', { ...goodCall, From: '+6281200009999' }, 21606, 0],
  ['1601 characters', { ...goodCall, Body: 'a'.repeat(1_601) }, 21617, 1],
  ['a callback that is no URL', { ...goodCall, StatusCallback: 'status' }, 21609, 1],
  ['against the specification otherwise', { ...goodCall, ValidityPeriod: '0' }, 20001, 1],
])('%s', async (_label, params, code, violationCount) => {
  const { create, sandbox } = await setStage();
  const response = await create(params as Record<string, string>);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    code,
    message: expect.any(String),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status: 400,
  });
  const [entry] = await sandbox.ledger.entries();
  expect(entry).toMatchObject({ verdict: { kind: 'rejected', code } });
  expect(entry?.kind === 'call' && entry.violations).toHaveLength(violationCount);
});

test('a misspelt parameter is taken, as the real one would, and flagged', async () => {
  const { create, sandbox } = await setStage();
  expect((await create({ ...goodCall, StatusCallBack: 'https://lapor.example' })).status).toBe(201);
  expect(await sandbox.ledger.entries()).toMatchObject([
    { verdict: { kind: 'accepted' }, violations: ['StatusCallBack is not a parameter of this call'] },
  ]);
});

test('a wrong token is 401 and 20003, and never in the ledger', async () => {
  const { create, sandbox } = await setStage();
  const response = await create(goodCall, 'wrong-token');
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: 20003 });
  expect(JSON.stringify(await sandbox.ledger.entries())).not.toContain(
    btoa(`${account.accountSid}:wrong-token`),
  );
});

test('a path the sandbox does not play is a violation', async () => {
  const { url, sandbox } = await setStage();
  const response = await fetch(`${url}/2010-04-01/Accounts/${account.accountSid}/Calls.json`, {
    method: 'POST',
  });
  expect(response.status).toBe(404);
  expect(await sandbox.ledger.entries()).toMatchObject([
    { operation: 'unknown', violations: [expect.any(String)] },
  ]);
});

test('after STOP the citizen is not written to until START', async () => {
  const { create, sandbox } = await setStage();
  const say = (body: string) => sandbox.sendFromCitizen({ channel: 'sms', from: goodCall.To, body });
  await say('Jangan STOP dulu');
  expect((await create(goodCall)).status).toBe(201);
  await say(' stop ');
  expect(await (await create(goodCall)).json()).toMatchObject({ code: 21610 });
  expect((await create({ ...goodCall, To: '+6281207654321' })).status).toBe(201);
  await say('START');
  expect((await create(goodCall)).status).toBe(201);
});

test.each([
  ['default', 'BERHENTI', 201, undefined],
  ['advanced', 'BERHENTI', 400, 'STOP'],
  ['advanced', 'STOP', 400, 'STOP'],
  ['off', 'STOP', 201, undefined],
] as const)('opt-out %s, %s: %i, OptOutType %s', async (optOut, body, status, optOutType) => {
  const { create, sandbox, product } = await setStage({ optOut });
  await sandbox.sendFromCitizen({ channel: 'sms', from: goodCall.To, body });
  expect(product.posts[0]?.params['OptOutType']).toBe(optOutType);
  expect((await create(goodCall)).status).toBe(status);
});

test('status callbacks come in order, signed, with their parameters', async () => {
  const { create, sandbox, product } = await setStage();
  const statusCallback = `${product.url}/webhooks/sms/twilio/status?x=1`;
  const { sid } = (await (await create({ ...goodCall, StatusCallback: statusCallback })).json()) as {
    sid: string;
  };
  await sandbox.settled();
  expect(product.posts.map(({ params }) => params['MessageStatus'])).toEqual(['queued', 'sent', 'delivered']);
  for (const { params, headers } of product.posts) {
    expect(params).toMatchObject({
      MessageSid: sid,
      SmsSid: sid,
      SmsStatus: params['MessageStatus'],
      To: goodCall.To,
    });
    const signature = String(headers['x-twilio-signature']);
    expect(twilio.validateRequest(account.authToken, signature, statusCallback, params)).toBe(true);
  }
  expect(product.posts[2]?.params['RawDlrDoneDate']).toMatch(/^\d{10}$/);
  expect(
    (await sandbox.ledger.entries({ kind: 'callback' })).map((entry) => 'status' in entry && entry.status),
  ).toEqual(['queued', 'sent', 'delivered']);
});
