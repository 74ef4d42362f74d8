import { loadConfig, redactedConfig } from '@kanal/runtime';
import { describe, expect, test } from 'vitest';
import { loadSmsConfig, smsConfigSchema } from './config.js';

const older = 'fedcba9876543210fedcba9876543210';
const newer = '0123456789abcdef0123456789abcdef';

const common = {
  PORT: '0',
  NATS_URL: 'nats://127.0.0.1:4222',
  KANAL_ADAPTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  SPOOL_DIR: 'spool',
};
const twilio = {
  PUBLIC_BASE_URL: 'https://kanal.example.go.id/',
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKENS: `${newer}, ${older}`,
};
const operator = {
  name: 'telkomsel',
  host: '127.0.0.1',
  systemId: 'kanal',
  password: 'rahasia',
  number: '1708',
};
const smpp = { SMPP_OPERATORS: JSON.stringify([operator]) };
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
    ['SMS_KEYWORDS', 'tanpa-instansi'],
    ['SMPP_OPERATORS', '[{"password":"rahasia"}]'],
    ['SMPP_PARTS_WAIT_MINUTES', '-7'],
    ['SMPP_TIMEOUT_SECONDS', '16'],
  ])('%s=%s is refused by name, without its value', (name, value) => {
    const load = () => loadConfig(smsConfigSchema, { ...env, [name]: value });
    expect(load).toThrow(name);
    expect(load).not.toThrow(value);
  });

  test.each([
    ['twilio', 'PUBLIC_BASE_URL'],
    ['twilio', 'TWILIO_ACCOUNT_SID'],
    ['twilio', 'TWILIO_AUTH_TOKENS'],
    ['smpp', 'SMPP_OPERATORS'],
  ])('%s needs %s, and nothing of the other provider', (SMS_PROVIDER, name) => {
    const provider = SMS_PROVIDER === 'smpp' ? smpp : twilio;
    const chosen = { ...common, ...provider, SMS_PROVIDER };
    expect(loadSmsConfig(chosen)).toMatchObject({ SMS_PROVIDER });
    expect(() => loadSmsConfig({ ...chosen, [name]: '' })).toThrow(`${name} is not set`);
  });

  test('the boot log shows no secret', () => {
    const config = loadConfig(smsConfigSchema, { ...env, ...smpp });
    const shown = JSON.stringify(redactedConfig(smsConfigSchema, config));
    expect(shown).not.toContain(newer.slice(8));
    expect(shown).not.toContain('rahasia');
    expect(shown).toContain('"twilioAuthTokensConfigured":true');
    expect(shown).toContain('"smppOperatorsConfigured":true');
  });
});
