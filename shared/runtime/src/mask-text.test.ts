import { expect, test } from 'vitest';
import { maskText } from './mask-text.js';

test.each([
  ['phone, international', 'no route to +6281234567890.', 'no route to [phone].'],
  ['phone, spaced', 'to +62 812-3456-7890 failed', 'to [phone] failed'],
  ['phone, foreign', 'from +1 (415) 555-2671', 'from [phone]'],
  ['phone, domestic', 'calling 081234567890', 'calling [phone]'],
  ['phone, domestic and spaced', 'calling 0812 3456 7890', 'calling [phone]'],
  ['phone, as a WhatsApp id', 'recipient 6281234567890 is unknown', 'recipient [phone] is unknown'],
  ['NIK', 'NIK 3603012345678901 is taken', 'NIK [nik] is taken'],
  ['NIK in groups', '3603 0123 4567 8901', '[nik]'],
  ['e-mail', 'mail siti.aminah+a@contoh.go.id now', 'mail [email] now'],
  ['JID', '6281234567890@s.whatsapp.net', '[email]'],
  ['URL credentials', 'mongodb://kanal:s3cr3t@db:27017/kanal', 'mongodb://***@db:27017/kanal'],
  ['URL credentials with @', 'nats://kanal:p@ss@bus:4222', 'nats://***@bus:4222'],
  ['URL credentials with /', 'nats://kanal:p/ss@bus:4222', 'nats://***@bus:4222'],
  ['URL user only', 'nats://s3cr3ttoken@bus:4222', 'nats://***@bus:4222'],
  ['token in a query', 'GET /v1?access_token=abc123&x=1', 'GET /v1?access_token=***&x=1'],
  ['verify token', '?hub.mode=subscribe&hub.verify_token=abc', '?hub.mode=subscribe&hub.verify_token=***'],
  ['bearer', 'Authorization: Bearer abc.def-ghi', 'Authorization: Bearer ***'],
  ['basic', 'Basic QUM6c2VjcmV0c2VjcmV0', 'Basic ***'],
  [
    'duplicate key',
    'E11000 duplicate key error collection: kanal.x index: a dup key: { name: "Siti" }',
    'E11000 duplicate key error collection: kanal.x index: a dup key: {…}',
  ],
  [
    'mongoose cast',
    'Cast to Number failed for value "Siti" (type string) at path "n"',
    'Cast to Number failed for value "…" (type string) at path "n"',
  ],
])('hides: %s', (_, text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test('hides the piece of input that V8 quotes when JSON is broken', () => {
  for (const input of [
    'Siti Aminah',
    '{"text":"Siti Aminah\nlapor"',
    `${'x'.repeat(50)} Siti ${'x'.repeat(50)}`,
  ]) {
    try {
      JSON.parse(input);
      expect.unreachable();
    } catch (error) {
      expect(maskText((error as Error).message)).not.toMatch(/Siti|xxx/);
    }
  }
});

test.each([
  'webhook.accepted',
  '2026-11-24T10:17:49.123+07:00',
  'BTN-261124-7K3QX',
  'SM0123456789abcdef0123456789abcdef',
  '550e8400-e29b-41d4-a716-446655440000',
  'inbound.sms.7.a3k2b5c6d7e2f3g4',
  'connect ECONNREFUSED 127.0.0.1:27017',
  'at file:///srv/kanal/node_modules/@nats-io/jetstream/lib/client.js:623:81',
  'https://lapor.go.id/tracking?page=2&sort=asc',
  'took 1732430000123 ms, 0.081234567890 of all',
  'basic information is missing',
])('leaves alone: %s', (text) => {
  expect(maskText(text)).toBe(text);
});

test('cuts what is longer than 8,192 characters', () => {
  expect(maskText('a'.repeat(100_000))).toHaveLength(8_193);
});
