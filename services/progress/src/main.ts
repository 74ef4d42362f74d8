import { randomBytes } from 'node:crypto';
import {
  createHealth,
  createLog,
  createMetrics,
  createShutdown,
  listen,
  loadConfig,
  redactedConfig,
  startOpsServer,
} from '@kanal/runtime';
import { openProgressReader } from '@kanal/store/progress';
import { createProgressApp } from './app.js';
import { createClientKey } from './client-key.js';
import { configSchema, environment } from './config.js';
import { createPageMetrics } from './metrics.js';

const config = loadConfig(configSchema, environment);
const log = createLog({ service: 'progress', level: config.LOG_LEVEL });
log.info(redactedConfig(configSchema, config), 'service.starting');

const metrics = createMetrics('progress');
const health = createHealth();
const shutdown = createShutdown({ log, health, timeoutMs: config.SHUTDOWN_TIMEOUT_MS });

const { HOST: host, MONGODB_URI: uri, MONGODB_DATABASE: database, PROGRESS_VIEW: view } = config;
const reader = openProgressReader({ uri, database, ...(view !== undefined && { view }), log });
health.addCheck('store', reader.health);

const app = createProgressApp({
  reader,
  voice: {
    agencyName: config.AGENCY_NAME,
    laporAddress: config.LAPOR_ADDRESS,
    timeZone: config.AGENCY_TIME_ZONE,
    ticketPrefix: config.TICKET_PREFIX,
  },
  limits: {
    perClientPerMinute: config.CLIENT_REQUESTS_PER_MINUTE,
    perMinute: config.REQUESTS_PER_MINUTE,
    missesPerClientPerHour: config.CLIENT_MISSES_PER_HOUR,
  },
  clientKey: createClientKey(randomBytes(32)),
  trustProxy: config.TRUST_PROXY,
  metrics: createPageMetrics(metrics),
  log,
  now: Date.now,
});
const page = await listen(app, { host, port: config.PROGRESS_PORT });
const ops = await startOpsServer({ host, port: config.PORT, health, metrics });

shutdown.add('ingress', 'page', page.close);
shutdown.add('consumers', 'ops server', ops.close);
shutdown.add('store', 'mongodb', reader.close);
log.info({ port: ops.port, pagePort: page.port }, 'service.started');
