import { expect, test } from 'vitest';
import { countSegments } from './segments.js';

test.each([
  ['empty', '', 1],
  ['160 septets', 'a'.repeat(160), 1],
  ['161 septets', 'a'.repeat(161), 2],
  ['306 septets', 'a'.repeat(306), 2],
  ['307 septets', 'a'.repeat(307), 3],
  ['80 euro signs take two septets each', '€'.repeat(80), 1],
  ['an escape pair is not split', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
  ['70 units of UCS-2', `–${'a'.repeat(69)}`, 1],
  ['71 units of UCS-2', `–${'a'.repeat(70)}`, 2],
  ['a surrogate pair is not split', `${'–'.repeat(66)}🙏${'–'.repeat(66)}`, 3],
])('%s', (_label, text, expected) => {
  expect(countSegments(text)).toBe(expected);
});
