import { createHmac } from 'node:crypto';

/**
 * The value of `X-Twilio-Signature`: base64 of HMAC-SHA1, keyed with the auth token, over the full URL (with its query,
 * without a fragment) followed by every parameter's name and value, sorted by name.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function signForm(authToken: string, url: string, params: Readonly<Record<string, string>>): string {
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => text + name + params[name], url);
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}
