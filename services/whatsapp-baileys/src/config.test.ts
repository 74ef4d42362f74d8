import { loadConfig, redactedConfig } from '@kanal/runtime';
import { describe, expect, it } from 'vitest';
import { whatsappBaileysConfigSchema } from './config.js';

const key = Buffer.alloc(32, 1).toString('base64');
const env = {
  PORT: '0',
  NATS_URL: 'nats://127.0.0.1:4222',
  KANAL_ADAPTER_KEY: key,
  SPOOL_DIR: 'spool',
  MONGODB_URI: 'mongodb://127.0.0.1:27017',
  KANAL_STORE_KEYS: `1:${key}`,
  KANAL_BLIND_INDEX_KEY: key,
  BAILEYS_ENABLED: 'yes, unofficially',
  BAILEYS_NUMBER: '6281200001710',
  BAILEYS_PAGE_PORT: '0',
  BAILEYS_PAGE_TOKEN: 'kata-rahasia-halaman',
};

describe('the settings of the linked device', () => {
  it('are complete with these', () => {
    expect(loadConfig(whatsappBaileysConfigSchema, env)).toMatchObject({ BAILEYS_MESSAGES_PER_SECOND: 0.25 });
  });

  it.each([
    ['BAILEYS_ENABLED', ''],
    ['BAILEYS_ENABLED', 'true'],
    ['BAILEYS_NUMBER', '+6281200001710'],
    ['BAILEYS_NUMBER', '081200001710'],
    ['BAILEYS_PAGE_TOKEN', 'zu-kurz'],
    ['BAILEYS_MESSAGES_PER_SECOND', '2'],
    ['BAILEYS_WEB_SOCKET_URL', 'https://web.whatsapp.com'],
  ])('%s=%s does not start it', (name, value) => {
    expect(() => loadConfig(whatsappBaileysConfigSchema, { ...env, [name]: value })).toThrow(name);
  });

  it('the boot log shows no secret', () => {
    const shown = JSON.stringify(
      redactedConfig(whatsappBaileysConfigSchema, loadConfig(whatsappBaileysConfigSchema, env)),
    );
    for (const secret of [key, env.BAILEYS_PAGE_TOKEN, env.MONGODB_URI]) expect(shown).not.toContain(secret);
  });
});
