import { expect, test } from 'vitest';
import { loadConfig } from './config.js';

const good = {
  SANDBOX_DATA_DIR: 'data',
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'very-secret',
  SMS_WEBHOOK_URL: 'http://127.0.0.1:17081/webhooks/sms/twilio#rc=5&rp=all',
};

test('defaults', () => {
  expect(loadConfig({ ...good, SMS_NUMBER: '' })).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 17_080,
    SMS_NUMBER: '+6281200001708',
    SMS_OPT_OUT: 'default',
  });
});

test('every problem is named at once, no value is shown', () => {
  const load = () =>
    loadConfig({ ...good, TWILIO_ACCOUNT_SID: 'not-a-sid', SMS_WEBHOOK_URL: '', PORT: '70000' });
  expect(load).toThrow(/TWILIO_ACCOUNT_SID must be AC[\s\S]*SMS_WEBHOOK_URL is not set|PORT/);
  expect(load).toThrow(/PORT/);
  expect(load).toThrow(/SMS_WEBHOOK_URL is not set/);
  expect(load).not.toThrow(/not-a-sid|very-secret/);
});
