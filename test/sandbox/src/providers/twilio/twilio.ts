import { join } from 'node:path';
import type { Provider } from '../../core/provider.js';
import { createMediaStore } from './media-store.js';
import { createMessageStore } from './message-store.js';
import { createOptOuts } from './opt-outs.js';
import { createTwilioRoutes } from './routes.js';
import { sendInbound } from './send-inbound.js';
import type { TwilioContext } from './settings.js';
import { loadTwilioSpec } from './spec.js';

/** Twilio's programmable messaging, played for one account with one number. */
export function createTwilio(context: TwilioContext): Provider {
  const parts = {
    spec: loadTwilioSpec(),
    messages: createMessageStore(),
    media: createMediaStore(join(context.dataDir, 'twilio-media')),
    optOuts: createOptOuts(context.optOut ?? 'default'),
  };
  return {
    name: 'twilio',
    channels: ['sms'],
    router: createTwilioRoutes(context, parts),
    sendFromCitizen: (message) => sendInbound(context, parts, message),
  };
}
