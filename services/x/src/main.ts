#!/usr/bin/env node
import { createLog, loadConfig, redactedConfig } from '@kanal/runtime';
import { environment, xConfigSchema } from './config.js';

const config = loadConfig(xConfigSchema, environment);
const log = createLog({ service: 'x', level: config.LOG_LEVEL });
log.info(redactedConfig(xConfigSchema, config), 'service.starting');
