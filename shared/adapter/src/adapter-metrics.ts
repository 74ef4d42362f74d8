import { Counter, Gauge, Histogram, type Metrics } from '@kanal/runtime';
import type { IngestOutcome } from './ingest-outcome.js';

/** What an adapter counts. Labels come from short fixed lists: never an id, a number or a text. */
export type AdapterMetrics = ReturnType<typeof createAdapterMetrics>;

/** Registers the adapter's metrics, once per process. */
export function createAdapterMetrics(metrics: Metrics) {
  const registers = [metrics.registry];
  return {
    webhookOutcomes: new Counter({
      name: 'kanal_webhook_outcomes_total',
      help: 'Webhook calls by what came of them',
      labelNames: ['route', 'outcome', 'reason'],
      registers,
    }),
    webhookEvents: new Counter({
      name: 'kanal_webhook_events_total',
      help: 'Events in the webhook calls, or of the connection, that were taken: message, status, lookup, privacy-request, ignored (with its reason), malformed',
      labelNames: ['route', 'event', 'reason'],
      registers,
    }),
    webhookSeconds: new Histogram({
      name: 'kanal_webhook_duration_seconds',
      help: 'From the first byte of a webhook call to its answer',
      labelNames: ['route'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    webhooksInFlight: new Gauge({
      name: 'kanal_webhooks_in_flight',
      help: 'Webhook calls being handled',
      registers,
    }),
    sendResults: new Counter({
      name: 'kanal_send_results_total',
      help: 'Replies by what came of the send worker’s turn: a SendResult, expired, repeated, left-alone',
      labelNames: ['result', 'code'],
      registers,
    }),
    rateWaits: new Counter({
      name: 'kanal_rate_limit_waits_total',
      help: 'Sends that had to wait, by the bucket that was empty',
      labelNames: ['bucket'],
      registers,
    }),
    mediaResults: new Counter({
      name: 'kanal_media_results_total',
      help: 'Files by what came of fetching them',
      labelNames: ['outcome', 'code'],
      registers,
    }),
    lookedUp: new Counter({
      name: 'kanal_looked_up_total',
      help: 'Messages asked for at the provider, by what came of it: found, gone, later',
      labelNames: ['outcome'],
      registers,
    }),
    reparsed: new Counter({
      name: 'kanal_reparsed_total',
      help: 'Quarantined calls read again, by what came of it',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

/** Watches the spool's fill from outside. */
export function watchSpool(
  metrics: Metrics,
  stats: () => { readonly bytes: number; readonly records: number },
): void {
  new Gauge({
    name: 'kanal_spool_bytes',
    help: 'Bytes in the spool',
    registers: [metrics.registry],
    collect() {
      this.set(stats().bytes);
    },
  });
  new Gauge({
    name: 'kanal_spool_records',
    help: 'Publications in the spool',
    registers: [metrics.registry],
    collect() {
      this.set(stats().records);
    },
  });
}

/** What came of a webhook call, or of an event of a connection. */
interface Taken {
  readonly route: string;
  readonly outcome: IngestOutcome;
  readonly ignoredReasons: readonly string[];
}

/** Counts one webhook call. */
export function countWebhook(metrics: AdapterMetrics, call: Taken & { readonly seconds: number }): void {
  const { route, outcome } = call;
  const reason = outcome.outcome === 'forged' || outcome.outcome === 'bad-request' ? outcome.reason : '';
  metrics.webhookOutcomes.inc({ route, outcome: outcome.outcome, reason });
  metrics.webhookSeconds.observe({ route }, call.seconds);
  countEvents(metrics, call);
}

/** Counts what stood in it. */
export function countEvents(metrics: AdapterMetrics, { route, outcome, ignoredReasons }: Taken): void {
  if (outcome.outcome !== 'accepted' && outcome.outcome !== 'spooled') return;
  const { messages, statuses, lookups, privacyRequests, malformed } = outcome.counts;
  const counted = {
    message: messages,
    status: statuses,
    lookup: lookups,
    'privacy-request': privacyRequests,
    malformed,
  };
  for (const [event, count] of Object.entries(counted)) {
    if (count > 0) metrics.webhookEvents.inc({ route, event, reason: '' }, count);
  }
  for (const ignored of ignoredReasons) {
    metrics.webhookEvents.inc({ route, event: 'ignored', reason: ignored });
  }
}
