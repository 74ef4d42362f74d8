import { createHmac, timingSafeEqual } from 'node:crypto';
import { idText } from '@kanal/graph';
import { z } from 'zod';

/** What Meta says about a person, signed. */
export interface SignedRequest {
  /** The person's id for our app; no other app knows the person by it. */
  readonly userId: string;
  /** As it came: the same for the same request, and not to be guessed without the secret. */
  readonly text: string;
}

const payloadSchema = z.looseObject({ algorithm: z.literal('HMAC-SHA256'), user_id: idText });

/**
 * Reads the form `signed_request=<signature>.<payload>` of a data deletion or deauthorize callback: both parts in
 * base64url, the signature an HMAC-SHA-256 over the payload as it is written. Undefined unless it is signed by one of
 * the secrets, by this very algorithm, and names a person. Compares in constant time.
 * https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
 */
export function readSignedRequest(
  body: Uint8Array,
  appSecrets: readonly string[],
): SignedRequest | undefined {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const [text, ...more] = form.getAll('signed_request');
  const [, signature, payload] = /^([\w-]{43})=?\.([\w-]{1,8192}={0,2})$/.exec(text ?? '') ?? [];
  if (text === undefined || more.length > 0 || !signature || !payload) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const isGenuine = appSecrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(payload).digest();
    return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
  });
  if (!isGenuine) return undefined;
  const read = payloadSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString('utf8'))).data;
  return read && { userId: read.user_id, text };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
