import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Verdict, WebhookRequest } from '@kanal/adapter';

/** What calls of Meta's webhooks are checked with. */
export interface HubSecrets {
  /** The app's secret; two while it is being changed. */
  readonly appSecrets: readonly string[];
  /** What we have typed into Meta's form as the verify token: the handshake must bring it back. */
  readonly verifyToken: string;
}

/**
 * Checks a call of any of Meta's webhooks, which are signed alike for WhatsApp, pages and Instagram. A GET is the
 * handshake and is answered with its challenge. A POST carries `X-Hub-Signature-256`: `sha256=` and the hexadecimal
 * HMAC of the bytes as they came, in which Meta writes what is not ASCII as `\uXXXX`: they must never be parsed and
 * written again before. Compares in constant time.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function verifyHub(request: WebhookRequest, secrets: HubSecrets): Verdict {
  return request.method === 'GET' ? answerHandshake(request, secrets) : checkSignature(request, secrets);
}

function answerHandshake({ query }: WebhookRequest, { verifyToken }: HubSecrets): Verdict {
  const asked = new URLSearchParams(query);
  const challenge = asked.get('hub.challenge') ?? '';
  const isOurs =
    asked.get('hub.mode') === 'subscribe' && isEqual(asked.get('hub.verify_token') ?? '', verifyToken);
  // Echoed into an answer of ours: nothing but what Meta sends, which is a number.
  if (!isOurs || !/^[\w-]{1,200}$/.test(challenge)) return { verdict: 'forged', reason: 'bad-challenge' };
  return { verdict: 'challenge', contentType: 'text/plain', body: challenge };
}

function checkSignature({ headers, body }: WebhookRequest, { appSecrets }: HubSecrets): Verdict {
  const header = headers['x-hub-signature-256'];
  if (!header) return { verdict: 'forged', reason: 'missing-signature' };
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header)?.[1];
  if (!hex) return { verdict: 'forged', reason: 'bad-signature' };
  const given = Buffer.from(hex, 'hex');
  const isGenuine = appSecrets.some((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given),
  );
  return isGenuine ? { verdict: 'genuine' } : { verdict: 'forged', reason: 'bad-signature' };
}

/** By their hashes, which are of one length whatever the length of the texts. */
function isEqual(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
