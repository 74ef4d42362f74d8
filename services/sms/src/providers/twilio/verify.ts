import { createHash, timingSafeEqual } from 'node:crypto';
import type { Verdict, WebhookRequest } from '@kanal/adapter';
// This file alone: the package's entry brings the whole client with it.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { maxFormFields } from './limits.js';
import { countFields, readForm } from './payload.js';

/** What signatures are checked with. */
export interface VerifyOptions {
  /** Any of them may have signed: two while a token is being changed. */
  readonly authTokens: readonly string[];
  /** Where Twilio believes us to be. Never taken from the request, whose Host header anybody can set. */
  readonly publicBaseUrl: string;
}

/**
 * Checks `X-Twilio-Signature`: base64 of HMAC-SHA-1 over the full URL and, for a form, its fields sorted. Of another
 * body the URL holds a hash, `bodySHA256`. By Twilio's own validator, which compares in constant time and tries the
 * URL with and without its standard port.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function verify(request: WebhookRequest, { authTokens, publicBaseUrl }: VerifyOptions): Verdict {
  const signature = request.headers['x-twilio-signature'];
  if (!signature) return { verdict: 'forged', reason: 'missing-signature' };
  if (countFields(request.body) > maxFormFields) return { verdict: 'forged', reason: 'too-many-fields' };
  const url = `${publicBaseUrl}${request.path}${request.query === '' ? '' : `?${request.query}`}`;
  const bodyHash = new URLSearchParams(request.query).get('bodySHA256');
  const isBodyRight = bodyHash === null || isHashOf(bodyHash, request.body);
  const fields = bodyHash === null ? readForm(request.body) : {};
  const isGenuine = isBodyRight && authTokens.some((token) => validateRequest(token, signature, url, fields));
  return isGenuine ? { verdict: 'genuine' } : { verdict: 'forged', reason: 'bad-signature' };
}

function isHashOf(hex: string, body: Uint8Array): boolean {
  const expected = createHash('sha256').update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
}
