import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { normalise } from '../text/normalise.js';
import { type FindingsContext, findFindings } from './findings.js';
import { indexPlaces, levelOf } from './places.js';

const places = indexPlaces(
  [
    ['36', 'BANTEN'],
    ['36.03', 'KABUPATEN TANGERANG'],
    ['36.03.17', 'Curug'],
    ['36.04', 'KABUPATEN SERANG'],
    ['36.04.09', 'Ciruas'],
    ['36.73', 'KOTA SERANG'],
    ['36.73.04', 'Curug'],
  ].map(([code = '', name = '']) => ({ code, name, level: levelOf(code) })),
  '36',
);

/** Wednesday, 25 November 2026, 10.00 WIB. */
const context: FindingsContext = {
  sentAtMs: Date.UTC(2026, 10, 25, 3),
  timeZone: 'Asia/Jakarta',
  places,
  hasFile: false,
  hasPin: false,
  concern: 'masalah',
};

const find = (text: string, more: Partial<FindingsContext> = {}) =>
  findFindings(normalise(text), { ...context, ...more });

it('finds what, where, when, who and a Tracking ID in one message', () => {
  const text =
    'Selamat pagi. Lampu jln mati di Kp. Cibogo RT 03/02 Kec. Ciruas sejak 3 bulan, laporan 9165816 blm ditanggapi Dishub.';
  const found = find(text, { hasFile: true });
  expect(found.what?.words).toMatch(/^Lampu jln mati/);
  expect(found.where.words.map(({ words }) => words)).toEqual(['Kp. Cibogo', 'RT 03/02', 'Kec. Ciruas']);
  expect(found.where.places).toMatchObject([{ code: '36.04.09', isSure: true }]);
  expect(found.when).toMatchObject({ from: '2026-08-25', to: '2026-11-25', precision: 'since' });
  expect(found.who?.words).toBe('Dishub');
  expect(found.trackingIds).toEqual(['9165816']);
  expect(found.completeness).toEqual({ score: 100, missing: [] });
  for (const quote of [found.what, found.when, found.who, ...found.where.words]) {
    expect(text.slice(quote?.span.start, quote?.span.end)).toBe(quote?.words);
  }
});

it('takes what stands in the guided format before what the words say', () => {
  const found = find(
    'Nama: Contoh\nLokasi: gang kedua kiri Curug Kota Serang\nKejadian: kemarin dulu got mampet\nTanggal: 12/11\nInstansi: RT setempat',
  );
  expect(found.guided?.nama?.words).toBe('Contoh');
  expect(found.what?.words).toBe('kemarin dulu got mampet');
  expect(found.where.words[0]?.words).toBe('gang kedua kiri Curug Kota Serang');
  expect(found.where.places).toMatchObject([
    { code: '36.73.04', isSure: true },
    { code: '36.73', isSure: true },
  ]);
  expect(found.when).toMatchObject({ from: '2026-11-12', words: '12/11' });
  expect(found.who?.words).toBe('RT setempat');
});

test.each([
  // a thing at a place: where it is comes second
  ['Jalan berlubang di depan SDN 1 Curug, sudah sebulan', 80, 'instansi bukti'],
  ['jalan rusak parah', 35, 'lokasi waktu instansi bukti'],
  ['lampu pju mati di Ciruas', 65, 'waktu instansi bukti'],
  ['banjir di Kota Serang', 35, 'lokasi waktu instansi bukti'],
  ['sampah menumpuk dekat pasar baros sejak kemarin, DLH mana?', 90, 'bukti'],
  ['pohon tumbang https://contoh.id/foto.jpg', 45, 'lokasi waktu instansi'],
  // what an office does: which office comes second
  ['KTP saya belum jadi', 40, 'instansi waktu lokasi bukti'],
  ['Disdukcapil lambat, KTP sudah 3 bulan belum jadi', 80, 'lokasi bukti'],
  ['oknum guru minta pungutan kemarin', 80, 'lokasi bukti'],
  ['bagaimana syarat pindah KK?', 40, 'instansi waktu lokasi bukti'],
  // nothing at all
  ['halo min', 0, 'apa instansi waktu lokasi bukti'],
  ['', 0, 'apa instansi waktu lokasi bukti'],
])('%s: %i, missing %s', (text, score, missing) => {
  expect(find(text).completeness).toEqual({ score, missing: missing === '' ? [] : missing.split(' ') });
});

