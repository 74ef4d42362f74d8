#!/usr/bin/env node
import { startAdapter } from '@kanal/adapter';
import { createLog, createMetrics, loadConfig, redactedConfig } from '@kanal/runtime';
import { createSmsAdapter } from './adapter.js';
import { environment, smsConfigSchema } from './config.js';

const config = loadConfig(smsConfigSchema, environment);
const log = createLog({ service: 'sms', level: config.LOG_LEVEL });
log.info(redactedConfig(smsConfigSchema, config), 'service.starting');

await startAdapter({
  adapter: createSmsAdapter(config, log),
  config,
  log,
  metrics: createMetrics('sms'),
});
