import { type Channel, channelSchema } from '@kanal/contracts';
import { injectTrace, KanalError } from '@kanal/runtime';
import type { ChannelAdapter, WebhookRequest, WebhookRoute } from './channel-adapter.js';
import type { IngestOutcome } from './ingest-outcome.js';
import { type Interpretation, interpretWebhook } from './interpret-webhook.js';
import type { Persist } from './persist.js';
import { maxQuarantinedBytes } from './quarantine.js';

/** What came of a call, with what was deliberately passed over (for the metrics). */
export interface Ingested {
  readonly outcome: IngestOutcome;
  readonly ignoredReasons: readonly string[];
}

/** Takes one webhook call that has been read: verify, parse, make durable. Never rejects. */
export type Ingest = (route: WebhookRoute, request: WebhookRequest) => Promise<Ingested>;

/** What `createIngest` needs. */
export interface IngestOptions {
  readonly adapter: Pick<ChannelAdapter, 'channel' | 'routes'>;
  readonly conversationKey: Uint8Array;
  readonly persist: Persist;
}

/** When a provider should call again after we could not keep its call. */
const retryAfterMs = 5_000;

/**
 * The adapter's way in. Nothing is acknowledged before it is durable, and nothing that somebody sends can make it
 * fail: hostile bytes end as `forged` or in quarantine.
 * @throws KanalError `KANAL_ADAPTER_ROUTE` when a route takes bodies that could not be quarantined.
 */
export function createIngest({ adapter, conversationKey, persist }: IngestOptions): Ingest {
  const channel: Channel = channelSchema.parse(adapter.channel);
  for (const route of adapter.routes) checkRoute(route);
  return async (route, request) => {
    const trace: Record<string, string> = {};
    injectTrace(trace);
    const interpretation = interpretWebhook(route, request, { channel, conversationKey, trace });
    return {
      outcome: await settle(interpretation, persist),
      ignoredReasons: interpretation.meaning === 'events' ? interpretation.ignoredReasons : [],
    };
  };
}

async function settle(interpretation: Interpretation, persist: Persist): Promise<IngestOutcome> {
  switch (interpretation.meaning) {
    case 'challenge':
      return { outcome: 'challenge', contentType: interpretation.contentType, body: interpretation.body };
    case 'forged':
      return { outcome: 'forged', reason: interpretation.reason };
    case 'unreadable': {
      const persisted = await persist([interpretation.publication]);
      if (persisted === 'nowhere') return { outcome: 'unavailable', retryAfterMs };
      return { outcome: 'quarantined', reason: interpretation.reason };
    }
    case 'events': {
      const { counts, publications } = interpretation;
      if (publications.length === 0) return { outcome: 'accepted', counts };
      const persisted = await persist(publications);
      if (persisted === 'nowhere') return { outcome: 'unavailable', retryAfterMs };
      return { outcome: persisted === 'published' ? 'accepted' : 'spooled', counts };
    }
  }
}

function checkRoute({ name, maxBodyBytes }: WebhookRoute): void {
  if (maxBodyBytes <= maxQuarantinedBytes) return;
  throw new KanalError(
    'KANAL_ADAPTER_ROUTE',
    `route ${name} takes ${maxBodyBytes} bytes, of which quarantine could not keep all: set its maxBodyBytes to ` +
      `${maxQuarantinedBytes} at most`,
  );
}
