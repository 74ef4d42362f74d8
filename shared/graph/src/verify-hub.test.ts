import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '@kanal/adapter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyHub } from './verify-hub.js';

const secrets = { appSecrets: ['rahasia-baru', 'rahasia-lama'], verifyToken: 'kanal-token' };
const request = (of: Partial<WebhookRequest>): WebhookRequest => ({
  method: 'POST',
  path: '/webhooks/whatsapp',
  query: '',
  headers: {},
  body: new Uint8Array(),
  receivedAtMs: Date.UTC(2026, 10, 24),
  ...of,
});
const sign = (body: Uint8Array, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const signed = (text: string, secret = 'rahasia-baru', header = sign(Buffer.from(text), secret)) =>
  request({ body: Buffer.from(text), headers: { 'x-hub-signature-256': header } });

const genuine = { verdict: 'genuine' };
const bad = { verdict: 'forged', reason: 'bad-signature' };
const body = '{"text":"caf\\u00e9"}';

describe('a signature', () => {
  it.each([
    ['by the newer secret', signed(body), genuine],
    ['by the older secret', signed(body, 'rahasia-lama'), genuine],
    [
      'in capital digits',
      signed(body, '', `sha256=${sign(Buffer.from(body), 'rahasia-baru').slice(7).toUpperCase()}`),
      genuine,
    ],
    ['by another secret', signed(body, 'rahasia-lain'), bad],
    [
      'of the same JSON written anew',
      signed(JSON.stringify(JSON.parse(body)), '', sign(Buffer.from(body), 'rahasia-baru')),
      bad,
    ],
    [
      'by SHA-1',
      signed(body, '', `sha1=${createHmac('sha1', 'rahasia-baru').update(body).digest('hex')}`),
      bad,
    ],
    ['that is cut short', signed(body, '', sign(Buffer.from(body), 'rahasia-baru').slice(0, -2)), bad],
    ['with something behind it', signed(body, '', `${sign(Buffer.from(body), 'rahasia-baru')}00`), bad],
    [
      'that is missing',
      request({ body: Buffer.from(body) }),
      { verdict: 'forged', reason: 'missing-signature' },
    ],
  ])('%s', (_, call, expected) => {
    expect(verifyHub(call, secrets)).toEqual(expected);
  });

  it('is over every byte, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), (bytes, at) => {
        const headers = { 'x-hub-signature-256': sign(bytes, 'rahasia-baru') };
        expect(verifyHub(request({ body: bytes, headers }), secrets)).toEqual(genuine);
        const changed = Uint8Array.from(bytes);
        changed[at % bytes.length] = (changed[at % bytes.length] ?? 0) ^ 1;
        expect(verifyHub(request({ body: changed, headers }), secrets)).toEqual(bad);
      }),
    );
  });
});

describe('the handshake', () => {
  const asked = (of: Record<string, string>) =>
    request({
      method: 'GET',
      query: new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': 'kanal-token',
        'hub.challenge': '1158201444',
        ...of,
      }).toString(),
    });
  const refused = { verdict: 'forged', reason: 'bad-challenge' };

  it('is answered with its challenge, bare', () => {
    expect(verifyHub(asked({}), secrets)).toEqual({
      verdict: 'challenge',
      contentType: 'text/plain',
      body: '1158201444',
    });
  });

  it.each([
    ['another token', { 'hub.verify_token': 'tebakan' }],
    ['no token', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': '' }],
    ['a challenge that is a page', { 'hub.challenge': '<script>alert(1)</script>' }],
    ['a challenge without end', { 'hub.challenge': '1'.repeat(201) }],
  ])('is refused with %s', (_, of) => {
    expect(verifyHub(asked(of), secrets)).toEqual(refused);
  });
});
