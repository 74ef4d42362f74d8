import { loadConfig } from '@kanal/runtime';
import { expect, it } from 'vitest';
import { configSchema } from './config.js';

const env = {
  PORT: '0',
  PROGRESS_PORT: '0',
  MONGODB_URI: 'mongodb://127.0.0.1:1',
  TICKET_PREFIX: 'BTN',
  AGENCY_NAME: 'Pemprov Banten',
};

it('needs neither NATS nor a key, and trusts no proxy by itself', () => {
  expect(loadConfig(configSchema, env)).toMatchObject({
    TRUST_PROXY: false,
    AGENCY_TIME_ZONE: 'Asia/Jakarta',
  });
  expect(Object.keys(configSchema.shape).filter((name) => /KEY|NATS|TOKEN|SECRET/.test(name))).toEqual([]);
});

it.each([
  ['TRUST_PROXY', 'true'],
  ['LAPOR_ADDRESS', 'javascript:alert(1)//'],
  ['PROGRESS_VIEW', 'complaints.$cmd'],
  ['CLIENT_REQUESTS_PER_MINUTE', '0'],
])('refuses %s=%s', (name, value) => {
  expect(() => loadConfig(configSchema, { ...env, [name]: value })).toThrow(name);
});
