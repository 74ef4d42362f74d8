import type { AdapterName, Channel } from '@kanal/contracts';
import { injectTrace, type Log } from '@kanal/runtime';
import { type AdapterMetrics, countEvents } from './adapter-metrics.js';
import type { Connection, ConnectionSource, WebhookRequest } from './channel-adapter.js';
import { keepInterpretation } from './ingest.js';
import { readEvents } from './interpret-webhook.js';
import type { LargeParts } from './large-parts.js';
import type { Persist } from './persist.js';

/** What a connection's intake needs. */
export interface OpenConnectionOptions {
  readonly adapter: {
    readonly name: AdapterName;
    readonly channels: readonly Channel[];
    readonly connection: ConnectionSource;
  };
  readonly conversationKey: Uint8Array;
  readonly persist: Persist;
  readonly putLarge: LargeParts['put'];
  readonly metrics: AdapterMetrics;
  readonly log: Log;
  readonly now: () => number;
}

/** Opens an adapter's connection. What comes over it goes the way of a webhook: read, kept, and only then confirmed. */
export function openConnection(options: OpenConnectionOptions): Connection {
  const { adapter, conversationKey, metrics, log, now } = options;
  const { name, channels, connection } = adapter;
  return connection.open({
    async accept(body) {
      const request: WebhookRequest = {
        method: 'POST',
        path: '',
        query: '',
        headers: {},
        body,
        receivedAtMs: now(),
      };
      const trace: Record<string, string> = {};
      injectTrace(trace);
      const context = { adapter: name, channels, conversationKey, trace };
      const read = readEvents(connection.route, request, context);
      const outcome = await keepInterpretation(read, options);
      if (outcome.outcome === 'quarantined') {
        log.warn({ route: connection.route.name, reason: outcome.reason }, 'connection.quarantined');
      }
      const ignoredReasons = read.meaning === 'events' ? read.ignoredReasons : [];
      countEvents(metrics, { route: connection.route.name, outcome, ignoredReasons });
      return outcome.outcome !== 'unavailable';
    },
  });
}
