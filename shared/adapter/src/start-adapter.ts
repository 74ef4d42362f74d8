import { createBus } from '@kanal/bus';
import type { AdapterName } from '@kanal/contracts';
import {
  createCrash,
  createHealth,
  createShutdown,
  type Log,
  listen,
  type Metrics,
  type Shutdown,
  startTracing,
} from '@kanal/runtime';
import type { AdapterConfig } from './adapter-config.js';
import { createAdapterMetrics, watchSpool } from './adapter-metrics.js';
import { type AdapterState, createAdapterState } from './adapter-state.js';
import { createAdmission } from './admission.js';
import type { ChannelAdapter } from './channel-adapter.js';
import { deriveKeys } from './derive-keys.js';
import { createHost } from './host.js';
import { createIngest } from './ingest.js';
import { createLargeParts } from './large-parts.js';
import { openConnection } from './open-connection.js';
import { createPersist } from './persist.js';
import { openSpool } from './spool/spool.js';
import { drainSpool } from './spool/spool-drain.js';
import { startConsumers } from './start-consumers.js';
import { createWebhookListener } from './webhook-listener.js';

/** What a running adapter needs. */
export interface StartAdapterOptions {
  readonly name: AdapterName;
  /** Called once. `state` is there before NATS is: until then its methods reject. */
  readonly createAdapter: (state: AdapterState) => ChannelAdapter;
  /** Without the public address, which only an adapter itself uses: one that nobody calls has none. */
  readonly config: Omit<AdapterConfig, 'PUBLIC_BASE_URL'>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** An adapter that takes webhooks. */
export interface RunningAdapter {
  readonly port: number;
  readonly shutdown: Shutdown;
}

/**
 * Joins an adapter with everything the kit does for it, and takes webhooks at once, also while NATS is away: they
 * wait in the spool. Replies, files and replays begin when NATS is there. SIGTERM stops it in order.
 * @throws when it cannot begin at all: the port or the spool is taken, or the spool has another key.
 */
export async function startAdapter({
  name: service,
  createAdapter,
  config,
  log,
  metrics,
}: StartAdapterOptions): Promise<RunningAdapter> {
  const tracing = await startTracing({ service, endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT });
  const health = createHealth();
  const shutdown = createShutdown({ log, health, timeoutMs: config.SHUTDOWN_TIMEOUT_MS });
  const crash = createCrash(config.CRASH_AT);
  const keys = deriveKeys(Buffer.from(config.KANAL_ADAPTER_KEY, 'base64'));
  const counters = createAdapterMetrics(metrics);

  const bus = createBus({
    url: config.NATS_URL,
    name: service,
    user: config.NATS_USER,
    password: config.NATS_PASSWORD,
    credsFile: config.NATS_CREDS_FILE,
    monitorUrl: config.NATS_MONITOR_URL,
    log,
    metrics,
  });
  const adapter = createAdapter(createAdapterState(bus, service, keys.stateKey));
  const spool = await openSpool({
    folder: config.SPOOL_DIR,
    spoolKey: keys.spoolKey,
    maxBytes: config.SPOOL_MAX_BYTES,
    log,
  });
  watchSpool(metrics, spool.stats);
  const drain = drainSpool({
    spool,
    // Short enough for a stop to wait for it.
    publishEach: (publications) => bus.publisher.publishEach(publications, { deadlineMs: 5_000 }),
    isConnected: bus.isConnected,
    crash,
    log,
  });
  // Without NATS an adapter still takes webhooks, so a full spool is what makes it unready, not a lost connection.
  const canKeep = (bytes: number): boolean => bus.isConnected() || spool.hasRoom(bytes);
  // Full for the largest call: an instance that refuses some of its calls must not look healthy.
  const largestBytes = Math.max(...adapter.routes.map((route) => route.maxBodyBytes), smallestIntakeBytes);
  health.addCheck('intake', () => (canKeep(largestBytes) ? undefined : 'NATS is away and the spool is full'));

  const largeParts = createLargeParts(bus);
  const persist = createPersist({
    publishAll: (publications, deadlineMs) => bus.publisher.publishAll(publications, { deadlineMs }),
    isConnected: bus.isConnected,
    spool,
    deadlineMs: config.PUBLISH_DEADLINE_MS,
    crash,
    log,
  });
  const intake = {
    conversationKey: keys.conversationKey,
    persist,
    putLarge: largeParts.put,
    log,
  };
  const webhooks = createWebhookListener({
    routes: adapter.routes,
    ingest: createIngest({ ...intake, adapter }),
    admission: createAdmission({ maxRequests: config.WEBHOOK_MAX_IN_FLIGHT, maxBytes: maxBytesInFlight }),
    canKeep,
    metrics: counters,
    log,
    now: Date.now,
  });
  const consumers = startConsumers({
    adapter,
    config,
    bus,
    largeParts,
    keys,
    crash,
    log,
    metrics,
    counters,
  });
  const listening = await listen(createHost({ webhooks, page: adapter.page, health, metrics, log }), {
    host: config.HOST,
    port: config.PORT,
  });

  const connection =
    adapter.connection &&
    openConnection({
      ...intake,
      adapter: { ...adapter, connection: adapter.connection },
      metrics: counters,
      now: Date.now,
    });
  if (connection) health.addCheck('connection', () => connection.health());

  shutdown.add('ingress', 'webhooks', () => listening.close());
  shutdown.add('consumers', 'consumers', async () => {
    await consumers.stop();
    // Replies under way go out over it.
    await connection?.stop();
  });
  shutdown.add('consumers', 'spool-drain', () => drain.stop());
  shutdown.add('bus', 'bus', () => bus.close());
  shutdown.add('store', 'spool', () => spool.close());
  shutdown.add('telemetry', 'tracing', () => tracing.shutdown());
  log.info({ port: listening.port, provider: adapter.provider }, 'adapter.listening');
  return { port: listening.port, shutdown };
}

/** What an adapter without webhooks must have room for. */
const smallestIntakeBytes = 64 * 1024;

/** Of all bodies being read: a fraction of the 120 MB an adapter should live in. */
const maxBytesInFlight = 32 * 1024 * 1024;
