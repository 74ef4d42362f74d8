import type { CalendarYear } from '../calendar.js';
import { daysBy } from './days-by.js';

/**
 * The lists of the SKB are in the press of September 2023, e.g.
 * https://visual.republika.co.id/berita/s186qu349/infografis-jadwal-libur-dan-cuti-bersama-di-2024; its numbers in
 * https://www.tribunnews.com/nasional/2023/09/13/daftar-hari-libur-nasional-dan-cuti-bersama-tahun-2024-17-hari-libur-dan-10-cuti-bersama.
 * The two days of voting were added: 14 February by article 167 of UU 7/2017, 27 November by Keppres 33/2024
 * (https://www.poskota.co.id/2024/11/26/pilkada-besok-27-november-2024-ada-hari-libur-nasional-atau-tidak-cek-faktanya-di-sini).
 */
const skb = 'SKB 855/2023, 3/2023, 4/2023';

/** Holidays of 2024: 17 and 2 days of voting; 10 days of cuti bersama. */
export const holidays2024: CalendarYear = {
  year: 2024,
  status: 'tetap',
  source: skb,
  days: [
    ...daysBy(skb, 'libur', [
      ['2024-01-01', 'Tahun Baru 2024 Masehi'],
      ['2024-02-08', 'Isra Mikraj Nabi Muhammad SAW'],
      ['2024-02-10', 'Tahun Baru Imlek 2575 Kongzili'],
      ['2024-03-11', 'Hari Suci Nyepi (Tahun Baru Saka 1946)'],
      ['2024-03-29', 'Wafat Yesus Kristus'],
      ['2024-03-31', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2024-04-10', 'Idulfitri 1445 Hijriah'],
      ['2024-04-11', 'Idulfitri 1445 Hijriah'],
      ['2024-05-01', 'Hari Buruh Internasional'],
      ['2024-05-09', 'Kenaikan Yesus Kristus'],
      ['2024-05-23', 'Hari Raya Waisak 2568 BE'],
      ['2024-06-01', 'Hari Lahir Pancasila'],
      ['2024-06-17', 'Iduladha 1445 Hijriah'],
      ['2024-07-07', 'Tahun Baru Islam 1446 Hijriah'],
      ['2024-08-17', 'Proklamasi Kemerdekaan'],
      ['2024-09-16', 'Maulid Nabi Muhammad SAW'],
      ['2024-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ]),
    ...daysBy('UU 7/2017 pasal 167', 'libur', [['2024-02-14', 'Pemungutan suara Pemilu 2024']]),
    ...daysBy('Keppres 33/2024', 'libur', [['2024-11-27', 'Pemungutan suara Pilkada 2024']]),
    ...daysBy(skb, 'cuti-bersama', [
      ['2024-02-09', 'Cuti bersama Tahun Baru Imlek'],
      ['2024-03-12', 'Cuti bersama Hari Suci Nyepi'],
      ['2024-04-08', 'Cuti bersama Idulfitri'],
      ['2024-04-09', 'Cuti bersama Idulfitri'],
      ['2024-04-12', 'Cuti bersama Idulfitri'],
      ['2024-04-15', 'Cuti bersama Idulfitri'],
      ['2024-05-10', 'Cuti bersama Kenaikan Yesus Kristus'],
      ['2024-05-24', 'Cuti bersama Waisak'],
      ['2024-06-18', 'Cuti bersama Iduladha'],
      ['2024-12-26', 'Cuti bersama Natal'],
    ]),
  ],
};
