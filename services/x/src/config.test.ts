import { loadConfig } from '@kanal/runtime';
import { expect, test } from 'vitest';
import { xConfigSchema } from './config.js';
import { anEnvironment } from './fixtures/an-x-adapter.js';

const load = (overrides: Readonly<Record<string, string | undefined>>) =>
  loadConfig(xConfigSchema, anEnvironment(overrides));

test('what has a default needs no variable', () => {
  expect(load({})).toMatchObject({
    X_POLL_SECONDS: 300,
    X_REPLAY_WINDOW_HOURS: 48,
    X_DIRECT_MESSAGES: true,
    X_MANAGE_WEBHOOK: false,
    X_PRICE_OWNED_READ_USD: 0.001,
  });
});

test('a name is taken with its @ and without', () => {
  expect(load({ X_USERNAME: '@Lapor1708' }).X_USERNAME).toBe('Lapor1708');
});

test('an app may have the client secret only', () => {
  expect(load({ X_CONSUMER_SECRETS: undefined }).X_CONSUMER_SECRETS).toBeUndefined();
});

test.each([
  ['X_USER_ID', { X_USER_ID: 'lapor1708' }],
  ['X_USERNAME', { X_USERNAME: 'lapor 1708' }],
  ['X_CLIENT_SECRET', { X_CLIENT_SECRET: 'short' }],
  ['X_BEARER_TOKEN', { X_MANAGE_WEBHOOK: 'true', X_BEARER_TOKEN: undefined }],
  ['X_READ_RESERVE_USD', { X_MONTHLY_BUDGET_USD: '1', X_READ_RESERVE_USD: '2' }],
  ['X_POLL_SECONDS', { X_POLL_SECONDS: '5' }],
])('%s is named when it cannot be used', (name, overrides) => {
  expect(() => load(overrides)).toThrow(name);
});
