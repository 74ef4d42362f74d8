import { createHmac } from 'node:crypto';

/**
 * `X-Twilio-Signature` of a form webhook: base64 of HMAC-SHA1 over the URL and the parameters, sorted by name, each
 * name followed by its value. Written from Twilio's page, apart from the product's code, so that the two check
 * each other: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function twilioSignature(
  authToken: string,
  url: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const names = Object.keys(parameters).sort();
  const signed = url + names.map((name) => name + parameters[name]).join('');
  return createHmac('sha1', authToken).update(signed).digest('base64');
}
