import { createBus } from '@kanal/bus';
import { loadPlaces } from '@kanal/places';
import {
  createCrash,
  createHealth,
  createLog,
  createMetrics,
  createShutdown,
  loadConfig,
  redactedConfig,
  startOpsServer,
  startTracing,
} from '@kanal/runtime';
import { connectStore, storeKeys } from '@kanal/store';
import { configSchema, environment } from './config.js';
import { startRouter } from './router.js';

const config = loadConfig(configSchema, environment);
const log = createLog({ service: 'router', level: config.LOG_LEVEL });
log.info(redactedConfig(configSchema, config), 'service.starting');

const metrics = createMetrics('router');
const health = createHealth();
const tracing = await startTracing({ service: 'router', endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT });
const shutdown = createShutdown({ log, health, timeoutMs: config.SHUTDOWN_TIMEOUT_MS });

const bus = createBus({
  url: config.NATS_URL,
  name: 'router',
  user: config.NATS_USER,
  password: config.NATS_PASSWORD,
  credsFile: config.NATS_CREDS_FILE,
  monitorUrl: config.NATS_MONITOR_URL,
  log,
  metrics,
});
const { MONGODB_URI: uri, MONGODB_DATABASE: database } = config;
const store = connectStore({ uri, database, ...storeKeys(config), log });
health.addCheck('nats', bus.health);
health.addCheck('store', store.health);

const router = startRouter({
  config,
  bus,
  store,
  places: await loadPlaces(config.AGENCY_REGION),
  clock: Date.now,
  crash: createCrash(config.CRASH_AT),
  log,
  metrics,
});
const ops = await startOpsServer({ host: config.HOST, port: config.PORT, health, metrics });

shutdown.add('ingress', 'ops server', ops.close);
shutdown.add('consumers', 'router', router.stop);
shutdown.add('bus', 'nats', bus.close);
shutdown.add('store', 'mongodb', store.close);
shutdown.add('telemetry', 'tracing', tracing.shutdown);
log.info({ port: ops.port }, 'service.started');
