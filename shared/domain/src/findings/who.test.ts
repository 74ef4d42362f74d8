import { expect, test } from 'vitest';
import { normalise } from '../text/normalise.js';
import { read } from './reading.js';
import { findWhat } from './what.js';
import { findWho } from './who.js';

function whoIn(text: string) {
  const message = normalise(text);
  const reading = read(message);
  const found = findWho(reading, message.text);
  return found && reading.quote(found.at, found.end).words;
}

test.each([
  ['sudah lapor ke Dinas Perhubungan tapi diam', 'Dinas Perhubungan'],
  ['dinas pupr tolong perbaiki jalan', 'dinas pupr'],
  ['pelayanan Puskesmas Ciruas lambat', 'Puskesmas Ciruas'],
  ['PLN kenapa mati terus', 'PLN'],
  ['air pdam keruh', 'pdam'],
  ['kartu BPJS saya tidak aktif', 'BPJS'],
  ['petugas Polsek Kragilan tidak ada di tempat', 'petugas Polsek Kragilan'],
  ['antre di RSUD Banten dari subuh', 'RSUD Banten'],
  ['SMPN 2 Anyer memungut iuran', 'SMPN 2 Anyer'],
  ['kepala sekolah minta uang', 'kepala sekolah'],
  ['pak lurah tidak pernah ada', 'lurah'],
  ['oknum petugas minta uang rokok', 'oknum petugas'],
  ['kantor kelurahan tutup jam 10', 'kantor kelurahan'],
  ['pegawai kecamatan kasar', 'pegawai kecamatan'],
  ['Kepala Desa Sukamaju memotong bantuan', 'Kepala Desa Sukamaju'],
  ['rumah sakit Sari Asih menolak pasien', 'rumah sakit Sari Asih'],
  ['lurah bilang ke Disdukcapil', 'Disdukcapil'],
  ['sampah di depan SDN 1 belum diangkut DLH', 'DLH'],
  ['pak rt minta iuran', 'pak rt'],
])('%s: %s', (text, expected) => {
  expect(whoIn(text)).toBe(expected);
});

test.each([
  'jalan berlubang di depan SDN 1 Curug',
  'banjir di Desa Sukamaju Kecamatan Cikupa',
  'dekat puskesmas banyak sampah',
  'petugas lambat',
  'halo min',
])('names nobody: %s', (text) => {
  expect(whoIn(text)).toBeUndefined();
});

function whatIn(text: string) {
  const message = normalise(text);
  const reading = read(message);
  const found = findWhat(reading, message.text);
  return found && reading.quote(found.at, found.end).words;
}

test.each([
  ['Selamat pagi. Lampu jalan mati di Kp. Cibogo. Terima kasih', 'Lampu jalan mati di Kp. Cibogo'],
  ['Halo min!\njalan rusak parah\nmohon ditindak', 'jalan rusak parah'],
  ['Saya warga Ciruas. Sampah belum diangkut dan bau. Mohon bantu.', 'Sampah belum diangkut dan bau'],
  ['Bagaimana cara mengurus akta?', 'Bagaimana cara mengurus akta'],
  ['kursi tunggu puskesmas cuma dua', 'kursi tunggu puskesmas cuma dua'],
  ['banjirnya parah bgt', 'banjirnya parah bgt'],
  ['Kec. Kasemen banjir', 'Kec. Kasemen banjir'],
  ['Terima kasih', undefined],
  ['selamat pagi pak', undefined],
  ['Kota Serang', undefined],
  ['👍👍', undefined],
  ['', undefined],
])('what %s tells', (text, expected) => {
  expect(whatIn(text)).toBe(expected);
});
