import { createLog, createMetrics, loadConfig } from '@kanal/runtime';
import { adapterConfigSchema, startAdapter } from '../src/index.js';
import { createLetterAdapter } from './letter-adapter.js';

/** A whole adapter as a service's `main.ts` starts it; prints its port when it takes webhooks. */
const config = loadConfig(adapterConfigSchema, process.env);
const { port } = await startAdapter({
  name: 'sms',
  createAdapter: () => createLetterAdapter(process.env['PROVIDER_URL'] ?? ''),
  config,
  log: createLog({ service: 'sms', level: 'fatal', destination: process.stderr }),
  metrics: createMetrics('sms'),
});
process.stdout.write(`${port}\n`);
