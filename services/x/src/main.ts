#!/usr/bin/env node
import { startAdapter } from '@kanal/adapter';
import { createLog, createMetrics, loadConfig, redactedConfig } from '@kanal/runtime';
import { createXAdapter } from './adapter.js';
import { environment, xConfigSchema } from './config.js';

const config = loadConfig(xConfigSchema, environment);
const log = createLog({ service: 'x', level: config.LOG_LEVEL });
log.info(redactedConfig(xConfigSchema, config), 'service.starting');

await startAdapter({
  name: 'x',
  createAdapter: (state) => createXAdapter({ config, state, now: Date.now, log }),
  config,
  log,
  metrics: createMetrics('x'),
});
