import type { Lookup, Publication } from '@kanal/contracts';
import { injectTrace, type Log } from '@kanal/runtime';
import type { AdapterMetrics } from './adapter-metrics.js';
import type { ChannelAdapter, LookedUp, WebhookRequest } from './channel-adapter.js';
import { readEvents } from './interpret-webhook.js';
import type { LargeParts } from './large-parts.js';

/** What asking for a message needs. */
export interface LookUpOptions {
  readonly adapter: Pick<ChannelAdapter, 'name' | 'channels' | 'lookUp'>;
  readonly conversationKey: Uint8Array;
  readonly publishAll: (publications: readonly Publication[]) => Promise<unknown>;
  readonly largeParts: Pick<LargeParts, 'put'>;
  readonly metrics: AdapterMetrics;
  readonly log: Log;
  /** For the provider's whole answer; default 20 s. */
  readonly timeoutMs?: number;
}

/** Asks the provider for one message. */
export type LookUp = (lookup: Lookup) => Promise<LookedUp['lookedUp']>;

/**
 * Asks the provider for a message and publishes it. Asked twice it is published twice, under the same id: what the
 * provider tells of a message does not change the ids in it.
 * The returned function rejects when the bus cannot take what was found.
 */
export function createLookUp(options: LookUpOptions): LookUp {
  const { adapter, conversationKey, publishAll, largeParts, metrics, log, timeoutMs = 20_000 } = options;
  return async (lookup) => {
    const { id: lookupId, route, reason } = lookup;
    const body = Buffer.from(lookup.partBase64, 'base64');
    const answer = await ask(body);
    if (answer.lookedUp === 'found') {
      const request: WebhookRequest = {
        method: 'POST',
        path: '',
        query: '',
        headers: { 'content-type': 'application/json' },
        body,
        receivedAtMs: Date.parse(lookup.receivedAt),
      };
      const trace: Record<string, string> = {};
      injectTrace(trace);
      const { name, channels } = adapter;
      const context = { adapter: name, channels, conversationKey, trace };
      const read = readEvents({ name: route, parse: () => answer.parsed }, request, context);
      for (const part of read.large) await largeParts.put(part);
      await publishAll(read.meaning === 'events' ? read.publications : [read.publication]);
    }
    metrics.lookedUp.inc({ outcome: answer.lookedUp });
    log.info({ lookupId, reason, outcome: answer.lookedUp }, 'lookup.done');
    return answer.lookedUp;
  };

  async function ask(part: Uint8Array): Promise<LookedUp> {
    if (!adapter.lookUp) throw new Error(`the adapter ${adapter.name} publishes lookups and has no lookUp`);
    try {
      return await adapter.lookUp(part, AbortSignal.timeout(timeoutMs));
    } catch (err) {
      log.warn({ err }, 'lookup.failed');
      return { lookedUp: 'later' };
    }
  }
}
