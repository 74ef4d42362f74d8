import { loadConfig } from '@kanal/runtime';
import { expect, it } from 'vitest';
import { configSchema } from './config.js';

const key = Buffer.alloc(32, 7).toString('base64');
const good = {
  PORT: '0',
  NATS_URL: 'nats://127.0.0.1:4222',
  MONGODB_URI: 'mongodb://127.0.0.1:27017',
  KANAL_STORE_KEYS: `1:${key}`,
  KANAL_BLIND_INDEX_KEY: key,
  TICKET_PREFIX: 'BTNAB',
  AGENCY_NAME: 'Pemerintah Prov. Banten.',
};
const load = (change: Record<string, string>) => loadConfig(configSchema, { ...good, ...change });

it('takes the longest agency name and prefix with the address of LAPOR!', () => {
  expect(load({})).toMatchObject({ AGENCY_NAME: good.AGENCY_NAME, LAPOR_ADDRESS: 'lapor.go.id' });
});

it.each([
  [
    'one emoji, which would halve what an SMS holds',
    { AGENCY_NAME: 'Pemprov Banten ✅' },
    /AGENCY_NAME does not fit: .*GSM-7/,
  ],
  [
    'an address that makes a second part',
    { LAPOR_ADDRESS: 'a'.repeat(40) },
    /LAPOR_ADDRESS or TICKET_PREFIX shorter by \d+ together/,
  ],
])('refuses %s, and says what to change', (_label, change, message) => {
  expect(() => load(change)).toThrow(message);
});
