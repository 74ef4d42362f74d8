import type { HandshakeResult, Provider } from '../../core/provider.js';
import { challenge } from './challenge.js';
import { createControls } from './controls.js';
import { recall } from './recall.js';
import { createXRoutes } from './routes.js';
import { sendInbound } from './send-inbound.js';
import { providerName, type XContext } from './settings.js';
import { createWorld } from './world.js';

/**
 * X's API v2 and X Activity API, played for one account and one app. Who wrote what is read from the ledger and tokens
 * from a file of their own, so that both outlive a restart; credits, limits and subscriptions begin anew.
 */
export async function createX(context: XContext): Promise<Provider> {
  const world = await createWorld(context);
  await recall(context, world);
  return {
    name: providerName,
    channels: ['x'],
    router: createXRoutes(context, world),
    controls: createControls(context, world),
    sendFromCitizen: (message) => sendInbound(context, world, message),
    /** The hourly challenge, now: every webhook is asked, and one that fails is told nothing more. */
    shakeHands: async () => {
      let worst: HandshakeResult | undefined;
      for (const { id, url } of world.registry.webhooks()) {
        const result = await challenge(context, url);
        world.registry.setValid(id, result.isPassed);
        if (worst === undefined || !result.isPassed) worst = result;
      }
      return worst ?? { status: 0, body: 'there is no webhook', isPassed: false };
    },
  };
}
