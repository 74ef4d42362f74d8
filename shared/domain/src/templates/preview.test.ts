import { expect, it } from 'vitest';
import { preview } from './preview.js';

const a = (count: number) => 'a'.repeat(count);

it.each([
  ['one SMS', a(160), { encoding: 'GSM-7', characters: 160, segments: 1, isFitting: true }],
  ['two SMS', a(161), { encoding: 'GSM-7', characters: 161, segments: 2, isFitting: false }],
  ['two full parts', a(306), { encoding: 'GSM-7', characters: 306, segments: 2 }],
  ['three parts', a(307), { encoding: 'GSM-7', characters: 307, segments: 3 }],
  [
    'a bracket takes two places',
    `[${a(158)}`,
    { encoding: 'GSM-7', characters: 160, segments: 1, isFitting: true },
  ],
  ['an escape is not cut apart', `${a(152)}€${a(152)}`, { encoding: 'GSM-7', characters: 306, segments: 3 }],
  [
    'one curly quote halves it',
    `“${a(69)}`,
    { encoding: 'UCS-2', characters: 70, segments: 1, isFitting: false },
  ],
  ['UCS-2 in two', `“${a(70)}`, { encoding: 'UCS-2', characters: 71, segments: 2 }],
  ['an emoji is not cut apart', `${a(66)}😀${a(66)}`, { encoding: 'UCS-2', characters: 134, segments: 3 }],
  ['é is in the alphabet', 'sanés', { encoding: 'GSM-7', characters: 5, segments: 1, bytes: 6 }],
  ['nothing', '', { encoding: 'GSM-7', characters: 0, segments: 1, weighted: 0, bytes: 0 }],
])('an SMS: %s', (_label, text, expected) => {
  expect(preview(text, 'sms')).toMatchObject(expected);
});

/** Each as twitter-text 3.1.0 counts it: services/x/src/send/public-forms.test.ts compares whole texts. */
it.each([
  ['Latin', a(280), 280, true],
  ['one too many', a(281), 281, false],
  [
    'an address, whatever its length',
    'Buka lapor.go.id/laporan/detil/jalan-rusak-di-curug ya',
    5 + 23 + 3,
    true,
  ],
  ['a scheme', 'https://www.lapor.go.id', 23, true],
  ['an emoji', '😀', 2, true],
  ['an emoji of several', '👨‍👩‍👧‍👦', 2, true],
  ['a flag', '🇮🇩', 2, true],
  ['Han', '漢字', 4, true],
  ['a typographic dash and quotes', '–“”’', 4, true],
  ['an ellipsis', '…', 2, true],
  ['a decomposed é', 'e\u0301', 1, true],
])('a post: %s', (_label, text, weighted, isFitting) => {
  expect(preview(text, 'public')).toMatchObject({ weighted, length: weighted, isFitting });
});

it.each([
  ['bytes, not characters', 'é'.repeat(500), 1000, true],
  ['too many', `${'é'.repeat(500)}a`, 1001, false],
])('a private message: %s', (_label, text, bytes, isFitting) => {
  expect(preview(text, 'chat')).toMatchObject({ bytes, length: bytes, isFitting, limit: 1000 });
});
