import { join } from 'node:path';
import { createMediaStore } from '../../core/media-store.js';
import type { Provider } from '../../core/provider.js';
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
    media: createMediaStore(join(context.dataDir, 'twilio-media'), /^ME[0-9a-f]{32}$/),
    optOuts: createOptOuts(context.optOut ?? 'default'),
  };
  return {
    name: 'twilio',
    channels: ['sms'],
    router: createTwilioRoutes(context, parts),
    sendFromCitizen: (message) => sendInbound(context, parts, message),
  };
}
