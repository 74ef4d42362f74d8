import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.js';

const hex = (text: string) => Buffer.from(text, 'hex');
const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const read = (
  octets: Uint8Array,
  data_coding: number,
  alphabet: 'gsm7' | 'latin1' = 'gsm7',
  udh?: string[],
) => decodeText(octets, { data_coding, udh }, alphabet);

describe('decodeText', () => {
  test.each([
    ['the default alphabet: @ is zero', hex('00414243'), 0x00, '@ABC'],
    ['its extension table', hex('1b65351b3c621b3e'), 0x00, '€5[b]'],
    ['an escape of no table, whose letter stays', hex('411b42'), 0x00, 'AB'],
    ['IA5', Buffer.from('a@b_c {x}'), 0x01, 'a@b_c {x}'],
    ['IA5 that has letters only the default alphabet has', hex('6100621163'), 0x01, 'a@b_c'],
    ['Latin-1', hex('436166e9'), 0x03, 'Café'],
    ['UCS-2', ucs2('Terima kasih 🙏'), 0x08, 'Terima kasih 🙏'],
    ['UCS-2 with an octet too many', Buffer.concat([ucs2('Ya'), hex('00')]), 0x08, 'Ya'],
    ['half of an emoji', ucs2('🙏').subarray(0, 2), 0x08, '\ufffd'],
    ['a flash message', hex('4100'), 0x10, 'A@'],
    ['a flash message in UCS-2', ucs2('Aé'), 0x18, 'Aé'],
    ['a class of the SIM, in UCS-2', ucs2('A'), 0x1a, 'A'],
    ['a flash message, the other way to say it', hex('4100'), 0xf0, 'A@'],
    ['a message that waits', hex('4100'), 0xc8, 'A@'],
    ['a message that waits, in UCS-2', ucs2('Aé'), 0xe0, 'Aé'],
    ['nothing', hex(''), 0x00, ''],
  ])('%s', (_label, octets, dataCoding, text) => {
    expect(read(octets, dataCoding)).toBe(text);
  });

  test.each([0x02, 0x04, 0x05, 0x06, 0x0e, 0x14, 0x15, 0xf4, 0xf5, 0x20, 0x40, 0x80])(
    'data coding %i is no text',
    (dataCoding) => {
      expect(read(hex('4142'), dataCoding)).toBeUndefined();
    },
  );

  test('an operator that means Latin-1 by its default alphabet', () => {
    expect(read(hex('43616665e940'), 0x00, 'latin1')).toBe('Cafeé@');
    expect(read(hex('40'), 0xf0, 'latin1')).toBe('@');
  });

  test('national tables, as the library has them: Turkish, Spanish, Portuguese, and no other', () => {
    expect(read(hex('1c'), 0, 'gsm7', ['250101'])).toBe('Ş');
    expect(read(hex('1b41'), 0, 'gsm7', ['000301020', '240102'])).toBe('Á');
    expect(read(hex('5c'), 0, 'gsm7', ['250103'])).toBe('Õ');
    expect(read(hex('1c'), 0, 'gsm7', ['250105'])).toBe('Æ');
  });
});
