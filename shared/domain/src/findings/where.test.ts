import { expect, test } from 'vitest';
import { normalise } from '../text/normalise.js';
import { read } from './reading.js';
import { findWhere } from './where.js';

function whereIn(text: string) {
  const message = normalise(text);
  const reading = read(message);
  return findWhere(reading, message.text).map(({ at, end }) => reading.quote(at, end).words);
}

test.each([
  ['Jl. Raya Cilegon KM 5 rusak parah', ['Jl. Raya Cilegon', 'KM 5']],
  ['jln raya serang rusak', ['jln raya serang']],
  ['jalan diponegoro banjir terus', ['jalan diponegoro']],
  ['Jl. Ahmad Yani No. 5 gelap', ['Jl. Ahmad Yani']],
  [
    'Kp. Cibogo RT 03/02 Desa Sukamaju Kec. Cikupa',
    ['Kp. Cibogo', 'RT 03/02', 'Desa Sukamaju', 'Kec. Cikupa'],
  ],
  [
    'kp cibogo rt 3 rw 5 ds sukamaju kec cikupa kab tangerang',
    ['kp cibogo', 'rt 3 rw 5', 'ds sukamaju', 'kec cikupa', 'kab tangerang'],
  ],
  ['Perum Griya Asri Blok C2 No 5', ['Perum Griya Asri', 'Blok C2 No 5']],
  ['gg mawar mampet', ['gg mawar']],
  ['RT03 RW05 lampu mati', ['RT03 RW05']],
  ['rt/rw 03/02 belum dapat', ['rt/rw 03/02']],
  ['lubang di depan SDN 1 Curug', ['depan SDN 1 Curug']],
  ['jalan berlubang di depan sdn 1 curug', ['depan sdn 1 curug']],
  ['sampah dekat pasar baros', ['dekat pasar baros']],
  ['lampu merah di perempatan Boru mati', ['perempatan Boru']],
  ['samping Indomaret Kemang', ['samping Indomaret Kemang']],
  ['depan rumah sakit Sari Asih macet', ['depan rumah sakit Sari Asih']],
  ['di Cibogo Hilir banyak sampah', ['Cibogo Hilir']],
  ['Kota Serang Provinsi Banten', ['Kota Serang', 'Provinsi Banten']],
  ['lokasinya https://maps.app.goo.gl/AbC12', ['https://maps.app.goo.gl/AbC12']],
  ['jalan tol merak km 72,5 macet', ['km 72,5']],
])('%s', (text, expected) => {
  expect(whereIn(text)).toEqual(expected);
});

test.each([
  'JALAN RUSAK DI DEPAN RUMAH SAYA',
  'jalan rusak parah',
  'jalan yang saya lewati berlubang',
  'Jalan Rusak Parah',
  'jembatan rusak',
  'dinas lingkungan hidup',
  'mohon jalan diperbaiki',
  'KTP saya di Dukcapil',
  'di Facebook ada iklan',
  'sudah berjalan 5 km',
  '',
])('tells no place: %s', (text) => {
  expect(whereIn(text)).toEqual([]);
});
