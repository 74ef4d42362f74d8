import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitText } from '../../../fit-text.js';
import { splitText } from './split-text.js';

const sizes = (text: string, encoding: 'GSM-7' | 'UCS-2') =>
  splitText({ text, encoding }).map(({ length }) => length);

describe('splitText', () => {
  test.each([
    ['160 basic characters', 'GSM-7', 'a'.repeat(160), [160]],
    ['161 of them', 'GSM-7', 'a'.repeat(161), [153, 8]],
    ['three parts', 'GSM-7', 'a'.repeat(459), [153, 153, 153]],
    ['80 escaped', 'GSM-7', '€'.repeat(80), [80]],
    ['81 escaped', 'GSM-7', '€'.repeat(81), [76, 5]],
    ['an escape in the last place', 'GSM-7', `${'a'.repeat(152)}€${'a'.repeat(20)}`, [152, 21]],
    ['an escape that just fits', 'GSM-7', `${'a'.repeat(151)}€${'a'.repeat(20)}`, [152, 20]],
    ['70 units', 'UCS-2', `ŵ${'a'.repeat(69)}`, [70]],
    ['71 units', 'UCS-2', `ŵ${'a'.repeat(70)}`, [67, 4]],
    ['a pair in the last place', 'UCS-2', `${'ŵ'.repeat(66)}🙏${'ŵ'.repeat(10)}`, [66, 12]],
    ['a pair that just fits', 'UCS-2', `${'ŵ'.repeat(65)}🙏${'ŵ'.repeat(10)}`, [67, 10]],
  ] as const)('%s', (_label, encoding, text, expected) => {
    expect(sizes(text, encoding)).toEqual(expected);
  });

  test('joined, the parts are the text; none is too long, torn or one more than the reply was counted to cost', () => {
    const characters = fc.constantFrom(...'abc €^{}[]~|\\', 'ŵ', '🙏', '👨‍👩‍👧');
    const texts = fc.string({ unit: characters, maxLength: 480 });
    fc.assert(
      fc.property(texts, (written) => {
        const fitted = fitText(written);
        const parts = splitText(fitted);
        expect(parts.join('')).toBe(fitted.text);
        expect(parts.length).toBeLessThanOrEqual(fitted.segments);
        for (const part of parts) {
          expect(part).not.toMatch(/\p{Surrogate}/u);
          if (parts.length > 1) expect(costOf(part, fitted.encoding)).toBeLessThanOrEqual(140 - 6);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Octets of a part on the air: septets are packed, and fill bits follow the header. */
function costOf(part: string, encoding: 'GSM-7' | 'UCS-2'): number {
  if (encoding === 'UCS-2') return part.length * 2;
  const septets = part.length + [...part].filter((character) => '^{}\\[~]|€\f'.includes(character)).length;
  return Math.ceil((septets * 7 + 1) / 8);
}
