import { expect, test } from 'vitest';
import { fixtureAccount, signedRequest } from './fixtures/read-fixtures.js';
import { verify } from './verify.js';

const { appSecret, verifyToken } = fixtureAccount;
const request = signedRequest({ text: 'café' });
const genuine = { verdict: 'genuine' };
const bad = { verdict: 'forged', reason: 'bad-signature' };

test.each([
  ['the newer of two secrets', [appSecret, 'older'], genuine],
  ['the older of two secrets', ['newer', appSecret], genuine],
  ['another secret', ['newer', 'older'], bad],
  ['no secret', [], bad],
])('signed by %s', (_label, appSecrets, expected) => {
  expect(verify(request, { appSecrets, verifyToken })).toEqual(expected);
});

test('the bytes are signed, in which Meta escapes what is not ASCII', () => {
  expect(Buffer.from(request.body).toString()).toBe('{"text":"caf\\u00e9"}');
  const again = { ...request, body: Buffer.from(JSON.stringify({ text: 'café' })) };
  expect(verify(again, { appSecrets: [appSecret], verifyToken })).toEqual(bad);
});
