import { createHmac } from 'node:crypto';
import type { CitizenMessage } from './citizen-message.js';
import { postRequest } from './post-request.js';

/** Where Meta's webhooks go and as whom they are signed. */
export interface WhatsappTarget {
  readonly channel: 'whatsapp';
  /** The address the connection is made to: plain http on the loopback. */
  readonly url: string;
  readonly appSecret: string;
  /** The id of our own number at Meta. */
  readonly account: string;
  /** Our own number, digits only. */
  readonly displayNumber: string;
}

/**
 * The bytes of one HTTP/1.1 request as Meta would send it, with one message in it.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export function whatsappWebhook(target: WhatsappTarget, message: CitizenMessage, nowMs: number): Buffer {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: target.displayNumber, phone_number_id: target.account },
    contacts: [{ profile: { name: 'Warga' }, wa_id: message.from }],
    messages: [
      {
        from: message.from,
        id: message.id,
        timestamp: String(Math.floor(nowMs / 1000)),
        type: 'text',
        text: { body: message.text },
      },
    ],
  };
  const entry = [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }];
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
  return postRequest(target.url, body, {
    'User-Agent': 'facebookexternalua',
    Accept: '*/*',
    'Content-Type': 'application/json',
    'X-Hub-Signature-256': `sha256=${createHmac('sha256', target.appSecret).update(body).digest('hex')}`,
  });
}
