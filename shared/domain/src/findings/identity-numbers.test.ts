import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newTicket } from '../ticket.js';
import { findIdentityNumbers, isPlausibleNik, maskIdentityNumbers } from './identity-numbers.js';

test.each([
  ['3603011203850001', true, 'a man'],
  ['3673015203850001', true, 'a woman: the day plus 40'],
  ['9601010101000001', true, 'the newest province'],
  ['3603012902000001', true, '29 February of a leap year'],
  ['3603012902010001', false, '29 February of another year'],
  ['3603013104850001', false, '31 April'],
  ['3603017204850001', false, 'day 72'],
  ['3603011213850001', false, 'month 13'],
  ['2003011203850001', false, 'no province 20'],
  ['3600011203850001', false, 'no regency 00'],
  ['3603001203850001', false, 'no district 00'],
  ['3603011203850000', false, 'serial 0000'],
  ['360301120385001', false, '15 digits'],
])('%s can be a NIK: %s (%s)', (digits, isOne) => {
  expect(isPlausibleNik(digits)).toBe(isOne);
});

const nik = '************0001';

test.each([
  ['NIK 3603011203850001 belum aktif', `NIK ${nik} belum aktif`],
  ['nik:3603011203850001,', `nik:${nik},`],
  ['KTP3603011203850001', `KTP${nik}`],
  ['3603 0112 0385 0001', nik],
  ['36.03.01.120385.0001', nik],
  ['360301-120385-0001', nik],
  ['NIK saya: 360301 120385-0001', `NIK saya: ${nik}`],
  ['nik 3699991203850001 (salah ketik)', `nik ${nik} (salah ketik)`],
  ['NIK 360301120385001', 'NIK ***********5001'],
  ['No KK 3603011203070001 & NIK 3603011203850001', `No KK ${nik} & NIK ${nik}`],
  ['３６０３０１１２０３８５０００１', nik],
  ['3603\u200b0112\u200d03850001', nik],
  ['٣٦٠٣٠١١٢٠٣٨٥٠٠٠١', nik],
  ['hp 081234567890', 'hp 0812****7890'],
  ['WA 0812-3456-7890 ya', 'WA 0812****7890 ya'],
  ['0812 3456 7890', '0812****7890'],
  ['0812.345.678', '0812****5678'],
  ['0812 34 56 78 90', '0812****7890'],
  ['6281234567890', '+62812****7890'],
  ['62 812 3456 7890', '+62812****7890'],
  ['+6281234567890', '+62812****7890'],
  ['+62 (812) 3456-7890', '+62812****7890'],
  ['+62 0812 3456 7890', '+62812****7890'],
  ['0812345678 12 orang', '0812****5678 12 orang'],
  ['081234567890 12-11-2026', '0812****7890 12-11-2026'],
  ['3603011203850001 081234567890', `${nik} 0812****7890`],
  ['8808 0812 3456 7890', '8808 0812****7890'],
])('%s is kept as %s', (text, masked) => {
  expect(maskIdentityNumbers(text)).toBe(masked);
});

test.each([
  'BTN-261124-7K3QXM2',
  'BTN-261124-0812345 123 orang',
  'btn 261124 0812345',
  'Tracking ID #9165816, 8112829 8588371',
  'Rp 1.500.000 per orang',
  'Rp 62.812.345.678.901',
  'Rp62812345678',
  'anggaran 3.603.011.203.850.001',
  'tgl 12-11-2026 13-11-2026',
  '08-12-2026 10.30 - 12.00',
  '12 11 2020 10 11 2026',
  'buka 08.00-15.00, sms 1708, darurat 112, call center 1500123',
  'kode pos 42182, RT 03/02, No. 12345678',
  'telepon kantor (0254) 200123',
  '0800 1234 5678',
  '36030112038500011 dan 36030112038500',
  'no rek 1234567890',
  '',
  '☎️☎️☎️',
  '\ud83d 08 \udc00',
])('left as it is: %s', (text) => {
  expect(maskIdentityNumbers(text)).toBe(text);
});

