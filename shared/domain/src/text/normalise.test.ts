import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.js';

const read = (text: string) => normalise(text).words.join(' ');

describe('normalise', () => {
  it.each([
    // informal forms
    ['Jln rusak yg dkt skolah blm dibenerin', 'jalan rusak yang dekat sekolah belum diperbaiki'],
    [
      'gw gk bisa ngurus akte krn antrian pnjang bgt',
      'saya tidak bisa mengurus akta karena antrean pnjang banget',
    ],
    ['tlg dong min, lampunya udh mati seminggu', 'tolong dong admin lampunya sudah mati seminggu'],
    [
      'Kel. Cipare Kec. Serang Kab. Serang Prov. Banten',
      'kelurahan cipare kecamatan serang kabupaten serang provinsi banten',
    ],
    ['Jl.Raya no.5 RT/RW 02/05', 'jalan raya nomor 5 rt rw 02 05'],
    ['srt u/ sekolah a/n Fulan s/d hr ini', 'surat untuk sekolah atas nama fulan sampai dengan hari ini'],
    ['uang s.d. sekarang blm cair', 'uang sampai dengan sekarang belum cair'],
    ['dmn kantornya? knp ttp?', 'di mana kantornya kenapa tetap'],
    ['jlnnya ancur, lampux mati', 'jalannya ancur lampunya mati'],
    ['banjir dijalan depan, kekantor susah', 'banjir di jalan depan ke kantor susah'],
    ['mksh bpk/ibu', 'terima kasih bapak ibu'],
    ['dr. Fulan dr RSUD', 'dokter fulan dari rsud'],
    ['km 5 arah kota, km2 gelap', 'km 5 arah kota km2 gelap'],
    // names of institutions in capitals
    ['laporan BPK ttg SPT saya', 'laporan bpk tentang spt saya'],
    ['BPK YTH TLG', 'bapak yth tolong'],
    // repetition
    [
      'minta diperbaiki2, jalan2 rusak, org2 jatuh',
      'minta diperbaiki-diperbaiki jalan-jalan rusak orang-orang jatuh',
    ],
    ['jalan2nya; anak² kecil', 'jalan-jalannya anak-anak kecil'],
    ['rt02 km2 no2 rt2 blok2 jam2 m2 b2', 'rt02 km2 no2 rt2 blok2 jam2 m2 b2'],
    [
      'Anak-anak berlubang-lubang bolak-balik tolong-menolong',
      'anak-anak berlubang-lubang bolak-balik tolong-menolong',
    ],
    ['ruas Serang-Pandeglang di-PHK 2024-2025', 'ruas serang pandeglang di phk 2024 2025'],
    // letters held too long
    ['rusaaak paraaaah banggeeet toloooong', 'rusak parah bangget tolong'],
    ['maaaaf, saaat itu keadaaan manfaaat perusahaaan', 'maaf saat itu keadaan manfaat perusahaan'],
    ['maaf saat taat foot mall cooperation', 'maaf saat taat foot mall cooperation'],
    ['rusaak iyaaa gaaaak', 'rusak ya tidak'],
    ['III VIII 1000 haaa', 'iii viii 1000 ha'],
    ['guru PPPK gkkk yggg', 'guru pppk tidak yang'],
    // digits for letters, and codes that are none
    ['j4lan rus4k s4ya tid4k', 'jalan rusak saya tidak'],
    ['A1234BC b1234xy sdn5curug 4G PM2', 'a1234bc b1234xy sdn5curug 4g pm2'],
    // negations
    [
      'tdk ga gk blm jgn bkn gabisa gada tak',
      'tidak tidak tidak belum jangan bukan tidak bisa tidak ada tidak',
    ],
    // scripts and signs
    ['ｊａｌａｎ 𝐫𝐮𝐬𝐚𝐤 jаlаn rusаk', 'jalan rusak jalan rusak'],
    ['t\u200bo\u200dl\u2060o\u00adn\u202eg', 'tolong'],
    ["jum'at ma’af do'a désa", 'jumat maaf doa desa'],
    ['Привет jalan', 'привет jalan'],
    ['lihat https://contoh.go.id/jl/gk?a=1 ya', 'lihat https://contoh.go.id/jl/gk?a=1 ya'],
    ['😀👍🏽', ''],
    ['', ''],
  ])('%j reads %j', (text, words) => {
    expect(read(text)).toBe(words);
  });

  it('tells where in its text each word stands', () => {
    const { text, tokens } = normalise('J\u200bln. rusak2 — gk ada!');
    expect(text).toBe('Jln. rusak2 — gk ada!');
    expect(tokens).toEqual([
      { raw: 'Jln', normal: 'jalan', start: 0, end: 3 },
      { raw: 'rusak2', normal: 'rusak-rusak', start: 5, end: 11 },
      { raw: 'gk', normal: 'tidak', start: 14, end: 16 },
      { raw: 'ada', normal: 'ada', start: 17, end: 20 },
    ]);
  });

  it('considers 2,000 units, and what is invisible does not count', () => {
    expect(normalise('a '.repeat(5_000)).text).toHaveLength(2_000);
    expect(normalise(`${'\u200b'.repeat(9_000)}tolong`).text).toBe('tolong');
    expect(normalise(`${'a'.repeat(1_999)}😀`).text).toBe('a'.repeat(1_999));
  });

  it('keeps every promise for any text', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        ...[
          'a',
          'A',
          '2',
          '-',
          ' ',
          '.',
          '/',
          "'",
          '\u0301',
          '\u0344',
          '\u0430',
          '\u03b1',
          '\u200d',
          '\u202e',
        ],
        ...[
          '\ud83d',
          '\ude00',
          '\ufdfa',
          '\u0e33',
          '\u1160',
          'ﬁ',
          'İ',
          '１',
          'x',
          'jl',
          'gk',
          'rusak',
          '\n',
          '\u0000',
        ],
      ),
      maxLength: 60,
    });
    const any = fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(any, (raw) => {
        const { text, tokens, words } = normalise(raw);
        const isInOrder = tokens.every(({ start }, at) => start >= (tokens[at - 1]?.end ?? 0));
        const isInPlace = tokens.every(({ start, end, raw: written }) => text.slice(start, end) === written);
        const isSpoken = tokens.every(
          ({ raw: written, normal }) => written && normal && normal.trim() === normal,
        );
        expect({ isInOrder, isInPlace, isSpoken }).toEqual({
          isInOrder: true,
          isInPlace: true,
          isSpoken: true,
        });
        expect(words).toEqual(tokens.flatMap(({ normal }) => normal.split(' ')));
        expect(/\p{Surrogate}|\p{Default_Ignorable_Code_Point}/u.test(text)).toBe(false);
        expect(normalise(text).text).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves at most four marks on a letter, whichever mark of Unicode it is', () => {
    const marks = Array.from({ length: 0x11_0000 }, (_, point) => point)
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point))
      .filter((character) => /\p{M}/u.test(character));
    const left = (mark: string) => normalise(`a${mark.repeat(9)}`).text.match(/\p{M}/gu)?.length ?? 0;
    expect(marks.length).toBeGreaterThan(2_000);
    expect(marks.filter((mark) => left(mark) > 4)).toEqual([]);
  });
});
