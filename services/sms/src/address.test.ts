import { expect, test } from 'vitest';
import { readAddress } from './address.js';

test.each([
  ['+6281200100001', '+6281200100001'],
  ['081200100001', '+6281200100001'],
  ['6281200100001', '+6281200100001'],
  [' +62 812-0010-0001 ', '+6281200100001'],
  ['021500000', '+6221500000'],
  ['+12025550123', '+12025550123'],
])('%s is the phone %s', (text, e164) => {
  expect(readAddress(text)).toEqual({ kind: 'phone', e164 });
});

test.each([
  ['1708', 'short-code'],
  ['+1708', 'short-code'],
  ['999999', 'short-code'],
  ['TELKOMSEL', 'alphanumeric'],
  ['INFO 123', 'alphanumeric'],
  ['1800-BANK', 'alphanumeric'],
  ['+', 'alphanumeric'],
  ['', 'alphanumeric'],
  ['٠٨١٢٠٠١٠٠٠٠١', 'alphanumeric'],
  ['12345678901234567890', 'unusable'],
  ['+6212', 'short-code'],
  ['+1202555012345678', 'unusable'],
])('%j is %s, kept as it is', (text, kind) => {
  expect(readAddress(text)).toEqual({ kind, raw: text });
});

test('a phone read again is the same phone', () => {
  const once = readAddress('081200100001');
  expect(once.kind === 'phone' && readAddress(once.e164)).toEqual(once);
});
