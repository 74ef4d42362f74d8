import type { CitizenMessage } from './citizen-message.js';
import { type TwilioTarget, twilioWebhook } from './twilio-webhook.js';
import { type WhatsappTarget, whatsappWebhook } from './whatsapp-webhook.js';

/** Where the webhooks go and as whom they are signed, by channel. */
export type WebhookTarget = TwilioTarget | WhatsappTarget;

/** The bytes of the request by which the channel's provider tells of a message. */
export function signedWebhook(target: WebhookTarget, message: CitizenMessage): Buffer {
  switch (target.channel) {
    case 'sms':
      return twilioWebhook(target, message);
    case 'whatsapp':
      return whatsappWebhook(target, message, Date.now());
  }
}
