import { adapterNameSchema, type Publication } from '@kanal/contracts';
import { injectTrace, KanalError, type Log } from '@kanal/runtime';
import type { ChannelAdapter, WebhookRequest, WebhookRoute } from './channel-adapter.js';
import type { IngestOutcome } from './ingest-outcome.js';
import { type Interpretation, interpretWebhook } from './interpret-webhook.js';
import type { LargeParts } from './large-parts.js';
import type { Persist, Persisted } from './persist.js';
import type { LargePart } from './quarantine.js';

/** What came of a call, with what was deliberately passed over (for the metrics). */
export interface Ingested {
  readonly outcome: IngestOutcome;
  readonly ignoredReasons: readonly string[];
}

/** Takes one webhook call that has been read: verify, parse, make durable. Never rejects. */
export type Ingest = (route: WebhookRoute, request: WebhookRequest) => Promise<Ingested>;

/** What `createIngest` needs. */
export interface IngestOptions {
  readonly adapter: Pick<ChannelAdapter, 'name' | 'channels' | 'routes'>;
  readonly conversationKey: Uint8Array;
  readonly persist: Persist;
  /** Makes a part durable that is too large for a message; rejects when it could not. */
  readonly putLarge: LargeParts['put'];
  readonly log: Log;
}

/** The largest body a route may take: a few of them fit into what an adapter holds at once. */
export const largestBodyBytes = 8 * 1024 * 1024;

/** When a provider should call again after we could not keep its call. */
const retryAfterMs = 5_000;

/**
 * The adapter's way in. Nothing is acknowledged before it is durable, and nothing that somebody sends can make it
 * fail: hostile bytes end as `forged` or in quarantine.
 * @throws KanalError `KANAL_ADAPTER_ROUTE` when a route takes larger bodies than an adapter can hold.
 */
export function createIngest(options: IngestOptions): Ingest {
  const { adapter, conversationKey } = options;
  const name = adapterNameSchema.parse(adapter.name);
  const { channels } = adapter;
  for (const route of adapter.routes) checkRoute(route);
  return async (route, request) => {
    const trace: Record<string, string> = {};
    injectTrace(trace);
    const interpretation = interpretWebhook(route, request, {
      adapter: name,
      channels,
      conversationKey,
      trace,
    });
    return {
      outcome: await keepInterpretation(interpretation, options),
      ignoredReasons: interpretation.meaning === 'events' ? interpretation.ignoredReasons : [],
    };
  };
}

/** Makes durable what a call means, and says what came of it. Never rejects. */
export async function keepInterpretation(
  interpretation: Interpretation,
  options: Pick<IngestOptions, 'persist' | 'putLarge' | 'log'>,
): Promise<IngestOutcome> {
  switch (interpretation.meaning) {
    case 'challenge':
      return { outcome: 'challenge', contentType: interpretation.contentType, body: interpretation.body };
    case 'forged':
      return { outcome: 'forged', reason: interpretation.reason };
    case 'unreadable': {
      const persisted = await keep([interpretation.publication], interpretation.large, options);
      if (persisted === 'nowhere') return { outcome: 'unavailable', retryAfterMs };
      return { outcome: 'quarantined', reason: interpretation.reason };
    }
    case 'events': {
      const { counts, publications, large } = interpretation;
      if (publications.length === 0) return { outcome: 'accepted', counts };
      const persisted = await keep(publications, large, options);
      if (persisted === 'nowhere') return { outcome: 'unavailable', retryAfterMs };
      return { outcome: persisted === 'published' ? 'accepted' : 'spooled', counts };
    }
  }
}

/** Large parts first: a record whose part is missing would be lost. The spool holds none, so without NATS it is `nowhere`. */
async function keep(
  publications: readonly Publication[],
  large: readonly LargePart[],
  { persist, putLarge, log }: Pick<IngestOptions, 'persist' | 'putLarge' | 'log'>,
): Promise<Persisted> {
  try {
    for (const part of large) await putLarge(part);
  } catch (err) {
    log.warn({ err, parts: large.length }, 'ingest.large-part-failed');
    return 'nowhere';
  }
  return persist(publications);
}

function checkRoute({ name, maxBodyBytes }: WebhookRoute): void {
  if (maxBodyBytes <= largestBodyBytes) return;
  throw new KanalError(
    'KANAL_ADAPTER_ROUTE',
    `route ${name} takes ${maxBodyBytes} bytes, more than an adapter can hold: set its maxBodyBytes to ` +
      `${largestBodyBytes} at most`,
  );
}
