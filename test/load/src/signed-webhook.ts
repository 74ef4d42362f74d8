import type { CitizenSms } from './citizen-sms.js';
import { twilioSignature } from './twilio-signature.js';

/** Where the webhooks go and as whom they are signed. */
export interface WebhookTarget {
  /** The address the connection is made to: plain http on the loopback. */
  readonly url: string;
  /** The address Twilio would have been given; this one is signed. */
  readonly publicUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** Our own number, to which the citizens write. */
  readonly to: string;
}

/**
 * The bytes of one HTTP/1.1 request as Twilio would send it, head and body. Parameters:
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function signedWebhook(target: WebhookTarget, sms: CitizenSms): Buffer {
  const { host, pathname, search } = new URL(target.url);
  const parameters: Record<string, string> = {
    ToCountry: 'ID',
    ToState: '',
    SmsMessageSid: sms.sid,
    NumMedia: '0',
    ToCity: '',
    FromZip: '',
    SmsSid: sms.sid,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    Body: sms.text,
    FromCountry: 'ID',
    To: target.to,
    ToZip: '',
    NumSegments: '1',
    MessageSid: sms.sid,
    AccountSid: target.accountSid,
    From: sms.from,
    ApiVersion: '2010-04-01',
  };
  const body = new URLSearchParams(parameters).toString();
  const head = [
    `POST ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: TwilioProxy/1.1',
    'Accept: */*',
    'Content-Type: application/x-www-form-urlencoded; charset=UTF-8',
    `X-Twilio-Signature: ${twilioSignature(target.authToken, target.publicUrl, parameters)}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
