import { expect, it } from 'vitest';
import { readyScreen } from './screen.mjs';

const copy = {
  urls: {
    phone: 'http://127.0.0.1:17080/',
    progress: 'http://127.0.0.1:17087/',
    smsWebhook: 'http://127.0.0.1:17081/webhooks/sms/twilio',
    metaWebhook: 'http://127.0.0.1:17084/webhooks/meta',
    xWebhook: 'http://127.0.0.1:17085/webhooks/x',
    router: 'http://127.0.0.1:17082/readyz',
    nats: 'nats://somebody:s3cret@nats.example:4222',
    mongodb: 'mongodb://somebody:s3cret@db.example/?replicaSet=rs0',
  },
  dataDir: '/data',
  logDir: '/data/logs',
  tookSeconds: 4.21,
  dataFlag: '',
};

it('fits one screen and shows every address, how to send an SMS, where data lie and how to stop', () => {
  const screen = readyScreen(copy);
  expect(screen.split('\n').length).toBeLessThan(24);
  for (const shown of [
    copy.urls.phone,
    copy.urls.progress,
    copy.urls.smsWebhook,
    copy.urls.metaWebhook,
    copy.urls.xWebhook,
    copy.urls.router,
    '/data/logs',
    'Ctrl-C',
    '4.2 s',
  ]) {
    expect(screen).toContain(shown);
  }
  expect(screen).toMatch(/^ {2}npm run kirim -- sms "/m);
});

it('shows no credentials of a given server', () => {
  expect(readyScreen(copy)).not.toContain('s3cret');
  expect(readyScreen(copy)).toContain('nats://***@nats.example:4222');
});

it('says how commands find a copy in another data folder', () => {
  expect(readyScreen({ ...copy, dataFlag: 'KANAL_DATA_DIR=/data ' })).toContain(
    '  KANAL_DATA_DIR=/data npm run kirim',
  );
});
