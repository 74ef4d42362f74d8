import { countSegments } from './segments.js';

/** The states a message of the sandbox goes through. https://www.twilio.com/docs/messaging/api/message-resource */
export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received';

/** A message as the sandbox keeps it. */
export interface TwilioMessage {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api';
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly numMedia: number;
  readonly createdMs: number;
  sentMs: number | undefined;
  updatedMs: number;
  status: MessageStatus;
  errorCode: number | undefined;
}

/** The Message resource in the shape of Twilio's answers. */
export function toResource(accountSid: string, message: TwilioMessage): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: toRfc2822(message.createdMs),
    date_sent: message.sentMs === undefined ? null : toRfc2822(message.sentMs),
    date_updated: toRfc2822(message.updatedMs),
    direction: message.direction,
    error_code: message.errorCode ?? null,
    error_message: message.errorCode === undefined ? null : 'Undelivered',
    from: message.from,
    messaging_service_sid: null,
    num_media: String(message.numMedia),
    num_segments: String(countSegments(message.body)),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

function toRfc2822(timeMs: number): string {
  return new Date(timeMs).toUTCString().replace('GMT', '+0000');
}
