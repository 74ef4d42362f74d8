import { expect, it } from 'vitest';
import { inheritedVariables } from './inherited-variables.mjs';
import { readEveryService } from './services.mjs';
import { checkout } from './settings.mjs';

const env = {
  PATH: '/bin',
  HOME: '/home/a',
  TZ: 'UTC',
  NODE_OPTIONS: '--max-old-space-size=400',
  LOG_LEVEL: 'debug',
  SPOOL_MAX_BYTES: '1',
  FOLLOW_UP_WINDOW_HOURS: '1',
  KANAL_STORE_KEYS: '1:secret',
  TWILIO_AUTH_TOKENS: 'secret',
  WHATSAPP_NUMBERS: 'secret',
  META_PAGES: 'secret',
  TRUST_PROXY: 'loopback',
  GITHUB_TOKEN: 'secret',
};

it.each([
  ['services/sms', ['SPOOL_MAX_BYTES', 'TWILIO_AUTH_TOKENS']],
  ['services/whatsapp', ['SPOOL_MAX_BYTES', 'WHATSAPP_NUMBERS']],
  ['services/meta', ['SPOOL_MAX_BYTES', 'META_PAGES']],
  ['services/progress', ['TRUST_PROXY']],
  ['services/router', ['FOLLOW_UP_WINDOW_HOURS', 'KANAL_STORE_KEYS']],
])('%s takes over the system’s variables, what all share and its own', (folder, own) => {
  const names = Object.keys(inheritedVariables(checkout, folder, env));
  expect(names.toSorted()).toEqual(['HOME', 'LOG_LEVEL', 'NODE_OPTIONS', 'PATH', 'TZ', ...own].toSorted());
});

it('has a section for every service', () => {
  const sizes = readEveryService(checkout).map(
    ({ folder }) => Object.keys(inheritedVariables(checkout, folder, env)).length,
  );
  expect(sizes.filter((size) => size <= 5)).toEqual([]);
});
