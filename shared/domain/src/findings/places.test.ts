import { expect, test } from 'vitest';
import { normalise } from '../text/normalise.js';
import { placeMentions } from './place-mentions.js';
import { indexPlaces, levelOf } from './places.js';
import { read } from './reading.js';
import { resolvePlaces } from './resolve-places.js';
import { findWhere } from './where.js';

/** A small country, with the codes and names of the real one. */
const places = [
  ['32', 'JAWA BARAT'],
  ['32.04', 'KABUPATEN BANDUNG'],
  ['32.73', 'KOTA BANDUNG'],
  ['32.73.07', 'Sukajadi'],
  ['14.71.04', 'Sukajadi'],
  ['33.28', 'KABUPATEN TEGAL'],
  ['36', 'BANTEN'],
  ['36.01', 'KABUPATEN PANDEGLANG'],
  ['36.01.21', 'Pandeglang'],
  ['36.01.21.1001', 'Pandeglang'],
  ['36.01.12.2014', 'Sukamaju'],
  ['36.02', 'KABUPATEN LEBAK'],
  ['36.02.22.2005', 'Sukamaju'],
  ['36.01.08.2018', 'Lebak'],
  ['36.03', 'KABUPATEN TANGERANG'],
  ['36.03.12', 'Pasar Kemis'],
  ['36.03.17', 'Curug'],
  ['36.04', 'KABUPATEN SERANG'],
  ['36.04.09', 'Ciruas'],
  ['36.04.09.2003', 'Ciruas'],
  ['36.04.22', 'Baros'],
  ['36.04.26', 'Jawilan'],
  ['36.04.21', 'Petir'],
  ['36.04.34', 'Bandung'],
  ['36.73', 'KOTA SERANG'],
  ['36.73.01', 'Serang'],
  ['36.73.01.1003', 'Sumur Pecung'],
  ['36.73.02', 'Kasemen'],
  ['36.73.04', 'Curug'],
  ['36.74', 'KOTA TANGERANG SELATAN'],
  ['36.74.07', 'Setu'],
] as const;

function placesIn(text: string, region = '36') {
  const index = indexPlaces(
    places.map(([code, name]) => ({ code, name, level: levelOf(code) })),
    region,
  );
  const message = normalise(text);
  const reading = read(message);
  const stretches = findWhere(reading, message.text).flatMap(({ kind, at, end }) =>
    kind === 'road' || kind === 'settlement' ? [{ kind, at, end }] : [],
  );
  const found = resolvePlaces(placeMentions(reading, message.text, index, stretches), index, reading.spanOf);
  return found.map(({ code, isSure }) => code + (isSure ? '' : '?')).join(' ');
}

test.each([
  // one place
  ['Ciruas macet', '36.04.09'],
  ['macet di ciruas', '36.04.09'],
  ['Kel. Sumur Pecung', '36.73.01.1003'],
  ['kel sumurpecung', '36.73.01.1003'],
  ['Kota Serang', '36.73'],
  ['kab. serang', '36.04'],
  ['Kabupaten Pandeglang', '36.01'],
  ['prov banten', '36'],
  ['banjir di Tangsel', '36.74'],
  ['Pasar Kemis banjir', '36.03.12'],
  // all its places lie in one another
  ['warga Pandeglang', '36.01'],
  ['kota pandeglang', '36.01'],
  ['Kec. Pandeglang', '36.01.21'],
  // a regency among villages
  ['saya dari Lebak', '36.02'],
  // another place decides
  ['Curug, Kab. Tangerang', '36.03.17 36.03'],
  ['Kec. Curug Kota Serang', '36.73.04 36.73'],
  ['curug kota serang banjir', '36.73.04 36.73'],
  ['Kec. Setu Tangsel', '36.74.07 36.74'],
  ['Desa Sukamaju Kab. Lebak', '36.02.22.2005 36.02'],
  ['Sukajadi, Kota Bandung', '32.73.07 32.73'],
  ['Baros Kab. Serang', '36.04.22 36.04'],
  ['Jawilan, Kab. Serang', '36.04.26 36.04'],
  // several, none of them sure
  ['lampu mati di Curug', '36.03.17? 36.73.04?'],
  ['kecamatan curug', '36.03.17? 36.73.04?'],
  ['Desa Sukamaju', '36.01.12.2014? 36.02.22.2005?'],
  ['di Serang', '36.04? 36.73? 36.73.01?'],
  ['warga Bandung', '32.04? 32.73? 36.04.34?'],
  // words of every day
  ['Kec. Baros', '36.04.22'],
  ['jalan rusak di Baros', '36.04.22?'],
  ['Baros rusak', ''],
  ['petir menyambar pohon', ''],
  ['kec petir', '36.04.21'],
  ['di Baros lampu mati, warga Baros gelap', '36.04.22'],
  // not where it is
  ['Jl. Raya Serang rusak', '36.04? 36.73? 36.73.01?'],
  ['Kp. Curug RT 2', ''],
  ['pak Ciruas marah', ''],
  ['harga di pasar tegal', '33.28?'],
  ['jalan berlubang dan lampu mati', ''],
])('region 36: %s → %s', (text, expected) => {
  expect(placesIn(text)).toBe(expected);
});

test.each([
  ['lampu mati di Curug', '36.73.04'],
  ['di Serang', '36.73'],
  ['Curug, Kab. Tangerang', '36.03.17 36.03'],
  ['Ciruas macet', ''],
  ['Kec. Ciruas macet', '36.04.09'],
  ['macet di Ciruas', '36.04.09?'],
])('region 36.73: %s → %s', (text, expected) => {
  expect(placesIn(text, '36.73')).toBe(expected);
});

test('a place’s span is where its name stands', () => {
  const index = indexPlaces([{ code: '36.73.02', name: 'Kasemen', level: 'kecamatan' }], '36.73');
  const message = normalise('Banjir di Kec. Kasemen!');
  const reading = read(message);
  const [found] = resolvePlaces(placeMentions(reading, message.text, index, []), index, reading.spanOf);
  expect(message.text.slice(found?.span.start, found?.span.end)).toBe('Kasemen');
});
