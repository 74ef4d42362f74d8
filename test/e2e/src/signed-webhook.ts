import { randomBytes } from 'node:crypto';
// Twilio's own code: what it accepts and how it signs is not ours to say.
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Stack } from './stack.js';

/** Where the product takes a citizen's SMS. */
export const inboundPath = '/webhooks/sms/twilio';

/** The fields of one SMS as Twilio posts them: https://www.twilio.com/docs/messaging/guides/webhook-request */
export function smsFields(
  of: { accountSid: string; from: string; to: string; body: string },
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    MessageSid: `SM${randomBytes(16).toString('hex')}`,
    AccountSid: of.accountSid,
    From: of.from,
    To: of.to,
    Body: of.body,
    NumMedia: '0',
    SmsStatus: 'received',
    ...more,
  };
}

/** Posts a form, signed by the `twilio` SDK with `token`; `signature` overrides it, null leaves the header out. */
export async function postSigned(
  stack: Stack,
  of: {
    fields: Readonly<Record<string, string>>;
    token: string;
    path?: string;
    signature?: string | null;
  },
): Promise<{ status: number; body: string }> {
  const url = `${stack.urls.sms}${of.path ?? inboundPath}`;
  const signature =
    of.signature === undefined ? getExpectedTwilioSignature(of.token, url, { ...of.fields }) : of.signature;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature !== null && { 'x-twilio-signature': signature }),
    },
    body: new URLSearchParams(of.fields).toString(),
  });
  return { status: response.status, body: await response.text() };
}
