import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { fitText } from './fit-text.js';

describe('fitText', () => {
  test.each([
    ['plain text', 'Pesan Anda diterima.', 'Pesan Anda diterima.'],
    ['quotes, dashes, dots', '“Aduan” ‘Anda’ – sudah — dicatat…', '"Aduan" \'Anda\' - sudah - dicatat...'],
    ['spaces that look like one', 'Rp\u00a05.000\u202fjuta\tper\u2009bulan', 'Rp 5.000 juta per bulan'],
    ['hyphens that do not break', 'hati\u2011hati \u22125', 'hati-hati -5'],
    ['marks nobody sees', 'Ban\u00adten\u200b 1708\ufeff', 'Banten 1708'],
    ['letters put together', 'Cafe\u0301', 'Café'],
    ['line breaks', 'satu\r\ndua\rtiga\nempat', 'satu\ndua\ntiga\nempat'],
  ])('%s stay GSM-7', (_label, text, expected) => {
    expect(fitText(text)).toEqual({ text: expected, encoding: 'GSM-7', segments: 1 });
  });

  test.each([
    ['160 places', 'a'.repeat(160), 1],
    ['161 places', 'a'.repeat(161), 2],
    ['306 places', 'a'.repeat(306), 2],
    ['459 places', 'a'.repeat(459), 3],
    ['460 places', 'a'.repeat(460), 4],
    ['80 signs of the extension table', '€'.repeat(80), 1],
    ['81 of them', '€'.repeat(81), 2],
  ])('%s of GSM-7', (_label, text, segments) => {
    expect(fitText(text)).toEqual({ text, encoding: 'GSM-7', segments });
  });

  test.each([
    ['an emoji', 'Terima kasih 🙏 “Ibu”', 1],
    ['70 units', `ŵ${'a'.repeat(69)}`, 1],
    ['71 units', `ŵ${'a'.repeat(70)}`, 2],
    ['201 units', `ŵ${'a'.repeat(200)}`, 3],
    ['202 units', `ŵ${'a'.repeat(201)}`, 4],
  ])('%s in UCS-2, as it was written', (_label, text, segments) => {
    expect(fitText(text)).toEqual({ text, encoding: 'UCS-2', segments });
  });

  test('the short way agrees with the library', () => {
    const characters = fc.constantFrom(...'abcÄñ§Ø 1@£$_^{}[]~|€\\\n–…🙏ŵ\u00a0`"');
    const texts = fc.string({ unit: characters, maxLength: 200 });
    fc.assert(
      fc.property(texts, (text) => {
        const fitted = fitText(text);
        const counted = new SegmentedMessage(fitted.text);
        expect(fitted).toMatchObject({ encoding: counted.encodingName, segments: counted.segmentsCount });
      }),
      { numRuns: 300 },
    );
  });
});
