import { type Bus, type Consumption, openBucket, openMediaFiles, topologyNames } from '@kanal/bus';
import type { MediaRequest, Publication } from '@kanal/contracts';
import { backoffMs, type CrashPoint, type Log, type Metrics } from '@kanal/runtime';
import type { AdapterConfig } from './adapter-config.js';
import type { AdapterMetrics } from './adapter-metrics.js';
import type { ChannelAdapter } from './channel-adapter.js';
import type { AdapterKeys } from './derive-keys.js';
import type { LargeParts } from './large-parts.js';
import { createLookUp } from './look-up.js';
import type { StoreFileOptions } from './media/store-file.js';
import { startMediaWorker } from './media-worker.js';
import { pause } from './pause.js';
import { createRateLimiter } from './rate-limiter.js';
import { reparseWebhook } from './reparse-webhook.js';
import { startReparseWorker } from './reparse-worker.js';
import { createSendLedger } from './send/send-ledger.js';
import { createSendReply } from './send/send-reply.js';
import { startSendWorker } from './send-worker.js';

/** What the adapter's consumers need. */
export interface ConsumersOptions {
  readonly adapter: ChannelAdapter;
  readonly config: Pick<AdapterConfig, 'MEDIA_MAX_BYTES' | 'MEDIA_ALLOWED_PRIVATE_HOSTS'>;
  readonly bus: Bus;
  readonly largeParts: LargeParts;
  readonly keys: AdapterKeys;
  readonly crash: (point: CrashPoint) => void;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly counters: AdapterMetrics;
}

/**
 * Starts what works off the adapter's consumers (replies, files, replays) as soon as NATS and its buckets are there.
 * `stop` lets running provider calls end and be recorded.
 */
export function startConsumers(options: ConsumersOptions): { stop(): Promise<void> } {
  const { log } = options;
  const stopping = new AbortController();
  const starting = (async (): Promise<Consumption[]> => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      try {
        return await startAll(options, stopping.signal);
      } catch (err) {
        log.warn({ err, failures }, 'consumers.not-started');
        const afterMs = backoffMs(failures, { baseMs: 500, capMs: 10_000, random: Math.random });
        await pause(afterMs, stopping.signal).catch(() => undefined);
      }
    }
    return [];
  })();
  return {
    async stop() {
      stopping.abort();
      const consumptions = await starting;
      await Promise.all(consumptions.map((consumption) => consumption.stop()));
    },
  };
}

async function startAll(options: ConsumersOptions, stopping: AbortSignal): Promise<Consumption[]> {
  const { adapter, bus, largeParts, keys, crash, log, metrics, counters } = options;
  const connected = await unlessAborted(
    Promise.all([openBucket(bus, topologyNames.sendsBucket), openMediaFiles(bus)]),
    stopping,
  );
  if (!connected) return [];
  const [sends, files] = connected;
  const publish = (publication: Publication) => bus.publisher.publish(publication);
  const common = { bus, adapter: adapter.name, log, metrics };

  const sendReply = createSendReply({
    adapter,
    ledger: createSendLedger(sends),
    limiter: createRateLimiter({ ...adapter.rates, now: Date.now, sleep: pause }),
    publish,
    metrics: counters,
    crash,
    log,
    now: Date.now,
    stopping,
  });
  const loadStoreFile = async () => {
    const [{ storeFile }, { createGuardedAgent }] = await Promise.all([
      import('./media/store-file.js'),
      import('./media/guarded-agent.js'),
    ]);
    const allowedPrivateHosts = new Set(options.config.MEDIA_ALLOWED_PRIVATE_HOSTS);
    const media: StoreFileOptions = {
      adapter,
      agent: createGuardedAgent({ allowedPrivateHosts }),
      allowedPrivateHosts,
      maxBytes: options.config.MEDIA_MAX_BYTES,
      put: (name, bytes, mimeType) => files.putBlob({ name, metadata: { mimeType } }, bytes),
      publish,
      metrics: counters,
      log,
      now: Date.now,
    };
    return (request: MediaRequest, attempt: number) => storeFile(request, attempt, media);
  };
  // The HTTP client and the type detection take 10 MB: they are loaded when the first file is to be fetched.
  let store: ReturnType<typeof loadStoreFile> | undefined;
  const storeLazily = async (request: MediaRequest, attempt: number) => {
    store ??= loadStoreFile();
    return (await store)(request, attempt);
  };
  const conversationKey = keys.conversationKey;
  const publishAll = (publications: readonly Publication[]) => bus.publisher.publishAll(publications);
  const lookUp = createLookUp({ adapter, conversationKey, publishAll, largeParts, metrics: counters, log });
  return [
    startSendWorker({ ...common, sendReply }),
    startMediaWorker({ ...common, storeFile: storeLazily, lookUp }),
    startReparseWorker({
      ...common,
      counters,
      reparse: (webhook, replayId) =>
        reparseWebhook(webhook, { adapter, conversationKey, replayId, publishAll, largeParts }),
    }),
  ];
}

/** The result, or undefined when the signal was aborted first: a connection may never come. */
function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return Promise.race([
    result,
    new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined))),
  ]);
}
