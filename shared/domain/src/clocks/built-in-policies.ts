import type { ClockPolicies } from './policies.js';

const batas: ClockPolicies['regulasi'][number]['batas'] = {
  verifikasi: { hariKerja: 3, mulai: 'diterima', jedaSaatMenungguPelapor: false },
  'tindak-lanjut-pertama': { hariKerja: 5, mulai: 'disposisi', jedaSaatMenungguPelapor: false },
  penyelesaian: {
    hariKerja: {
      'permintaan-informasi': 5,
      aspirasi: 5,
      'pengaduan-tidak-berkadar-pengawasan': 14,
      'pengaduan-berkadar-pengawasan': 60,
    },
    mulai: 'disposisi',
    jedaSaatMenungguPelapor: false,
  },
  'tutup-otomatis': { hariKerja: 10, mulai: 'tindak-lanjut', jedaSaatMenungguPelapor: false },
};

/**
 * The limits that come with Kanal: 3, 5, 5/5/14/60 and 10 working days (domain reference 2.1: the store page of the
 * SP4N-LAPOR! app for 3, 5 and 10; Diskominfo Nganjuk 2022 citing chapter VI of PermenPANRB 62/2018 for the classes).
 *
 * PermenPANRB 5/2025 replaced 62/2018, and its articles on limits could not be read: the same figures stand under it as
 * an assumption, in words that are shown. When 62/2018 began to hold is not sourced to the day either; no complaint of
 * Kanal's is that old. When 5/2025 was promulgated is not known here more closely than by reports of May 2025.
 */
export const builtInPolicies: ClockPolicies = {
  regulasi: [
    {
      id: 'permenpanrb-62-2018',
      regulasi: 'PermenPANRB 62/2018',
      berlakuMulai: '2018-01-01',
      berlakuSampai: '2025-04-30',
      asumsi:
        'Batas aspirasi (5 hari kerja) hanya dari satu sumber; tanggal mulai dan akhir berlaku diperkirakan.',
      batas,
    },
    {
      id: 'permenpanrb-5-2025',
      regulasi: 'PermenPANRB 5/2025',
      berlakuMulai: '2025-05-01',
      asumsi:
        'Pasal batas waktu PermenPANRB 5/2025 belum dapat dibaca: angka 3, 5, 5/5/14/60, dan 10 hari kerja serta awal hitungan diambil dari masa PermenPANRB 62/2018. Tanggal mulai berlaku diperkirakan. Periksa dan ganti dengan kanal settings import clock-policies.',
      batas,
    },
  ],
  pengecualian: [],
};
