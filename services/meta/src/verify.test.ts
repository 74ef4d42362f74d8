import { expect, test } from 'vitest';
import { aMetaAdapter } from './fixtures/a-meta-adapter.js';
import { fixtureApp, signedRequest } from './fixtures/read-fixtures.js';

const events = (overrides = {}) =>
  aMetaAdapter(undefined, overrides).routes.find(({ name }) => name === 'meta.events');
const bad = { verdict: 'forged', reason: 'bad-signature' };

test.each([
  ['the app’s secret', fixtureApp.appSecret, { verdict: 'genuine' }],
  ['its Instagram app’s secret', fixtureApp.instagramAppSecret, { verdict: 'genuine' }],
  ['a secret of its own', 'aaaabbbbccccddddaaaabbbbccccdddd', bad],
])('signed with %s', (_label, secret, expected) => {
  expect(events()?.verify(signedRequest({ text: 'café' }, secret))).toEqual(expected);
});

test('the secret that is being changed is good as long as it stands there', () => {
  const request = signedRequest({}, 'aaaabbbbccccddddaaaabbbbccccdddd');
  const appSecrets = [fixtureApp.appSecret, 'aaaabbbbccccddddaaaabbbbccccdddd'];
  expect(events({ appSecrets })?.verify(request)).toEqual({ verdict: 'genuine' });
  expect(events({ appSecrets: [], instagramAppSecrets: [] })?.verify(request)).toEqual(bad);
});

test('the bytes are signed, in which Meta escapes what is not ASCII', () => {
  const request = signedRequest({ text: 'café' });
  const again = { ...request, body: Buffer.from(JSON.stringify({ text: 'café' })) };
  expect(events()?.verify(again)).toEqual(bad);
});
