import { createHmac } from 'node:crypto';

/**
 * The value of `X-Hub-Signature-256` for a body: HMAC-SHA256 keyed with the app secret, over exactly the bytes posted.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function signBody(appSecret: string, body: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body, 'utf8').digest('hex')}`;
}

/**
 * The `appsecret_proof` of a token: whoever calls holds the app secret too.
 * https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export function appSecretProof(appSecret: string, token: string): string {
  return createHmac('sha256', appSecret).update(token, 'utf8').digest('hex');
}

/**
 * JSON as Meta writes it: ASCII only, everything else as `\uXXXX` with lower-case digits, and slashes escaped as PHP
 * does. A product that checks the signature over JSON it has written itself will not match.
 */
export function toEscapedJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
