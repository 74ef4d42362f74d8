import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { aNumber } from './src/citizen.js';
import { metric } from './src/metrics.js';
import { inboundPath, postSigned, smsFields } from './src/signed-webhook.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams, type Streams } from './src/streams.js';

const newToken = randomBytes(16).toString('hex');
const oldToken = randomBytes(16).toString('hex');

let stack: Stack;
let streams: Streams;
beforeAll(async () => {
  stack = await startStack({
    parts: ['sms'],
    variables: { sms: { TWILIO_AUTH_TOKENS: `${newToken},${oldToken}` } },
  });
  streams = await openStreams(stack);
});
afterAll(async () => {
  await streams?.close();
  await stack?.remove();
});

const anSms = (more: Record<string, string> = {}) =>
  smsFields(
    { accountSid: stack.twilio.accountSid, from: aNumber(), to: stack.twilio.number, body: 'Lampu mati' },
    more,
  );
const forgeries = (reason: string) =>
  metric(stack.urls.sms, 'kanal_webhook_outcomes_total', { outcome: 'forged', reason });

/** https://www.twilio.com/docs/usage/webhooks/webhooks-security */
const documented = {
  token: '12345',
  url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
  fields: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  },
  signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
};

describe('a genuine webhook', () => {
  it('is accepted when it is signed with either live token', async () => {
    const before = await streams.count('INBOUND');
    for (const token of [newToken, oldToken]) {
      const answer = await postSigned(stack, { fields: anSms(), token });
      expect(answer).toEqual({ status: 200, body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' });
    }
    expect(await streams.count('INBOUND')).toBe(before + 2);
  });

  it('is signed over its query and all fields, as in the example of Twilio’s documentation', async () => {
    const { token, url, fields, signature } = documented;
    expect(validateRequest(token, signature, url, fields)).toBe(true);
    const path = `${inboundPath}?foo=1&bar=2`;
    expect((await postSigned(stack, { fields, path, token: newToken })).status).toBe(200);
    for (const wrong of [{ signature }, { token }]) {
      expect((await postSigned(stack, { fields, path, token: newToken, ...wrong })).status).toBe(403);
    }
  });

  it('keeps the fields nobody knows yet', async () => {
    const fields = anSms({ NewestFeature: 'ya & tidak', toString: '1' });
    expect((await postSigned(stack, { fields, token: newToken })).status).toBe(200);
    const stored = (await streams.messages('INBOUND'))
      .map((message) => message.json<{ externalId?: string; raw?: unknown }>())
      .find(({ externalId }) => externalId === fields['MessageSid']);
    expect(stored?.raw).toEqual(fields);
  });
});

describe('a forged webhook', () => {
  it.each([
    ['no signature', 'missing-signature', () => ({ fields: anSms(), token: newToken, signature: null })],
    ['another token', 'bad-signature', () => ({ fields: anSms(), token: '0'.repeat(32) })],
    [
      'the signature of another message',
      'bad-signature',
      () => ({ fields: anSms(), token: newToken, signature: documented.signature }),
    ],
    [
      'a query that was not signed',
      'bad-signature',
      () => {
        const fields = anSms();
        const signature = getExpectedTwilioSignature(newToken, `${stack.urls.sms}${inboundPath}`, fields);
        return { fields, token: newToken, signature, path: `${inboundPath}?a=1` };
      },
    ],
  ] as const)('with %s gets 403, nothing else, and is counted', async (_label, reason, forge) => {
    const before = { stored: await streams.count('INBOUND'), counted: await forgeries(reason) };
    expect(await postSigned(stack, forge())).toEqual({ status: 403, body: '' });
    expect(await forgeries(reason)).toBe(before.counted + 1);
    expect(await streams.count('INBOUND')).toBe(before.stored);
  });
});

interface Hostile {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | string;
}

/** Node's own client: it sends what it is told, also what `fetch` would put right. @returns the status. */
function send({ method = 'POST', path = inboundPath, headers = {}, body = '' }: Hostile): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(`${stack.urls.sms}/`, { method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('hostile input', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const big = new Uint8Array(129 * 1024).fill(97);

  it.each<[string, number, Hostile]>([
    ['random bytes', 403, { headers: { 'x-twilio-signature': 'AAAA' }, body: randomBytes(4096) }],
    [
      'escapes that are none',
      403,
      { headers: { ...form, 'x-twilio-signature': 'A' }, body: 'Body=%zz%C3%28&%=%' },
    ],
    [
      'fields named like an object’s own',
      403,
      { headers: { ...form, 'x-twilio-signature': 'A' }, body: '__proto__=1&constructor=2' },
    ],
    [
      'a hundred thousand fields',
      403,
      { headers: { ...form, 'x-twilio-signature': 'A' }, body: '&'.repeat(100_000) },
    ],
    ['a body over the cap', 413, { headers: form, body: big }],
    [
      'a body over the cap that does not say so',
      413,
      { headers: { ...form, 'transfer-encoding': 'chunked' }, body: big },
    ],
    ['a compressed body', 400, { headers: { ...form, 'content-encoding': 'gzip' }, body: 'x' }],
    ['headers of 20 KB', 431, { headers: { 'x-large': 'x'.repeat(20_000) } }],
    ['a signature with every kind of byte', 403, { headers: { 'x-twilio-signature': '\u00ff=\t\u00e9' } }],
    ['GET', 404, { method: 'GET' }],
    ['DELETE', 404, { method: 'DELETE' }],
    ['an unknown path', 404, { path: '/wp-login.php' }],
    ['a path with broken escapes', 404, { path: '/%zz/%C0%AE%C0%AE' }],
    ['a path that climbs', 404, { path: '/webhooks/../../etc/passwd' }],
    ['a query that cannot be decoded', 403, { path: `${inboundPath}?%zz=%E0%A4%A&bodySHA256=zz` }],
  ])('%s is answered %i', async (_label, status, hostile) => {
    const before = await streams.count('INBOUND');
    expect(await send(hostile)).toBe(status);
    expect(await streams.count('INBOUND')).toBe(before);
  });

  it('leaves the service in order', async () => {
    await until('nothing to be in flight', async () =>
      (await metric(stack.urls.sms, 'kanal_webhooks_in_flight')) === 0 ? true : undefined,
    );
    expect((await postSigned(stack, { fields: anSms(), token: newToken })).status).toBe(200);
    expect(stack.logs()).not.toMatch(/webhook\.failed|uncaught|unhandled/i);
  });
});
