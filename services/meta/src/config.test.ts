import { loadConfig, redactedConfig } from '@kanal/runtime';
import { describe, expect, test } from 'vitest';
import { joinAccounts } from './accounts.js';
import { metaConfigSchema } from './config.js';

const older = 'fedcba9876543210fedcba9876543210';
const newer = '0123456789abcdef0123456789abcdef';
const token = 'EAAG|tokenOfTheFirstPage';

const env = {
  PORT: '0',
  NATS_URL: 'nats://127.0.0.1:4222',
  KANAL_ADAPTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_BASE_URL: 'https://kanal.example.go.id/',
  SPOOL_DIR: 'spool',
  META_APP_SECRETS: `${newer}, ${older}`,
  META_APP_ID: '100000000000001',
  META_VERIFY_TOKEN: 'token-verifikasi-contoh',
  META_PAGES: `100000000001708:${token}, 100000000001709:EAAtokenOfTheSecondPage`,
  META_PAGE_INSTAGRAM_ACCOUNTS: '17840000000000002:100000000001709',
  META_INSTAGRAM_ACCOUNTS: '17840000000000001:IGAtokenOfTheAccount',
};

describe('metaConfigSchema', () => {
  test('defaults, secrets newest first, and a token for each account', () => {
    expect(loadConfig(metaConfigSchema, env)).toMatchObject({
      META_APP_SECRETS: [newer, older],
      META_APP_ID: ['100000000000001'],
      META_PAGES: new Map([
        ['100000000001708', token],
        ['100000000001709', 'EAAtokenOfTheSecondPage'],
      ]),
      META_PAGE_INSTAGRAM_ACCOUNTS: new Map([['17840000000000002', '100000000001709']]),
      META_INSTAGRAM_ACCOUNTS: new Map([['17840000000000001', 'IGAtokenOfTheAccount']]),
      GRAPH_API_BASE_URL: 'https://graph.facebook.com',
      INSTAGRAM_API_BASE_URL: 'https://graph.instagram.com',
      GRAPH_API_VERSION: 'v23.0',
      META_MESSAGES_PER_SECOND: 20,
    });
  });

  test.each([
    ['pages only', { META_PAGE_INSTAGRAM_ACCOUNTS: undefined, META_INSTAGRAM_ACCOUNTS: undefined }],
    ['Instagram only', { META_PAGES: undefined, META_PAGE_INSTAGRAM_ACCOUNTS: '' }],
  ])('%s will do', (_label, change) => {
    expect(() => loadConfig(metaConfigSchema, { ...env, ...change })).not.toThrow();
  });

  test.each([
    ['META_APP_SECRETS', 'short'],
    ['META_APP_SECRETS', `${newer},${older},${newer}`],
    ['META_INSTAGRAM_APP_SECRETS', 'pendek'],
    ['META_APP_ID', 'kanal'],
    ['META_APP_ID', '1,2,3'],
    ['META_VERIFY_TOKEN', 'fifteen-letters'],
    ['META_PAGES', token],
    ['META_PAGES', '100000000001708:'],
    ['META_PAGES', `100000000001708:${token},100000000001708:${token}`],
    ['META_PAGE_INSTAGRAM_ACCOUNTS', '17840000000000002'],
    ['META_PAGE_INSTAGRAM_ACCOUNTS', '17840000000000002:100000000009999'],
    ['META_INSTAGRAM_ACCOUNTS', `100000000001708:${token}`],
    ['GRAPH_API_BASE_URL', 'ftp://graph.facebook.com'],
    ['INSTAGRAM_API_BASE_URL', 'graph.instagram.com'],
    ['GRAPH_API_VERSION', 'twenty-three'],
    ['META_MESSAGES_PER_SECOND', '-7'],
  ])('%s=%s is refused by name, without its value', (name, value) => {
    const load = () => loadConfig(metaConfigSchema, { ...env, [name]: value });
    expect(load).toThrow(name);
    expect(load).not.toThrow(value);
  });

  test.each(['META_APP_SECRETS', 'META_APP_ID', 'META_VERIFY_TOKEN'])('%s has no default', (name) => {
    expect(() => loadConfig(metaConfigSchema, { ...env, [name]: undefined })).toThrow(name);
  });

  test('without any account it does not start', () => {
    const none = { META_PAGES: '', META_PAGE_INSTAGRAM_ACCOUNTS: '', META_INSTAGRAM_ACCOUNTS: '' };
    expect(() => loadConfig(metaConfigSchema, { ...env, ...none })).toThrow('META_PAGES');
  });

  test('the boot log shows no secret', () => {
    const config = loadConfig(metaConfigSchema, { ...env, META_INSTAGRAM_APP_SECRETS: older });
    const shown = JSON.stringify(redactedConfig(metaConfigSchema, config));
    const secrets = [newer, older, token, env.META_VERIFY_TOKEN, 'IGAtokenOfTheAccount'];
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect(shown).toContain('"metaPagesConfigured":true');
  });
});

test('each account has the token and the path of the way it was connected', () => {
  const config = loadConfig(metaConfigSchema, env);
  const accounts = joinAccounts({
    pages: config.META_PAGES,
    pageInstagram: config.META_PAGE_INSTAGRAM_ACCOUNTS,
    instagram: config.META_INSTAGRAM_ACCOUNTS,
  });
  expect([...accounts.values()]).toMatchObject([
    { object: 'page', id: '100000000001708', login: 'facebook', sendsAs: '100000000001708', token },
    { object: 'page', id: '100000000001709', login: 'facebook', token: 'EAAtokenOfTheSecondPage' },
    {
      object: 'instagram',
      id: '17840000000000002',
      login: 'facebook',
      sendsAs: '100000000001709',
      token: 'EAAtokenOfTheSecondPage',
    },
    {
      object: 'instagram',
      id: '17840000000000001',
      login: 'instagram',
      sendsAs: '17840000000000001',
      token: 'IGAtokenOfTheAccount',
    },
  ]);
});
