import { createHash } from 'node:crypto';
import type { WebhookRequest } from '@kanal/adapter';
import fc from 'fast-check';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import { fixtureAccount, readFixtures, signedRequest } from './fixtures/read-fixtures.js';
import { maxFormFields } from './limits.js';
import { readForm } from './payload.js';
import { verify } from './verify.js';

const { authToken, publicBaseUrl } = fixtureAccount;
const options = { authTokens: [authToken], publicBaseUrl };
const path = '/webhooks/sms/twilio';
const genuine = { verdict: 'genuine' };
const bad = { verdict: 'forged', reason: 'bad-signature' };

function withHeader(request: WebhookRequest, signature: string | undefined): WebhookRequest {
  return { ...request, headers: { ...request.headers, 'x-twilio-signature': signature } };
}

describe('the example of Twilio’s documentation', () => {
  // https://www.twilio.com/docs/usage/webhooks/webhooks-security
  const documented = {
    ...signedRequest('/myapp.php', 'foo=1&bar=2', [
      ['Digits', '1234'],
      ['To', '+18005551212'],
      ['From', '+14158675309'],
      ['Caller', '+14158675309'],
      ['CallSid', 'CA1234567890ABCDE'],
    ]),
    headers: { 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
  };

  test.each([
    ['https://mycompany.com', genuine],
    ['https://mycompany.com:443', genuine],
    ['http://mycompany.com', bad],
    ['https://mycompany.org', bad],
    ['https://mycompany.com/prefix', bad],
  ])('at %s', (baseUrl, expected) => {
    expect(verify(documented, { authTokens: ['12345'], publicBaseUrl: baseUrl })).toEqual(expected);
  });
});

describe('verify', () => {
  test.each(readFixtures())('takes $file as signed, and with no other token or query', ({ request }) => {
    expect(verify(request, options)).toEqual(genuine);
    expect(verify(request, { ...options, authTokens: ['another'] })).toEqual(bad);
    expect(verify({ ...request, query: `${request.query}&a=1` }, options)).toEqual(bad);
    expect(verify({ ...request, path: `${request.path}/x` }, options)).toEqual(bad);
  });

  test.each(['newer', 'older'])('takes the %s of two tokens', (authTokenUsed) => {
    const request = signedRequest(path, '', [['Body', 'Halo']], authTokenUsed);
    expect(verify(request, { ...options, authTokens: ['newer', 'older'] })).toEqual(genuine);
    expect(verify(request, { ...options, authTokens: ['newest'] })).toEqual(bad);
  });

  test('does not look into a form of more fields than Twilio would ever send', () => {
    const fields = (count: number) =>
      Array.from({ length: count }, (_, n): [string, string] => [`f${n}`, '']);
    expect(verify(signedRequest(path, '', fields(maxFormFields)), options)).toEqual(genuine);
    expect(verify(signedRequest(path, '', fields(maxFormFields + 1)), options)).toEqual({
      verdict: 'forged',
      reason: 'too-many-fields',
    });
  });

  test.each([undefined, ''])('calls a signature of %j missing', (signature) => {
    const request = withHeader(signedRequest(path, '', [['Body', 'Halo']]), signature);
    expect(verify(request, options)).toEqual({ verdict: 'forged', reason: 'missing-signature' });
  });

  test('without tokens nothing is genuine', () => {
    expect(verify(signedRequest(path, '', []), { ...options, authTokens: [] })).toEqual(bad);
  });

  test('a field that comes twice counts with its values sorted, and equal ones once', () => {
    const request = signedRequest(path, '', [
      ['MediaUrl', 'b'],
      ['MediaUrl', 'a'],
      ['MediaUrl', 'b'],
    ]);
    expect(verify(request, options)).toEqual(genuine);
    expect(verify({ ...request, body: Buffer.from('MediaUrl=a&MediaUrl=b') }, options)).toEqual(genuine);
    expect(verify({ ...request, body: Buffer.from('MediaUrl=ab') }, options)).toEqual(bad);
  });

  test('agrees with the SDK on any fields and any signature', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    const form = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 12 });
    fc.assert(
      fc.property(
        form,
        fc.constantFrom('', 'a=1', 'x=%27&y=b+c'),
        fc.boolean(),
        (fields, query, isForged) => {
          const request = signedRequest(path, query, fields, isForged ? 'forger' : authToken);
          const signature = request.headers['x-twilio-signature'] ?? '';
          const url = `${publicBaseUrl}${path}${query && `?${query}`}`;
          const bySdk = validateRequest(authToken, signature, url, paramsOf(request.body));
          expect(verify(request, options)).toEqual(bySdk ? genuine : bad);
          expect(bySdk).toBe(!isForged);
        },
      ),
    );
  });
});

describe('a body that is no form', () => {
  const body = Buffer.from('{"Body":"Halo \u00e9"}');
  const signed = (hash: string, bytes = body): WebhookRequest => {
    const query = `bodySHA256=${hash}`;
    const signature = getExpectedTwilioSignature(authToken, `${publicBaseUrl}${path}?${query}`, {});
    return { ...withHeader(signedRequest(path, query, []), signature), body: bytes };
  };
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  test.each([
    ['its hash in the URL', signed(hashOf(body)), genuine],
    ['the hash of another', signed(hashOf(Buffer.from('{}'))), bad],
    ['no hash', signed(''), bad],
    ['half a hash', signed(hashOf(body).slice(0, 32)), bad],
    ['a hash that is none', signed('z'.repeat(64)), bad],
    ['bytes that are no text', signed(hashOf(Buffer.from([0xff])), Buffer.from([0xfe])), bad],
  ])('with %s', (_label, request, expected) => {
    expect(verify(request, options)).toEqual(expected);
  });
});

/** As a web framework hands a form to the SDK, by another parser than ours. */
function paramsOf(body: Uint8Array): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(Buffer.from(body).toString())) {
    const before = params[name];
    params[name] = before === undefined ? value : [before, value].flat();
  }
  return params;
}

test('the form is read as the standard for URLs reads it', () => {
  const bytes = fc.stringMatching(/^[a-c=&+%0-9éA-F ]{0,40}$/).map((text) => Buffer.from(text));
  const wellFormed = bytes.filter((body) => /^(?:[^%]|%[2-7][0-9A-F])*$/.test(body.toString()));
  fc.assert(
    fc.property(wellFormed, (body) => {
      expect(Object.entries(readForm(body))).toEqual(Object.entries(paramsOf(body)));
    }),
  );
});

test.each([
  ['%', { '%': '' }],
  ['Body=100%', { Body: '100%' }],
  ['Body=%zz%4', { Body: '%zz%4' }],
  ['Body=%ff', { Body: '\ufffd' }],
  ['Body=a%00b', { Body: 'a\0b' }],
  ['__proto__=1&constructor=2', JSON.parse('{"__proto__":"1","constructor":"2"}')],
  ['', {}],
])('%j does not throw', (text, expected) => {
  expect(Object.entries(readForm(Buffer.from(text)))).toEqual(Object.entries(expected));
});
