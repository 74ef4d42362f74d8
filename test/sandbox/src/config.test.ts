import { expect, test } from 'vitest';
import { loadConfig, metaSettings, whatsappSettings, xSettings } from './config.js';

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

const goodWhatsApp = {
  ...good,
  WHATSAPP_WEBHOOK_URL: 'http://127.0.0.1:17082/webhooks/whatsapp',
  WHATSAPP_APP_SECRET: 'very-secret-too',
  WHATSAPP_TOKEN: 'token',
  WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
};

test('WhatsApp exists only with its webhook', () => {
  expect(loadConfig({ ...goodWhatsApp, WHATSAPP_WEBHOOK_URL: '' }).whatsapp).toBeUndefined();
  expect(whatsappSettings(loadConfig(goodWhatsApp).whatsapp)).toEqual({
    webhookUrl: goodWhatsApp.WHATSAPP_WEBHOOK_URL,
    appSecret: 'very-secret-too',
    token: 'token',
    phoneNumberId: '106540352242922',
    number: '+6281200001709',
    strangers: 'unknown',
    statusDelaysMs: { sent: 80, delivered: 300, read: undefined },
  });
});

test('three delays: the citizen reads', () => {
  const { whatsapp } = loadConfig({ ...goodWhatsApp, WHATSAPP_STATUS_DELAYS_MS: '1,2,3' });
  expect(whatsappSettings(whatsapp)?.statusDelaysMs).toEqual({ sent: 1, delivered: 2, read: 3 });
});

test('problems of both providers are named together', () => {
  const load = () =>
    loadConfig({ ...goodWhatsApp, SMS_WEBHOOK_URL: '', WHATSAPP_TOKEN: '', WHATSAPP_PHONE_NUMBER_ID: 'x' });
  expect(load).toThrow(/SMS_WEBHOOK_URL is not set/);
  expect(load).toThrow(/WHATSAPP_TOKEN is not set/);
  expect(load).toThrow(/WHATSAPP_PHONE_NUMBER_ID must be 5 to 20 digits/);
  expect(load).not.toThrow(/very-secret/);
});

const goodMeta = {
  ...good,
  META_WEBHOOK_URL: 'http://127.0.0.1:17083/webhooks/meta',
  META_APP_SECRET: 'very-secret-three',
  META_APP_ID: '170800000000001',
  META_PAGE_ID: '100000000017080',
  META_PAGE_TOKEN: 'page-token',
  META_INSTAGRAM_ID: '17841400000001708',
  META_INSTAGRAM_TOKEN: 'instagram-token',
};

test('Meta exists only with its webhook', () => {
  expect(loadConfig({ ...goodMeta, META_WEBHOOK_URL: '' }).meta).toBeUndefined();
  expect(metaSettings(loadConfig(goodMeta).meta)).toEqual({
    webhookUrl: goodMeta.META_WEBHOOK_URL,
    appSecret: 'very-secret-three',
    appId: '170800000000001',
    pageId: '100000000017080',
    pageToken: 'page-token',
    instagramId: '17841400000001708',
    instagramToken: 'instagram-token',
    dataDeletionUrl: undefined,
    statusDelaysMs: { echo: 20, delivered: 300, read: undefined },
  });
});

test('problems of Meta’s variables are named, too', () => {
  const load = () =>
    loadConfig({ ...goodMeta, META_PAGE_TOKEN: '', META_APP_ID: 'x', META_DATA_DELETION_URL: 'ftp://x' });
  expect(load).toThrow(/META_PAGE_TOKEN is not set/);
  expect(load).toThrow(/META_APP_ID must be 5 to 15 digits/);
  expect(load).toThrow(/META_DATA_DELETION_URL must be an http or https URL/);
  expect(load).not.toThrow(/very-secret/);
});

const goodX = {
  ...good,
  X_WEBHOOK_URL: 'http://127.0.0.1:17085/webhooks/x',
  X_CONSUMER_SECRET: 'very-secret',
  X_CLIENT_ID: 'client',
  X_REFRESH_TOKEN: 'refresh',
  X_BEARER_TOKEN: 'bearer',
  X_USER_ID: '1708000000000001708',
  X_USERNAME: 'lapor1708',
};

test('X exists only with its webhook', () => {
  expect(loadConfig({ ...goodX, X_WEBHOOK_URL: '' }).x).toBeUndefined();
  expect(xSettings(loadConfig(goodX).x)).toMatchObject({
    webhookUrl: goodX.X_WEBHOOK_URL,
    balanceUsd: 100,
    accessTokenMs: 7_200_000,
    rateWindowMs: 900_000,
    signatures: 'consumer',
  });
  expect(() => loadConfig({ ...goodX, X_USER_ID: 'x', X_BEARER_TOKEN: '' })).toThrow(
    /X_BEARER_TOKEN is not set[\s\S]*X_USER_ID must be 5 to 19 digits/,
  );
});
