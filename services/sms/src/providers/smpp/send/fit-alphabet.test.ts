import { expect, test } from 'vitest';
import { fitAlphabet } from './fit-alphabet.js';

test.each([
  ['Surel: warga_1@kanal.go.id $5', 'Latin-1', 1],
  ['ç ã', 'Latin-1', 1],
  ['“Siap” – pak', 'Latin-1', 1],
  ['5€', 'UCS-2', 1],
  ['Siap 🙏', 'UCS-2', 1],
  ['a'.repeat(140), 'Latin-1', 1],
  ['a'.repeat(141), 'Latin-1', 2],
  ['a'.repeat(403), 'Latin-1', 4],
  ['€'.repeat(71), 'UCS-2', 2],
])('%s goes out in %s', (text, encoding, segments) => {
  expect(fitAlphabet(text, 'latin1')).toMatchObject({ encoding, segments });
});

test('what is typographic only becomes plain', () => {
  expect(fitAlphabet('“Siap” – pak', 'latin1').text).toBe('"Siap" - pak');
});

test('where the GSM alphabet is meant nothing changes', () => {
  expect(fitAlphabet('5€ ç', 'gsm7')).toMatchObject({ encoding: 'UCS-2' });
  expect(fitAlphabet('5€ _@$', 'gsm7')).toMatchObject({ encoding: 'GSM-7' });
});
