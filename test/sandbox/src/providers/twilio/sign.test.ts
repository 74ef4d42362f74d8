import fc from 'fast-check';
import twilio from 'twilio';
import { expect, test } from 'vitest';
import { signForm } from './sign.js';

test('the example of Twilio’s security documentation', () => {
  // https://www.twilio.com/docs/usage/webhooks/webhooks-security
  const params = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  expect(signForm('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', params)).toBe(
    'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  );
});

test('the SDK computes the same for any parameters', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.dictionary(text, text, { noNullPrototype: true }), text, (params, token) => {
      const url = 'https://lapor.example/webhooks/sms/twilio?a=1';
      expect(signForm(token, url, params)).toBe(twilio.getExpectedTwilioSignature(token, url, params));
    }),
  );
});

test('the SDK accepts it, and refuses it for another token, URL or parameter', () => {
  const url = 'http://127.0.0.1:17081/webhooks/sms/twilio';
  const params = { Body: 'Lampu jalan padam – tolong 🙏', From: '+6281201234567' };
  const signature = signForm('token', url, params);
  expect(twilio.validateRequest('token', signature, url, params)).toBe(true);
  expect(twilio.validateRequest('other', signature, url, params)).toBe(false);
  expect(twilio.validateRequest('token', signature, `${url}/x`, params)).toBe(false);
  expect(twilio.validateRequest('token', signature, url, { ...params, Body: 'lain' })).toBe(false);
});
