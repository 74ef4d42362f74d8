import { expect, test } from 'vitest';
import { decodeCharacters, expandLinks, isSummons, withoutSummons } from './words.js';

test.each([
  ['@lapor1708 jalan rusak', 'jalan rusak'],
  ['@LAPOR1708, jalan rusak', 'jalan rusak'],
  ['＠lapor1708: jalan rusak', 'jalan rusak'],
  ['Sudah saya adukan ke @lapor1708 tapi belum', 'Sudah saya adukan ke @lapor1708 tapi belum'],
  ['@budi @lapor1708 jalan rusak @Lapor1708 #lapor @ani', '@budi jalan rusak @ani'],
  ['Kapan dibalas, @lapor1708?', 'Kapan dibalas?'],
  ['@lapor1708!', ''],
  ['@lapor1708 kami tunggu, ...', 'kami tunggu, ...'],
  ['#lapor @lapor1708: jalan rusak', 'jalan rusak'],
  ['.@lapor1708 jalan rusak', 'jalan rusak'],
  ['Tolong #lapor-kan jalan', 'Tolong #lapor-kan jalan'],
  ['#lapor-kan jalan', '#lapor-kan jalan'],
  ['jalan #lapor - rusak', 'jalan - rusak'],
  ['@lapor1708 Jalan berlubang di Ciruas #lapor, sudah sebulan', 'Jalan berlubang di Ciruas, sudah sebulan'],
  ['jalan rusak #lapor', 'jalan rusak'],
  ['#LAPOR! jalan rusak', 'jalan rusak'],
  ['#Lapor jalan #laporan #lapor_jalan #laporé rusak', 'jalan #laporan #lapor_jalan #laporé rusak'],
  ['baris satu @lapor1708\n#lapor\nbaris tiga', 'baris satu\n\nbaris tiga'],
  ['🚧@lapor1708🚧', '🚧@lapor1708🚧'],
  ['@lapor17080 dan a@lapor1708 dan @lapor1708_banten', '@lapor17080 dan a@lapor1708 dan @lapor1708_banten'],
  [
    'https://x.example/a#lapor https://x.example/@lapor1708',
    'https://x.example/a#lapor https://x.example/@lapor1708',
  ],
  ['aduan#lapor &#lapor', 'aduan#lapor &#lapor'],
  ['@lapor1708 -6.12, 106.15', '-6.12, 106.15'],
])('%s', (text, expected) => {
  expect(withoutSummons(text, ['lapor1708'])).toBe(expected);
});

test('our name is ours in any case of letters, and not within another', () => {
  expect(isSummons('tolong @Lapor1708!', ['lapor1708'])).toBe(true);
  expect(isSummons('tolong @lapor17081', ['lapor1708'])).toBe(false);
  expect(isSummons('tolong @nama_lama', ['lapor1708', 'nama_lama'])).toBe(true);
  expect(isSummons('tolong @a.c', ['a.c', 'lapor1708'])).toBe(false);
});

test('characters are decoded once', () => {
  expect(decodeCharacters('a &amp;&lt;b&gt; &amp;amp; &nbsp; &quot;&#39;')).toBe('a &<b> &amp; &nbsp; "\'');
});

test('links lead where they lead; those that stand for a file go', () => {
  const urls = [
    { url: 'https://t.co/a1', expanded_url: 'https://x.example/$&', display_url: 'x.example/…' },
    { url: 'https://t.co/b2', expanded_url: 'https://y.example', unwound_url: 'https://z.example' },
    { url: 'https://t.co/c3', expanded_url: 'https://x.com/a/status/1/photo/1', media_key: '3_1' },
    { url: 7 },
  ];
  const text = 'satu https://t.co/a1 dua https://t.co/b2 tiga https://t.co/c3 empat https://t.co/d4';
  expect(expandLinks(text, urls)).toBe(
    'satu https://x.example/$& dua https://z.example tiga  empat https://t.co/d4',
  );
});
