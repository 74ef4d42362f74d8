import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '@kanal/adapter';
import { privacyRequestSchema } from '@kanal/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aMetaAdapter } from './fixtures/a-meta-adapter.js';
import { fixtureApp, signedRequest } from './fixtures/read-fixtures.js';

const { appSecret, instagramAppSecret } = fixtureApp;
const payload = { algorithm: 'HMAC-SHA256', issued_at: 1_795_489_200, user_id: '218471' };

function sign(of: unknown, secret: string = appSecret): string {
  const text = Buffer.from(typeof of === 'string' ? of : JSON.stringify(of)).toString('base64url');
  return `${createHmac('sha256', secret).update(text).digest('base64url')}.${text}`;
}

function post(form: string, path = '/webhooks/meta/data-deletion'): WebhookRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { ...signedRequest({}), path, headers, body: Buffer.from(form) };
}

const routeOf = (name: string) => {
  const route = aMetaAdapter().routes.find((each) => each.name === name);
  if (!route) throw new Error(`no route ${name}`);
  return route;
};
const deletion = routeOf('meta.data-deletion');
const bad = { verdict: 'forged', reason: 'bad-signature' };
const verdictOf = (signed: string) =>
  deletion.verify(post(new URLSearchParams({ signed_request: signed }).toString()));

function answerTo(signed: string): { url: string; confirmation_code: string } {
  const { answer } = deletion;
  if (typeof answer !== 'function') throw new Error('the answer depends on the call');
  const { contentType, body } = answer(post(`signed_request=${signed}`));
  expect(contentType).toBe('application/json');
  return JSON.parse(body);
}

describe('a request for deletion', () => {
  test('is answered with a code and where to ask by it', () => {
    const answer = answerTo(sign(payload));
    expect(answer.confirmation_code).toMatch(/^[A-Z2-7]{16}$/);
    expect(answer.url).toBe(
      `https://kanal.example.go.id/webhooks/meta/data-deletion?code=${answer.confirmation_code}`,
    );
  });

  test('has the same code each time, and another request another', () => {
    const codes = [payload, payload, { ...payload, issued_at: 1_795_489_201 }].map(
      (of) => answerTo(sign(of)).confirmation_code,
    );
    expect(codes[0]).toBe(codes[1]);
    expect(new Set(codes).size).toBe(2);
  });

  test.each([
    ['Facebook', appSecret, 'facebook'],
    ['Instagram', instagramAppSecret, 'instagram'],
  ])('of %s is filed for a person, under the code', (_label, secret, channel) => {
    const signed = sign(payload, secret);
    const parsed = deletion.parse(post(`signed_request=${signed}`));
    const [request] = parsed.privacyRequests ?? [];
    expect(request).toEqual({
      channel,
      subject: '218471',
      confirmationCode: answerTo(signed).confirmation_code,
    });
    const whole = { ...request, schemaVersion: 1, id: 'a'.repeat(32), adapter: 'meta' };
    const requestedAt = '2026-11-24T03:00:00.000Z';
    expect(privacyRequestSchema.safeParse({ ...whole, requestedAt }).error).toBeUndefined();
    expect(parsed).toMatchObject({ messages: [], statuses: [], ignored: [], malformed: [] });
  });

  test('may name the person by a number', () => {
    const parsed = deletion.parse(post(`signed_request=${sign({ ...payload, user_id: 218_471 })}`));
    expect(parsed.privacyRequests).toMatchObject([{ subject: '218471' }]);
  });
});

describe('a signature', () => {
  test('is good in both forms of base64url', () => {
    expect(verdictOf(sign(payload))).toEqual({ verdict: 'genuine' });
    expect(verdictOf(sign(payload).replace('.', '=.'))).toEqual({ verdict: 'genuine' });
  });

  test.each([
    ['of another secret', sign(payload, 'another-secret-of-nobody')],
    ['of an empty secret', sign(payload, '')],
    ['of another algorithm', sign({ ...payload, algorithm: 'HMAC-SHA1' })],
    ['of no algorithm', sign({ user_id: '218471' })],
    ['of nobody', sign({ ...payload, user_id: null })],
    ['of what is no JSON', sign('{')],
    ['of null', sign('null')],
    ['that is missing', sign(payload).replace(/^[^.]+/, '')],
    ['that is cut short', sign(payload).slice(1)],
    ['with a third part', `${sign(payload)}.x`],
    ['without a payload', sign(payload).replace(/\..*/, '.')],
    ['', ''],
  ])('%s', (_label, signed) => {
    expect(verdictOf(signed)).toEqual(bad);
  });

  test('counts once: of two requests in one form neither is taken', () => {
    const one = `signed_request=${sign(payload)}`;
    expect(deletion.verify(post(`${one}&${one}`))).toEqual(bad);
    expect(deletion.verify(post(''))).toEqual(bad);
  });

  test('is over every character, whatever is changed', () => {
    const signed = sign(payload);
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.constantFrom('A', 'z', '0', '-', '.', '='), (at, by) => {
        fc.pre(signed[at] !== by);
        const changed = `${signed.slice(0, at)}${by}${signed.slice(at + 1)}`;
        // The last digit of 32 bytes holds two bits that mean nothing.
        fc.pre(at !== signed.indexOf('.') - 1);
        expect(verdictOf(changed)).toEqual(bad);
      }),
    );
  });

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(deletion.verify({ ...post(''), body: bytes })).toEqual(bad);
      }),
    );
  });
});

describe('the page', () => {
  const shown = (query: string) => {
    const verdict = routeOf('meta.data-deletion-page').verify({ ...post(''), method: 'GET', query });
    if (verdict.verdict !== 'challenge') throw new Error(verdict.verdict);
    return verdict;
  };

  test('tells in Bahasa Indonesia first what happens, under the code', () => {
    const { contentType, body } = shown('code=ABCDEFGH2345WXYZ');
    expect(contentType).toBe('text/html; charset=utf-8');
    expect(body).toContain('<strong>ABCDEFGH2345WXYZ</strong>');
    expect(body.indexOf('Permintaan penghapusan data')).toBeLessThan(body.indexOf('Data deletion request'));
  });

  test.each(['code=<script>alert(1)</script>', 'code=abcdefgh2345wxyz', 'code=', '', 'code=%00'])(
    'shows nothing of %j',
    (query) => {
      expect(shown(query).body).toBe(shown('').body);
    },
  );
});

test('who takes the app’s rights away is counted, and nothing is filed', () => {
  const route = routeOf('meta.deauthorize');
  const request = post(`signed_request=${sign(payload)}`, route.path);
  expect(route.verify(request)).toEqual({ verdict: 'genuine' });
  expect(route.verify(post('signed_request=x', route.path))).toEqual(bad);
  expect(route.parse(request)).toEqual({
    messages: [],
    statuses: [],
    ignored: [{ reason: 'deauthorized' }],
    malformed: [],
  });
});
