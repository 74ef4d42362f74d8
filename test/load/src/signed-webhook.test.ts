import { describe, expect, it } from 'vitest';
import { citizenSms, maxSenders } from './citizen-sms.js';
import { signedWebhook } from './signed-webhook.js';
import { twilioSignature } from './twilio-signature.js';

describe('twilioSignature', () => {
  it('gives the signature of the example in Twilio’s documentation, whatever the order of the parameters', () => {
    const signature = twilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', {
      To: '+18005551212',
      Digits: '1234',
      CallSid: 'CA1234567890ABCDE',
      From: '+14158675309',
      Caller: '+14158675309',
    });
    expect(signature).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });
});

describe('signedWebhook', () => {
  const target = {
    url: 'http://127.0.0.1:17081/webhooks/sms/twilio?a=1',
    publicUrl: 'https://kanal.example/webhooks/sms/twilio?a=1',
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: 'token',
    to: '+6281200001708',
  };
  const text = signedWebhook(target, citizenSms('series', 7)).toString();
  const [head = '', body = ''] = text.split('\r\n\r\n');

  it('is one whole request to the local address', () => {
    expect(head).toMatch(/^POST \/webhooks\/sms\/twilio\?a=1 HTTP\/1\.1\r\nHost: 127\.0\.0\.1:17081\r\n/);
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body));
  });

  it('is signed for the public address over every parameter of the body', () => {
    const parameters = Object.fromEntries(new URLSearchParams(body));
    expect(parameters).toMatchObject({ From: '+6281200100007', To: target.to, NumMedia: '0' });
    expect(head).toContain(
      `X-Twilio-Signature: ${twilioSignature('token', target.publicUrl, parameters)}\r\n`,
    );
  });
});

describe('citizenSms', () => {
  it('gives every number of a series its own message and sender, always the same', () => {
    const series = Array.from({ length: 500 }, (_, number) => citizenSms('a', number));
    expect(new Set(series.map(({ sid }) => sid)).size).toBe(500);
    expect(new Set(series.map(({ from }) => from)).size).toBe(500);
    expect(citizenSms('a', 3)).toEqual(series[3]);
    expect(citizenSms('b', 3).sid).not.toBe(series[3]?.sid);
    expect(citizenSms('a', maxSenders - 1).from).toMatch(/^\+62\d{11}$/);
    expect(() => citizenSms('a', maxSenders)).toThrow(RangeError);
  });
});
