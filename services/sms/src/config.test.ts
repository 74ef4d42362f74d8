import { loadConfig, redactedConfig } from '@kanal/runtime';
import { describe, expect, test } from 'vitest';
import { loadSmsConfig, smsConfigSchema } from './config.js';

const older = 'fedcba9876543210fedcba9876543210';
const newer = '0123456789abcdef0123456789abcdef';

const common = {
  PORT: '0',
  NATS_URL: 'nats://127.0.0.1:4222',
  KANAL_ADAPTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_BASE_URL: 'https://kanal.example.go.id/',
  SPOOL_DIR: 'spool',
};
const twilio = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKENS: `${newer}, ${older}`,
};
const smpp = {
  SMPP_HOST: '127.0.0.1',
  SMPP_SYSTEM_ID: 'kanal',
  SMPP_PASSWORD: 'rahasia',
  SMPP_NUMBER: '1708',
};
const env = { ...common, ...twilio };

describe('smsConfigSchema', () => {
  test('defaults, and tokens newest first', () => {
    expect(loadConfig(smsConfigSchema, env)).toMatchObject({
      SMS_PROVIDER: 'twilio',
      TWILIO_AUTH_TOKENS: [newer, older],
      TWILIO_API_BASE_URL: 'https://api.twilio.com',
      PUBLIC_BASE_URL: 'https://kanal.example.go.id',
    });
  });

  test.each([
    ['TWILIO_ACCOUNT_SID', 'SK0123456789abcdef0123456789abcdef'],
    ['TWILIO_AUTH_TOKENS', 'short'],
    ['TWILIO_AUTH_TOKENS', `${newer},`],
    ['TWILIO_AUTH_TOKENS', `${newer},${older},${newer}`],
    ['TWILIO_API_BASE_URL', 'ftp://api.twilio.com'],
    ['TWILIO_MESSAGING_SERVICE_SID', 'MG1'],
    ['TWILIO_MESSAGES_PER_SECOND', '-7'],
    ['SMS_PROVIDER', 'carrier-pigeon'],
  ])('%s=%s is refused by name, without its value', (name, value) => {
    const load = () => loadConfig(smsConfigSchema, { ...env, [name]: value });
    expect(load).toThrow(name);
    expect(load).not.toThrow(value);
  });

  test.each([
    ['twilio', 'TWILIO_ACCOUNT_SID'],
    ['twilio', 'TWILIO_AUTH_TOKENS'],
    ['smpp', 'SMPP_HOST'],
    ['smpp', 'SMPP_SYSTEM_ID'],
    ['smpp', 'SMPP_PASSWORD'],
    ['smpp', 'SMPP_NUMBER'],
  ])('%s needs %s, and nothing of the other provider', (SMS_PROVIDER, name) => {
    const provider = SMS_PROVIDER === 'smpp' ? smpp : twilio;
    const chosen = { ...common, ...provider, SMS_PROVIDER };
    expect(loadSmsConfig(chosen)).toMatchObject({ SMS_PROVIDER });
    expect(() => loadSmsConfig({ ...chosen, [name]: '' })).toThrow(`${name} is not set`);
  });

  test('the boot log shows no token', () => {
    const shown = JSON.stringify(redactedConfig(smsConfigSchema, loadConfig(smsConfigSchema, env)));
    expect(shown).not.toContain(newer.slice(8));
    expect(shown).toContain('"twilioAuthTokensConfigured":true');
  });
});
