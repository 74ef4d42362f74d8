import type { CitizenMessage } from './citizen-message.js';
import { type SandboxTarget, sandboxMessage } from './sandbox-message.js';
import { type TwilioTarget, twilioWebhook } from './twilio-webhook.js';
import { type WhatsappTarget, whatsappWebhook } from './whatsapp-webhook.js';

/** Where the webhooks go and as whom they are signed, by channel. */
export type WebhookTarget = TwilioTarget | WhatsappTarget | SandboxTarget;

/** The bytes of the request by which the channel's provider tells of a message, or is made to. */
export function signedWebhook(target: WebhookTarget, message: CitizenMessage): Buffer {
  switch (target.channel) {
    case 'sms':
      return twilioWebhook(target, message);
    case 'smpp':
      return sandboxMessage(target, message);
    case 'whatsapp':
      return whatsappWebhook(target, message, Date.now());
  }
}
