import type { CalendarYear } from '../calendar.js';
import { daysBy } from './days-by.js';

/**
 * No SKB of 2027 was found (domain reference, section 8; searched again on 28 November 2026). What stands on a day of
 * the Gregorian calendar is fixed by Keppres 8/2024, which names the holidays, and what follows Easter (28 March 2027)
 * by its computation. Everything else is expected within a day. Where the reference gives a range the likelier day is
 * listed and the range stands in its source. There is no cuti bersama in the list at all, because nobody has decided
 * it: hence the year as a whole is `perkiraan`.
 */
const fixed = 'Keppres 8/2024 (tanggal tetap)';
const easter = 'Keppres 8/2024 (dihitung dari Paskah)';
const expected = 'Perkiraan ±1 hari; menunggu SKB';

/** Holidays expected in 2027. */
export const holidays2027: CalendarYear = {
  year: 2027,
  status: 'perkiraan',
  source: 'Belum ada SKB untuk 2027: cuti bersama belum diketahui',
  days: [
    ...daysBy(fixed, 'libur', [
      ['2027-01-01', 'Tahun Baru 2027 Masehi'],
      ['2027-05-01', 'Hari Buruh Internasional'],
      ['2027-06-01', 'Hari Lahir Pancasila'],
      ['2027-08-17', 'Proklamasi Kemerdekaan'],
      // Isra Mikraj 1449 Hijriah is expected on the same day.
      ['2027-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ]),
    ...daysBy(easter, 'libur', [
      ['2027-03-26', 'Wafat Yesus Kristus'],
      ['2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2027-05-06', 'Kenaikan Yesus Kristus'],
    ]),
    ...daysBy(
      expected,
      'libur',
      [
        ['2027-01-05', 'Isra Mikraj Nabi Muhammad SAW'],
        ['2027-02-06', 'Tahun Baru Imlek 2578 Kongzili'],
        ['2027-03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'],
        ['2027-05-20', 'Hari Raya Waisak 2571 BE'],
        ['2027-06-06', 'Tahun Baru Islam 1449 Hijriah'],
      ],
      'perkiraan',
    ),
    ...daysBy(
      'Perkiraan 9–11 Maret; menunggu SKB',
      'libur',
      [
        ['2027-03-10', 'Idulfitri 1448 Hijriah'],
        ['2027-03-11', 'Idulfitri 1448 Hijriah'],
      ],
      'perkiraan',
    ),
    ...daysBy(
      'Perkiraan 16–17 Mei; menunggu SKB',
      'libur',
      [['2027-05-17', 'Iduladha 1448 Hijriah']],
      'perkiraan',
    ),
    ...daysBy(
      'Perkiraan 14–15 Agustus; menunggu SKB',
      'libur',
      [['2027-08-15', 'Maulid Nabi Muhammad SAW']],
      'perkiraan',
    ),
  ],
};
