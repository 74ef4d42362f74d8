#!/usr/bin/env node
import { startAdapter } from '@kanal/adapter';
import { createLog, createMetrics, loadConfig, redactedConfig } from '@kanal/runtime';
import { createWhatsappAdapter } from './adapter.js';
import { environment, whatsappConfigSchema } from './config.js';

const config = loadConfig(whatsappConfigSchema, environment);
const log = createLog({ service: 'whatsapp', level: config.LOG_LEVEL });
log.info(redactedConfig(whatsappConfigSchema, config), 'service.starting');

await startAdapter({
  name: 'whatsapp',
  createAdapter: () => createWhatsappAdapter(config, log),
  config,
  log,
  metrics: createMetrics('whatsapp'),
});
