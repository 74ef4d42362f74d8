import { createHmac } from 'node:crypto';

/**
 * The value of `x-twitter-webhooks-signature` for a body, and of `response_token` for a challenge: HMAC-SHA256 over
 * exactly the bytes. https://docs.x.com/x-api/webhooks/quickstart
 */
export function signX(secret: string, text: string): string {
  return `sha256=${createHmac('sha256', secret).update(text, 'utf8').digest('base64')}`;
}
