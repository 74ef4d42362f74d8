import { loadConfig, redactedConfig } from '@kanal/runtime';
import { describe, expect, test } from 'vitest';
import { whatsappConfigSchema } from './config.js';

const older = 'fedcba9876543210fedcba9876543210';
const newer = '0123456789abcdef0123456789abcdef';
const token = 'EAAG|tokenOfTheFirstNumber';

const env = {
  PORT: '0',
  NATS_URL: 'nats://127.0.0.1:4222',
  KANAL_ADAPTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_BASE_URL: 'https://kanal.example.go.id/',
  SPOOL_DIR: 'spool',
  WHATSAPP_APP_SECRETS: `${newer}, ${older}`,
  WHATSAPP_VERIFY_TOKEN: 'token-verifikasi-contoh',
  WHATSAPP_NUMBERS: `100000000001708:${token}, 100000000001709:EAAtokenOfTheSecondNumber`,
};

describe('whatsappConfigSchema', () => {
  test('defaults, secrets newest first, and a token for each number', () => {
    expect(loadConfig(whatsappConfigSchema, env)).toMatchObject({
      WHATSAPP_APP_SECRETS: [newer, older],
      WHATSAPP_NUMBERS: new Map([
        ['100000000001708', token],
        ['100000000001709', 'EAAtokenOfTheSecondNumber'],
      ]),
      GRAPH_API_BASE_URL: 'https://graph.facebook.com',
      GRAPH_API_VERSION: 'v23.0',
      WHATSAPP_MESSAGES_PER_SECOND: 80,
      WHATSAPP_TEMPLATE_LANGUAGE: 'id',
      WHATSAPP_MARK_READ: true,
    });
  });

  test.each([
    ['WHATSAPP_APP_SECRETS', 'short'],
    ['WHATSAPP_APP_SECRETS', `${newer},`],
    ['WHATSAPP_APP_SECRETS', `${newer},${older},${newer}`],
    ['WHATSAPP_VERIFY_TOKEN', 'fifteen-letters'],
    ['WHATSAPP_NUMBERS', token],
    ['WHATSAPP_NUMBERS', '100000000001708:'],
    ['WHATSAPP_NUMBERS', `100000000001708:${token},`],
    ['WHATSAPP_NUMBERS', `100000000001708:${token},100000000001708:${token}`],
    ['GRAPH_API_BASE_URL', 'ftp://graph.facebook.com'],
    ['GRAPH_API_VERSION', 'twenty-three'],
    ['WHATSAPP_MESSAGES_PER_SECOND', '-7'],
    ['WHATSAPP_MARK_READ', 'mungkin'],
    ['WHATSAPP_TEMPLATE_NAME', 'Kabar Aduan'],
    ['WHATSAPP_TEMPLATE_LANGUAGE', 'Indonesia'],
  ])('%s=%s is refused by name, without its value', (name, value) => {
    const load = () => loadConfig(whatsappConfigSchema, { ...env, [name]: value });
    expect(load).toThrow(name);
    expect(load).not.toThrow(value);
  });

  test('the boot log shows no secret', () => {
    const config = loadConfig(whatsappConfigSchema, env);
    const shown = JSON.stringify(redactedConfig(whatsappConfigSchema, config));
    for (const secret of [newer, older, token, env.WHATSAPP_VERIFY_TOKEN])
      expect(shown).not.toContain(secret);
    expect(shown).toContain('"whatsappNumbersConfigured":true');
  });
});
