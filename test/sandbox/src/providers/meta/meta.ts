import { join } from 'node:path';
import { createMediaStore } from '../../core/media-store.js';
import type { Provider } from '../../core/provider.js';
import { shakeHands } from '../graph/shake-hands.js';
import { createCitizens } from './citizens.js';
import { createComments } from './comments.js';
import { channels } from './kinds.js';
import { recall } from './recall.js';
import { requestDeletion } from './request-deletion.js';
import { createMetaRoutes } from './routes.js';
import { sendInbound } from './send-inbound.js';
import { type MetaContext, providerName } from './settings.js';

/**
 * Meta's Messenger, Instagram messaging and comments on both, played for one Page and one Instagram account. What is
 * known of citizens is read from the ledger, so that windows stay open over a restart.
 */
export async function createMeta(context: MetaContext): Promise<Provider> {
  const parts = {
    citizens: createCitizens(),
    comments: createComments(),
    media: createMediaStore(join(context.dataDir, 'meta-media'), /^\d{15}$/),
  };
  await recall(context, parts);
  return {
    name: providerName,
    channels,
    router: createMetaRoutes(context, parts),
    sendFromCitizen: async (message) => {
      const [sent] = await sendInbound(context, parts, [message]);
      if (sent === undefined) throw new Error('nothing was sent for a message');
      return sent;
    },
    sendBatch: (messages) => sendInbound(context, parts, messages),
    shakeHands: (verifyToken) => shakeHands(context, verifyToken),
    requestDeletion: (person, isForged) => requestDeletion(context, parts.citizens, person, isForged),
  };
}
