import type { CalendarYear } from '../calendar.js';
import { daysBy } from './days-by.js';

/**
 * Both lists: https://rasikapekalongan.com/cek-libur-nasional-dan-cuti-bersama-tahun-2025 and
 * https://kabartangsel.com/?p=379034, which has the list of cuti bersama as it was amended on 7 August 2025; the
 * numbers of the amendment: https://fajar.co.id/2025/08/08/presiden-prabowo-resmi-tetapkan-18-agustus-sebagai-cuti-bersama-nasional/.
 */
const skb = 'SKB 1017/2024, 2/2024, 2/2024';
const amendment = 'SKB 933/2025, 1/2025, 3/2025';

/** Holidays of 2025: 17, and 11 days of cuti bersama. */
export const holidays2025: CalendarYear = {
  year: 2025,
  status: 'tetap',
  source: `${skb}; diubah dengan ${amendment}`,
  days: [
    ...daysBy(skb, 'libur', [
      ['2025-01-01', 'Tahun Baru 2025 Masehi'],
      ['2025-01-27', 'Isra Mikraj Nabi Muhammad SAW'],
      ['2025-01-29', 'Tahun Baru Imlek 2576 Kongzili'],
      ['2025-03-29', 'Hari Suci Nyepi (Tahun Baru Saka 1947)'],
      ['2025-03-31', 'Idulfitri 1446 Hijriah'],
      ['2025-04-01', 'Idulfitri 1446 Hijriah'],
      ['2025-04-18', 'Wafat Yesus Kristus'],
      ['2025-04-20', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2025-05-01', 'Hari Buruh Internasional'],
      ['2025-05-12', 'Hari Raya Waisak 2569 BE'],
      ['2025-05-29', 'Kenaikan Yesus Kristus'],
      ['2025-06-01', 'Hari Lahir Pancasila'],
      ['2025-06-06', 'Iduladha 1446 Hijriah'],
      ['2025-06-27', 'Tahun Baru Islam 1447 Hijriah'],
      ['2025-08-17', 'Proklamasi Kemerdekaan'],
      ['2025-09-05', 'Maulid Nabi Muhammad SAW'],
      ['2025-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ]),
    ...daysBy(skb, 'cuti-bersama', [
      ['2025-01-28', 'Cuti bersama Tahun Baru Imlek'],
      ['2025-03-28', 'Cuti bersama Hari Suci Nyepi'],
      ['2025-04-02', 'Cuti bersama Idulfitri'],
      ['2025-04-03', 'Cuti bersama Idulfitri'],
      ['2025-04-04', 'Cuti bersama Idulfitri'],
      ['2025-04-07', 'Cuti bersama Idulfitri'],
      ['2025-05-13', 'Cuti bersama Waisak'],
      ['2025-05-30', 'Cuti bersama Kenaikan Yesus Kristus'],
      ['2025-06-09', 'Cuti bersama Iduladha'],
      ['2025-12-26', 'Cuti bersama Natal'],
    ]),
    ...daysBy(amendment, 'cuti-bersama', [['2025-08-18', 'Cuti bersama Proklamasi Kemerdekaan']]),
  ],
};