const problem = { concern: 'masalah' } as const;
const question = { concern: 'pertanyaan' } as const;
test.each<[string, Partial<FindingsContext>, string]>([
  ['jalan rusak parah', problem, 'lokasi waktu'],
  // what lasts, or comes again and again, has no day
  ['jalan rusak parah, sudah 4 bln', problem, 'lokasi'],
  ['saben bengi lampu jalan mati', problem, 'lokasi'],
  ['tiap hujan selokan mampet', problem, 'lokasi'],
  ['jalan rusak parah padahal saya berumur 70 tahun', problem, 'lokasi waktu'],
  // a question and a proposal are of no place and no day
  ['berapa biaya sertifikat tanah?', question, ''],
  ['usul taman dibuat lebih teduh', question, ''],
  // whoever is in danger is asked where, not when
  ['tolong kebakaran rumah', { concern: 'bahaya' }, 'lokasi'],
  // an office or a region is where, for what an office does
  ['gaji honorer di Kabupaten Serang telat', problem, 'waktu'],
  ['gaji honorer telat', problem, 'waktu lokasi'],
  // a name that two places have is one of them, and so is a region, for what somebody has to go to
  ['Jalan di Curug rusak', problem, 'lokasi waktu'],
  ['Jalan dekat Pasar Curug rusak', problem, 'waktu'],
  ['jalan rusak terus', problem, 'lokasi waktu'],
  // with the weather it comes again; that it rained once is a time
  ['kalo ujan got mampet', problem, 'lokasi'],
  ['lamun hujan cai asup ka imah, solokan mampet', problem, 'lokasi'],
  ['got mampet waktu hujan', problem, 'lokasi waktu'],
  ['ti baheula solokan mampet', problem, 'lokasi'],
  ['solokan dulu mampet', problem, 'lokasi waktu'],
  // on a screen it happened nowhere
  ['penagih pinjol sebar data saya', problem, 'waktu'],
  ['beli sepatu di toko online tidak dikirim', problem, 'waktu'],
  ['ojek online ditolak masuk', problem, 'waktu lokasi'],
  ['oknum lurah minta uang lewat aplikasi', problem, 'waktu lokasi'],
  ['aplikasi parkir rusak, lampu mati di loket', problem, 'lokasi waktu'],
])('%s, as %j: what is to be asked is "%s"', (text, more, asked) => {
  const { missing } = find(text, more).completeness;
  expect(missing.filter((part) => part === 'lokasi' || part === 'waktu').join(' ')).toBe(asked);
});

it('counts a pin as where and a file as proof', () => {
  const found = find('jalan rusak parah', { hasPin: true, hasFile: true });
  expect(found.completeness).toEqual({ score: 75, missing: ['waktu', 'instansi'] });
  expect(found).toMatchObject({ hasEvidence: true, where: { hasPin: true, words: [], places: [] } });
});

it('never throws, and every span is inside the text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      ...'Jl. jalan Kec. Curug kab serang RT 03/02 km 5 Nama: Lokasi: \n ; kemarin sejak 3 bulan tgl 12/11 oknum dinas depan pasar #9165816 no 8112829 08123456789 rusak \u202e \u200b \ud800 😀 İ ﬁ ＫＴＰ mati2 ruuusak dijalan'.split(
        ' ',
      ),
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('', ' ', '\n'), (pieces, gap) => {
      const text = normalise(pieces.join(gap));
      const found = findFindings(text, context);
      const quotes = [
        found.what,
        found.who,
        found.when,
        ...found.where.words,
        ...Object.values(found.guided ?? {}),
      ];
      for (const quote of quotes) {
        if (quote) expect(text.text.slice(quote.span.start, quote.span.end)).toBe(quote.words);
      }
      for (const { span } of found.where.places) expect(span.end).toBeGreaterThan(span.start);
    }),
    { numRuns: 500 },
  );
});

it('reads 10,000 characters of anything', () => {
  for (const text of [
    '1 ',
    'jalan ',
    'kec. curug kab. serang ',
    'nama: ',
    '(',
    '😀',
    'sejak 3 bulan ',
    '\ud800',
    'a',
    '1/1/',
  ]) {
    expect(find(text.repeat(10_000 / text.length)).completeness.score).toBeGreaterThanOrEqual(0);
  }
});
