import fc from 'fast-check';
import twitterText from 'twitter-text';
import { expect, it } from 'vitest';
import { everyText } from './fixtures/every-text.js';
import { longestVoice } from './longest-voice.js';
import { addressesIn, postWeight } from './post-weight.js';

const weighedByX = (text: string): number => twitterText.parseTweet(text).weightedLength;

it.each([false, true])(
  'every public text weighs what X says; address in the profile: %s',
  (isAddressInProfile) => {
    const texts = everyText('public', { ...longestVoice, isAddressInProfile }).map(({ text }) => text);
    expect(texts.map(postWeight)).toEqual(texts.map(weighedByX));
  },
);

it('no text of letters, punctuation, addresses and emoji weighs less than X says', () => {
  const piece = fc.constantFrom(
    ...'aé漢。”… \n-_@#/:.!',
    'lapor.go.id',
    'https://www.lapor.go.id/laporan',
    'aduan.banten.go.id',
    '😀',
    '👩🏽‍🚒',
    '🇮🇩',
    'Kec. Curug',
    'jalan.rusak',
    'sudah-dua-minggu-tidak.diperbaiki',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ');
      expect(postWeight(text)).toBeGreaterThanOrEqual(weighedByX(text));
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['Buka lapor.go.id.', ['lapor.go.id']],
  ['(https://www.lapor.go.id/laporan?x=1)', ['https://www.lapor.go.id/laporan?x=1)']],
  ['surel a@lapor.go.id', []],
  ['no. LAPOR! Kec. Curug, 10.30 WIB', []],
])('addresses in %j', (text, expected) => {
  expect(addressesIn(text)).toEqual(expected);
});
