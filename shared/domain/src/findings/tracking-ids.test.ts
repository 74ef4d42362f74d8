import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { normalise } from '../text/normalise.js';
import { read } from './reading.js';
import { findTrackingIds } from './tracking-ids.js';

function idsIn(raw: string) {
  const message = normalise(raw);
  return findTrackingIds(read(message), message.text);
}

test.each([
  ['Tracking ID #9165816', ['9165816']],
  ['bagaimana kabar #9197446?', ['9197446']],
  ['# 9197446', ['9197446']],
  ['laporan 9165816 belum ditanggapi', ['9165816']],
  ['Laporan No. 8112829, 8588371 dan 8600112', ['8112829', '8588371', '8600112']],
  ['no 812345 di lapor', ['812345']],
  ['aduan saya dengan nomor 1234567890', ['1234567890']],
  ['9165816', ['9165816']],
  ['status 9165816 gimana', ['9165816']],
  ['lihat https://www.lapor.go.id/pengaduan/9165816', ['9165816']],
  ['#9165816 #9165816', ['9165816']],
  ['trackingID:9165816.', ['9165816']],
])('%s', (text, expected) => {
  expect(idsIn(text)).toEqual(expected);
});

test.each([
  'bayar 1500000 per siswa',
  'diminta 2750500 rupiah',
  'Rp 1.500.000',
  'Rp1500250',
  'uang 1.500.000',
  '1250500rb',
  'hp 081234567890',
  'laporan no 0812345678',
  'telp 5551234',
  '(0254) 2001234',
  'NIK 3603011203850001',
  'BTN-261124-1234567',
  'laporan no-261124-K3QXMH7, hp 081234567890',
  'kode pos 42182',
  'tgl 12112026',
  'laporan 12112026',
  'laporan 20261112',
  'no rekening 1234567890',
  'id pelanggan 53812345',
  'no meter 1234567',
  'nomor antrian 123456',
  'lokasi -6.1234567,106.1234567',
  '12345678',
  '123456',
  '2000000',
  'call center 1500123',
  'sms 1708',
  'ABC9165816',
  '',
])('none in: %s', (text) => {
  expect(idsIn(text)).toEqual([]);
});

it('finds what is quoted with #, and only digits', () => {
  const ids = fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String);
  fc.assert(
    fc.property(ids, fc.string({ unit: 'grapheme', maxLength: 30 }), (id, around) => {
      fc.pre(!/[\d#]/.test(around.normalize('NFKC')));
      expect(idsIn(`${around} , #${id} , lihat`)).toEqual([id]);
      for (const found of idsIn(around)) expect(found).toMatch(/^\d{6,10}$/);
    }),
  );
});
