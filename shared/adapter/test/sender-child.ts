import { createBus, openBucket } from '@kanal/bus';
import { type CrashPoint, createCrash, createLog, createMetrics } from '@kanal/runtime';
import { createAdapterMetrics } from '../src/adapter-metrics.js';
import { pause } from '../src/pause.js';
import { createRateLimiter } from '../src/rate-limiter.js';
import { createSendLedger } from '../src/send/send-ledger.js';
import { createSendReply } from '../src/send/send-reply.js';
import { startSendWorker } from '../src/send-worker.js';
import { createLetterAdapter } from './letter-adapter.js';

/** A send worker alone in its process, which dies at `CRASH_AT`. Its clock is `CLOCK_AHEAD_MS` before the system's. */
const log = createLog({ service: 'sender', level: 'error' });
const metrics = createMetrics('sender');
const bus = createBus({
  url: process.env['NATS_URL'] ?? '',
  user: process.env['NATS_USER'],
  password: process.env['NATS_PASSWORD'],
  name: 'sender-child',
  log,
  metrics,
});
const now = () => Date.now() + Number(process.env['CLOCK_AHEAD_MS'] ?? 0);
const adapter = createLetterAdapter(process.env['PROVIDER_URL'] ?? '');
const counters = createAdapterMetrics(metrics);
const stopping = new AbortController();
const sendReply = createSendReply({
  adapter,
  ledger: createSendLedger(await openBucket(bus, 'sends')),
  limiter: createRateLimiter({ ...adapter.rates, now, sleep: pause }),
  publish: (publication) => bus.publisher.publish(publication),
  metrics: counters,
  crash: createCrash(process.env['CRASH_AT'] as CrashPoint | undefined),
  log,
  now,
  stopping: stopping.signal,
});
const worker = startSendWorker({ bus, adapter: 'sms', sendReply, log, metrics });
process.on('SIGTERM', async () => {
  stopping.abort();
  await worker.stop();
  await bus.close();
  process.exit(0);
});
