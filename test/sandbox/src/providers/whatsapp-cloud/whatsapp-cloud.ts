import { join } from 'node:path';
import { createMediaStore } from '../../core/media-store.js';
import type { Provider } from '../../core/provider.js';
import { shakeHands } from '../graph/shake-hands.js';
import { createCitizens } from './citizens.js';
import { createWhatsAppRoutes } from './routes.js';
import { sendInbound } from './send-inbound.js';
import { providerName, type WhatsAppContext } from './settings.js';
import { loadWhatsAppSpec } from './spec.js';

/**
 * Meta's WhatsApp Cloud API, played for one number. Who wrote, and when, is read from the ledger, so that windows stay
 * open over a restart.
 */
export async function createWhatsAppCloud(context: WhatsAppContext): Promise<Provider> {
  const citizens = createCitizens(context.phoneNumberId, context.strangers ?? 'unknown');
  const parts = {
    spec: loadWhatsAppSpec(),
    citizens,
    media: createMediaStore(join(context.dataDir, 'whatsapp-media'), /^\d{15}$/),
  };
  for (const entry of await context.ledger.entries({ kind: 'webhook', provider: providerName })) {
    const citizen = citizens.find(entry.citizen ?? '');
    if (citizen === undefined || entry.messageId === null) continue;
    citizens.hear(citizen.name, entry.messageId, Date.parse(entry.at));
  }
  return {
    name: providerName,
    channels: ['whatsapp'],
    router: createWhatsAppRoutes(context, parts),
    sendFromCitizen: async (message) => {
      const [sent] = await sendInbound(context, parts, [message]);
      if (sent === undefined) throw new Error('nothing was sent for a message');
      return sent;
    },
    sendBatch: (messages) => sendInbound(context, parts, messages),
    shakeHands: (verifyToken) => shakeHands(context, verifyToken),
  };
}
