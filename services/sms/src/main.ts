#!/usr/bin/env node
import { startAdapter } from '@kanal/adapter';
import { createLog, createMetrics, redactedConfig } from '@kanal/runtime';
import { createSmsAdapter } from './adapter.js';
import { environment, loadSmsConfig, smsConfigSchema } from './config.js';

const config = loadSmsConfig(environment);
const log = createLog({ service: 'sms', level: config.LOG_LEVEL });
log.info(redactedConfig(smsConfigSchema, config), 'service.starting');

await startAdapter({
  name: 'sms',
  createAdapter: () => createSmsAdapter(config, log),
  config,
  log,
  metrics: createMetrics('sms'),
});
