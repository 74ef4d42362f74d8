import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { fixtureApp, fixtureNowMs, signedRequest } from './fixtures/read-fixtures.js';
import { verify, type XSecrets } from './verify.js';

const hourMs = 3_600_000;
const { consumerSecret, clientSecret } = fixtureApp;
const secrets: XSecrets = {
  consumerSecrets: [consumerSecret],
  clientSecret,
  replayWindowMs: 48 * hourMs,
};
const oauth2 = 'x-twitter-webhooks-signature-oauth2';
const forged = (reason: string) => ({ verdict: 'forged', reason });
const genuine = { verdict: 'genuine' };

function check(query: string, overrides: Partial<XSecrets> = {}) {
  const request = {
    ...signedRequest({}),
    method: 'GET' as const,
    query,
    headers: {},
    body: new Uint8Array(),
  };
  return verify(request, { ...secrets, ...overrides });
}

function proof(token: string, secret: string): unknown {
  const hmac = createHmac('sha256', secret).update(token).digest('base64');
  return {
    verdict: 'challenge',
    contentType: 'application/json',
    body: `{"response_token":"sha256=${hmac}"}`,
  };
}

test('a check is answered with the newest consumer secret, and without one with the client secret', () => {
  expect(check('crc_token=abc-123&nonce=1')).toEqual(proof('abc-123', consumerSecret));
  const both = { consumerSecrets: ['a'.repeat(20), consumerSecret] };
  expect(check('crc_token=abc', both)).toEqual(proof('abc', 'a'.repeat(20)));
  expect(check('crc_token=abc', { consumerSecrets: [] })).toEqual(proof('abc', clientSecret));
});

test('a token in base64 is taken as it was sent', () => {
  expect(check('crc_token=ab%2Bc%2F%3D')).toEqual(proof('ab+c/=', consumerSecret));
  expect(check('crc_token=ab+c/=')).toEqual(proof('ab+c/=', consumerSecret));
});

test.each([
  ['', 'without a token'],
  ['crc_token=', 'with an empty one'],
  ['crc_token=a&crc_token=b', 'with two'],
  [`crc_token=${'a'.repeat(513)}`, 'with one without end'],
  [`crc_token=${encodeURIComponent('{"data":{"event_type":"post.delete"}}')}`, 'with an event to be signed'],
  [`crc_token=${encodeURIComponent('[1]')}`, 'with any JSON'],
])('a check is refused: %s (%s)', (query) => {
  expect(check(query)).toEqual(forged('bad-challenge'));
});

test.each([
  ['the consumer secret', {}, genuine],
  ['the client secret in its own header', { header: oauth2, secret: clientSecret }, genuine],
  ['the client secret in the other header', { secret: clientSecret }, forged('bad-signature')],
  ['the consumer secret in the other header', { header: oauth2 }, forged('bad-signature')],
  ['a secret of its own', { secret: 'aaaabbbbccccdddd' }, forged('bad-signature')],
  ['another header', { header: 'x-hub-signature-256' }, forged('missing-signature')],
])('signed by %s', (_label, by, expected) => {
  expect(verify(signedRequest({ data: {} }, by), secrets)).toEqual(expected);
});

test('one good signature of two will do, and a secret that is being changed is good', () => {
  const good = signedRequest({ data: {} });
  const both = { ...good, headers: { ...good.headers, [oauth2]: `sha256=${'A'.repeat(43)}=` } };
  expect(verify(both, secrets)).toEqual(genuine);
  const older = signedRequest({ data: {} }, { secret: 'bbbbccccddddeeee' });
  expect(verify(older, { ...secrets, consumerSecrets: [consumerSecret, 'bbbbccccddddeeee'] })).toEqual(
    genuine,
  );
  expect(verify(good, { ...secrets, consumerSecrets: [] })).toEqual(forged('bad-signature'));
});

/** A post's id of that time. */
function idAt(ms: number): string {
  return String((BigInt(ms) - 1_288_834_974_657n) << 22n);
}

const old = fixtureNowMs - 49 * hourMs;
const young = fixtureNowMs - 47 * hourMs;
const mention = (payload: unknown) => ({ event_type: 'post.mention.create', payload });
test.each([
  ['a post that is old', mention({ id: '1', created_at: new Date(old).toISOString() }), false],
  ['a post that is young', mention({ id: '1', created_at: new Date(young).toISOString() }), true],
  ['a post with an old id and no time', mention({ id: idAt(old) }), false],
  ['a post with a young id and no time', mention({ id: idAt(young) }), true],
  [
    'an old direct message',
    { event_type: 'dm.received', payload: { direct_message_events: [{ created_timestamp: `${old}` }] } },
    false,
  ],
  ['an old message of XChat', { event_type: 'chat.received', payload: { created_at_msec: `${old}` } }, false],
  [
    'an old revocation',
    { event_type: 'oauth.revoke', payload: { date_time: '2026-11-20T00:00:00+00:00' } },
    false,
  ],
  ['a deletion of an old post', { event_type: 'post.delete', payload: { id: idAt(old) } }, true],
  [
    'an old and a young one',
    [
      mention({ created_at: new Date(old).toISOString() }),
      mention({ created_at: new Date(young).toISOString() }),
    ],
    true,
  ],
  ['what has no time', { event_type: 'x', payload: { created_at: 7 } }, true],
])('%s', (_label, data, isTaken) => {
  expect(verify(signedRequest({ data }), secrets)).toEqual(isTaken ? genuine : forged('stale'));
});

test.each(['junk', ' 1', '[1]', ''])('what a check has proved is no signature of a call: %j', (words) => {
  const body = Buffer.from(words);
  const signature = createHmac('sha256', consumerSecret).update(body).digest('base64');
  const headers = { 'x-twitter-webhooks-signature': `sha256=${signature}` };
  expect(verify({ ...signedRequest({}), body, headers }, secrets)).toEqual(forged('bad-signature'));
});

test('a call may have white space in front', () => {
  const body = Buffer.from('\r\n\t {"data":{}}');
  const signature = createHmac('sha256', consumerSecret).update(body).digest('base64');
  const headers = { 'x-twitter-webhooks-signature': `sha256=${signature}` };
  expect(verify({ ...signedRequest({}), body, headers }, secrets)).toEqual(genuine);
});

test('no check proves anything that begins like an object', () => {
  for (let code = 0; code < 256; code++) {
    const query = `crc_token=${encodeURIComponent(`${String.fromCharCode(code)}{`)}`;
    expect(check(query)).toEqual(forged('bad-challenge'));
  }
});
