import { createHmac } from 'node:crypto';

/**
 * The value of a form's `signed_request`: base64url of HMAC-SHA256, keyed with the app secret, over the base64url of the
 * payload, a point, and that payload. https://developers.facebook.com/docs/facebook-login/guides/advanced/data-deletion
 */
export function signRequest(appSecret: string, payload: Readonly<Record<string, unknown>>): string {
  const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const signature = createHmac('sha256', appSecret).update(encoded).digest('base64url');
  return `${signature}.${encoded}`;
}
