import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Verdict, WebhookRequest } from '@kanal/adapter';
import { newestInstantMs } from './newest-instant.js';

/** What calls of X are checked with. */
export interface XSecrets {
  /** Consumer secrets of the app, the newest first; none when X signs with the client secret only. */
  readonly consumerSecrets: readonly string[];
  readonly clientSecret: string;
  /** Calls about nothing younger are refused. */
  readonly replayWindowMs: number;
}

/**
 * Checks a call of X's webhook. A GET is its check of us, answered with a proof that we know the secret. A POST is
 * signed over the bytes as they came: with the consumer secret in the one header, with the client secret in the other,
 * or both; one good one will do. What is no JSON object is never X's call: anybody can have us prove other bytes as a
 * check. What is too old is somebody's copy. Compares in constant time.
 * https://docs.x.com/x-api/webhooks/introduction
 */
export function verify(request: WebhookRequest, secrets: XSecrets): Verdict {
  return request.method === 'GET' ? answerCheck(request, secrets) : checkSignature(request, secrets);
}

/**
 * Nothing but what X sends: whatever is proved here is signed like a call, so that who may choose it could have us sign
 * an event of their own. No JSON object can be written with these characters.
 */
const crcToken = /^[\w+/=.~-]{1,512}$/;

function answerCheck({ query }: WebhookRequest, { consumerSecrets, clientSecret }: XSecrets): Verdict {
  const [token = '', ...more] = new URLSearchParams(query).getAll('crc_token');
  // A plus sign that was not escaped stands there as a space.
  const asSent = token.replaceAll(' ', '+');
  if (!crcToken.test(asSent) || more.length > 0) return { verdict: 'forged', reason: 'bad-challenge' };
  const [secret = clientSecret] = consumerSecrets;
  const proof = `sha256=${createHmac('sha256', secret).update(asSent).digest('base64')}`;
  const body = JSON.stringify({ response_token: proof });
  return { verdict: 'challenge', contentType: 'application/json', body };
}

function checkSignature(request: WebhookRequest, secrets: XSecrets): Verdict {
  const { headers, body, receivedAtMs } = request;
  const signatures = [
    { given: headers['x-twitter-webhooks-signature'], by: secrets.consumerSecrets },
    { given: headers['x-twitter-webhooks-signature-oauth2'], by: [secrets.clientSecret] },
  ];
  if (!signatures.some(({ given }) => given)) return { verdict: 'forged', reason: 'missing-signature' };
  if (!isObject(body) || !signatures.some(({ given, by }) => isSigned(body, given, by))) {
    return { verdict: 'forged', reason: 'bad-signature' };
  }
  const newestMs = newestInstantMs(body);
  return newestMs !== undefined && newestMs < receivedAtMs - secrets.replayWindowMs
    ? { verdict: 'forged', reason: 'stale' }
    : { verdict: 'genuine' };
}

/** By its first byte that is not blank: `{`. */
function isObject(body: Uint8Array): boolean {
  const blank = [0x20, 0x09, 0x0a, 0x0d];
  return body.find((byte) => !blank.includes(byte)) === 0x7b;
}

function isSigned(body: Uint8Array, given: string | undefined, secrets: readonly string[]): boolean {
  const base64 = /^sha256=([A-Za-z0-9+/]{43}=)$/.exec(given ?? '')?.[1];
  if (base64 === undefined) return false;
  const signature = Buffer.from(base64, 'base64');
  return secrets.some((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), signature),
  );
}
