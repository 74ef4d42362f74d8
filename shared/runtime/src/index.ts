export { type BackoffOptions, backoffMs } from './backoff.js';
export type { Clock } from './clock.js';
export { baseConfigSchema, mongoConfigSchema, portSchema } from './common-config.js';
export { ConfigError } from './config-error.js';
export { type Crash, type CrashPoint, crashPoints, createCrash } from './crash-points.js';
export { type EnvSection, renderEnvExample } from './env-example.js';
export { createHealth, type Health, type HealthCheck, type Readiness } from './health.js';
export { inSpan, type SpanOptions, tracer } from './in-span.js';
export { type ErrorCode, KanalError, type KanalErrorOptions } from './kanal-error.js';
export { type Listening, listen } from './listen.js';
export { type Environment, loadConfig, redactedConfig } from './load-config.js';
export { createLog, type Log, type LogLevel, type LogOptions, logLevels } from './log.js';
export { maskPhone } from './mask-phone.js';
export { maskText } from './mask-text.js';
export { Counter, createMetrics, Gauge, Histogram, type Metrics } from './metrics.js';
export { createOpsHandler, type OpsParts, type OpsServer, startOpsServer } from './ops-server.js';
export { redact } from './redact.js';
export { personalFields, secretFields } from './sensitive-fields.js';
export {
  createShutdown,
  type Shutdown,
  type ShutdownOptions,
  type ShutdownPhase,
  shutdownPhases,
} from './shutdown.js';
export { type Carrier, contextFromTrace, injectTrace } from './trace-carrier.js';
export { startTracing, type Tracing, type TracingOptions } from './tracing.js';