it('tells a Kartu Keluarga from a NIK by the word before it', () => {
  const found = findIdentityNumbers('No. KK: 3603011203070001, NIK 3603011203850001, wa 081234567890');
  expect(found.map(({ kind, digits }) => [kind, digits])).toEqual([
    ['kk', '3603011203070001'],
    ['nik', '3603011203850001'],
    ['telepon', '081234567890'],
  ]);
});

const twoDigits = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((number) => String(number).padStart(2, '0'));
/** Every NIK with a day that each month has. */
const niks = fc
  .tuple(
    fc.constantFrom('11', '31', '32', '36', '51', '64', '73', '91', '96'),
    twoDigits(1, 79),
    // not 19 and 20, with which the first eight digits could be a date
    twoDigits(21, 50),
    fc.oneof(twoDigits(1, 28), twoDigits(41, 68)),
    twoDigits(1, 12),
    twoDigits(0, 99),
    fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0')),
  )
  .map((parts) => parts.join(''));
const words = fc.constantFrom(
  '',
  ' ',
  'saya ',
  ' belum jadi',
  ', ',
  '\n',
  ' NIK ',
  'KTP',
  ' ☎️ ',
  ' kel. ',
  '(',
  ')',
);

/** The digits of `digits` with separators of one kind after some of them. */
const written = (digits: string) =>
  fc
    .tuple(
      fc.constantFrom('', ' ', '.', '-', '\u200b', ' - '),
      fc.uniqueArray(fc.integer({ min: 1, max: 15 })),
    )
    .map(([separator, cuts]) =>
      [...digits].map((digit, index) => (cuts.includes(index) ? separator : '') + digit).join(''),
    );

describe('whatever stands around it', () => {
  it('no NIK survives, however it is grouped', () => {
    fc.assert(
      fc.property(
        niks.chain((digits) => fc.tuple(fc.constant(digits), written(digits))),
        words,
        words,
        ([digits, text], before, after) => {
          const masked = maskIdentityNumbers(before + text + after);
          expect(masked.replace(/[^\d]/g, '')).not.toContain(digits.slice(0, 13));
          expect(masked).toContain(`************${digits.slice(-4)}`);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('no mobile number survives', () => {
    const numbers = fc
      .tuple(
        fc.constantFrom('08', '628', '+628', '+62 8'),
        fc.integer({ min: 11_111_111, max: 99_999_999_999 }),
      )
      .map(([head, rest]) => head + String(rest).replace(/^0/, '1'));
    fc.assert(
      fc.property(numbers, words, words, (number, before, after) => {
        expect(maskIdentityNumbers(before + number + after)).not.toContain(number.slice(-8));
      }),
      { numRuns: 2_000 },
    );
  });

  it('tickets, amounts and dates survive', () => {
    const tickets = fc
      .tuple(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2039, 0, 1) }),
        fc.uint8Array({ minLength: 6, maxLength: 6 }),
      )
      .map(([atMs, bytes]) =>
        newTicket({ prefix: 'BTN', atMs, timeZone: 'Asia/Jakarta', random: () => bytes }),
      );
    const amounts = fc
      .integer({ min: 1000, max: 999_999_999_999_999 })
      .map((rupiah) => `Rp ${rupiah.toLocaleString('id-ID')}`);
    const dates = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
        return `${day}-${month}-${year}`;
      });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(tickets, amounts, dates), { minLength: 1, maxLength: 4 }),
        words,
        (parts, gap) => {
          const text = parts.join(` dan ${gap}`);
          fc.pre(!/(?:NIK|KTP)/.test(gap));
          expect(maskIdentityNumbers(text)).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never throws, and leaves a text without digits alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const masked = maskIdentityNumbers(text);
        if (!/\p{Nd}/u.test(text)) expect(masked).toBe(text);
      }),
    );
  });
});
