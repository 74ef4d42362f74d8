import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startChild } from './src/child.js';

/** Everything a person can get wrong at once; every value is one that must not be printed. */
const wrong = {
  sms: {
    PORT: 'port-of-nobody',
    NATS_URL: 'http://user:hunter2@example.test',
    KANAL_ADAPTER_KEY: 'c2hvcnQtYW5kLXNlY3JldA==',
    PUBLIC_BASE_URL: 'kanal.example.test/secret-path',
    TWILIO_ACCOUNT_SID: 'AC-not-really',
    TWILIO_AUTH_TOKENS: 'not a token',
    SPOOL_MAX_BYTES: '12345',
    CRASH_AT: 'the-end-of-the-world',
  },
  router: {
    PORT: '70007',
    NATS_URL: 'mqtt://hunter2@example.test',
    MONGODB_URI: 'postgres://kanal:hunter2@example.test',
    KANAL_STORE_KEYS: 'one:not-a-key',
    KANAL_BLIND_INDEX_KEY: 'c2hvcnQtYW5kLXNlY3JldA==',
    TICKET_PREFIX: 'banten-kota',
    FOLLOW_UP_WINDOW_HOURS: '-17',
  },
} as const;

/** Required, and given to neither. */
const missing = { sms: ['SPOOL_DIR'], router: ['AGENCY_NAME'] } as const;

describe.each(['sms', 'router'] as const)('%s with a configuration that cannot be used', (service) => {
  it('does not start, names every variable in one message and prints no value', async () => {
    const main = fileURLToPath(new URL(`../../services/${service}/dist/main.js`, import.meta.url));
    const child = startChild(service, main, wrong[service]);
    const { code } = await child.ended;
    expect(code).toBeGreaterThan(0);
    const output = child.output();
    const named = [...Object.keys(wrong[service]), ...missing[service]];
    expect(named.filter((name) => !output.includes(`- ${name} `))).toEqual([]);
    expect(output.match(/cannot be used/g)).toHaveLength(1);
    expect(Object.values(wrong[service]).filter((value) => output.includes(value))).toEqual([]);
    expect(output).not.toContain('hunter2');
  });
});
