#!/usr/bin/env node
import { createLog, createMetrics, loadConfig, redactedConfig } from '@kanal/runtime';
import { environment, whatsappBaileysConfigSchema } from './config.js';
import { openWhatsapp } from './connection/device-socket.js';
import { startWhatsappBaileys } from './start.js';

const config = loadConfig(whatsappBaileysConfigSchema, environment);
const log = createLog({ service: 'baileys', level: config.LOG_LEVEL });
log.info(redactedConfig(whatsappBaileysConfigSchema, config), 'service.starting');

await startWhatsappBaileys({
  config,
  openSocket: openWhatsapp(config.BAILEYS_WEB_SOCKET_URL),
  terminal: process.stdout.isTTY ? (text) => process.stdout.write(text) : undefined,
  log,
  metrics: createMetrics('baileys'),
});
