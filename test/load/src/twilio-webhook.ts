import type { CitizenMessage } from './citizen-message.js';
import { postRequest } from './post-request.js';
import { twilioSignature } from './twilio-signature.js';

/** Where Twilio's webhooks go and as whom they are signed. */
export interface TwilioTarget {
  readonly channel: 'sms';
  /** The address the connection is made to: plain http on the loopback. */
  readonly url: string;
  /** The address Twilio would have been given; this one is signed. */
  readonly publicUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** Our own number, to which the citizens write. */
  readonly account: string;
}

/**
 * The bytes of one HTTP/1.1 request as Twilio would send it, head and body. Parameters:
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function twilioWebhook(target: TwilioTarget, sms: CitizenMessage): Buffer {
  const parameters: Record<string, string> = {
    ToCountry: 'ID',
    ToState: '',
    SmsMessageSid: sms.id,
    NumMedia: '0',
    ToCity: '',
    FromZip: '',
    SmsSid: sms.id,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    Body: sms.text,
    FromCountry: 'ID',
    To: target.account,
    ToZip: '',
    NumSegments: '1',
    MessageSid: sms.id,
    AccountSid: target.accountSid,
    From: sms.from,
    ApiVersion: '2010-04-01',
  };
  const body = new URLSearchParams(parameters).toString();
  return postRequest(target.url, body, {
    'User-Agent': 'TwilioProxy/1.1',
    Accept: '*/*',
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'X-Twilio-Signature': twilioSignature(target.authToken, target.publicUrl, parameters),
  });
}
