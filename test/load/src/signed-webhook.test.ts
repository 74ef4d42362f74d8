import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { benchChannels, citizenMessage, maxSenders } from './citizen-message.js';
import { signedWebhook, type WebhookTarget } from './signed-webhook.js';
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

describe('a webhook of Twilio’s', () => {
  const target: WebhookTarget = {
    channel: 'sms',
    url: 'http://127.0.0.1:17081/webhooks/sms/twilio?a=1',
    publicUrl: 'https://kanal.example/webhooks/sms/twilio?a=1',
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: 'token',
    account: '+6281200001708',
  };
  const text = signedWebhook(target, citizenMessage('sms', 'series', 7)).toString();
  const [head = '', body = ''] = text.split('\r\n\r\n');

  it('is one whole request to the local address', () => {
    expect(head).toMatch(/^POST \/webhooks\/sms\/twilio\?a=1 HTTP\/1\.1\r\nHost: 127\.0\.0\.1:17081\r\n/);
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body));
  });

  it('is signed for the public address over every parameter of the body', () => {
    const parameters = Object.fromEntries(new URLSearchParams(body));
    expect(parameters).toMatchObject({ From: '+6281200100007', To: target.account, NumMedia: '0' });
    expect(head).toContain(
      `X-Twilio-Signature: ${twilioSignature('token', target.publicUrl, parameters)}\r\n`,
    );
  });
});

describe('a webhook of Meta’s', () => {
  const target: WebhookTarget = {
    channel: 'whatsapp',
    url: 'http://127.0.0.1:17082/webhooks/whatsapp/cloud-api',
    appSecret: 'rahasia',
    account: '100000000001709',
    displayNumber: '6281200001709',
  };
  const [head = '', body = ''] = signedWebhook(target, citizenMessage('whatsapp', 'series', 7))
    .toString()
    .split('\r\n\r\n');

  it('is one whole request, signed over its bytes', () => {
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body));
    const hex = createHmac('sha256', 'rahasia').update(body).digest('hex');
    expect(head).toContain(`X-Hub-Signature-256: sha256=${hex}\r\n`);
    expect(JSON.parse(body).entry[0].changes[0].value).toMatchObject({
      metadata: { phone_number_id: target.account },
      messages: [{ from: '6281200100007', type: 'text' }],
    });
  });
});

describe.each(benchChannels)('citizenMessage of %s', (channel) => {
  it('gives every number of a series its own message and sender, always the same', () => {
    const series = Array.from({ length: 500 }, (_, number) => citizenMessage(channel, 'a', number));
    expect(new Set(series.map(({ id }) => id)).size).toBe(500);
    expect(new Set(series.map(({ from }) => from)).size).toBe(500);
    expect(citizenMessage(channel, 'a', 3)).toEqual(series[3]);
    expect(citizenMessage(channel, 'b', 3).id).not.toBe(series[3]?.id);
    expect(citizenMessage(channel, 'a', maxSenders - 1).from).toMatch(/^\+?62\d{11}$/);
    expect(() => citizenMessage(channel, 'a', maxSenders)).toThrow(RangeError);
  });
});
