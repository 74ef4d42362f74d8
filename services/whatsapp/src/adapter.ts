import type { ChannelAdapter } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { WhatsappConfig } from './config.js';
import { createCloudApiAdapter } from './providers/cloud-api/adapter.js';

/** The WhatsApp channel, by Meta's Cloud API. */
export function createWhatsappAdapter(config: WhatsappConfig, log: Log): ChannelAdapter {
  const templateName = config.WHATSAPP_TEMPLATE_NAME;
  return createCloudApiAdapter({
    appSecrets: config.WHATSAPP_APP_SECRETS,
    verifyToken: config.WHATSAPP_VERIFY_TOKEN,
    tokens: config.WHATSAPP_NUMBERS,
    apiBaseUrl: config.GRAPH_API_BASE_URL,
    apiVersion: config.GRAPH_API_VERSION,
    messagesPerSecond: config.WHATSAPP_MESSAGES_PER_SECOND,
    template:
      templateName === undefined
        ? undefined
        : { name: templateName, language: config.WHATSAPP_TEMPLATE_LANGUAGE },
    marksRead: config.WHATSAPP_MARK_READ,
    log,
  });
}
