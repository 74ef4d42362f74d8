import { expect, test } from 'vitest';
import { fixtureAccount } from './fixtures/read-fixtures.js';
import { mediaSource } from './media.js';

const { accountSid, authToken } = fixtureAccount;
const options = { accountSid, authToken, apiBaseUrl: 'http://127.0.0.1:4010' };
const path = `/2010-04-01/Accounts/${accountSid}/Messages/MM1/Media/ME1`;

test.each([
  [`https://api.twilio.com${path}`, 'api.twilio.com'],
  [`http://127.0.0.1:4010${path}`, '127.0.0.1:4010'],
])('%s gets the credentials, and only its host', (url, host) => {
  const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
  expect(mediaSource(url, options)).toEqual({ url, headers: { authorization }, credentialHosts: [host] });
});

test.each([
  `http://api.twilio.com${path}`,
  `https://api.twilio.com.evil.example${path}`,
  `https://evil.example/api.twilio.com${path}`,
  `https://api.twilio.com:8443${path}`,
  `http://127.0.0.1:4011${path}`,
  `https://api.twilio.com@evil.example${path}`,
  `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/../Calls.json`,
  `https://api.twilio.com/2010-04-01/Accounts/AC${'f'.repeat(32)}/Messages/MM1/Media/ME1`,
  'file:///etc/passwd',
  'not a url',
])('%s is nobody’s file', (url) => {
  expect(() => mediaSource(url, options)).toThrow(
    expect.objectContaining({ code: 'KANAL_SMS_MEDIA_URL', retryable: false }),
  );
});
