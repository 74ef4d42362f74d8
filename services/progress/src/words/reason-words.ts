import type { Language } from '../language.js';

/**
 * The reasons why a complaint can be archived (domain reference 2.2), as its citizen reads them. A reason in the record
 * may be a person's own words about a person, so nothing but these codes is ever shown.
 */
const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  non_substantif: {
    id: 'belum ada masalah pelayanan publik di dalamnya',
    en: 'it does not describe a problem with a public service',
  },
  terlalu_umum: { id: 'keterangannya terlalu umum', en: 'what it says is too general' },
  tidak_relevan: {
    id: 'tidak berkaitan dengan kinerja pemerintah',
    en: 'it does not concern the work of government',
  },
  tidak_lengkap: { id: 'keterangannya tidak lengkap', en: 'information is missing' },
  duplikat: { id: 'sudah ada laporan yang sama', en: 'the same report exists already' },
  bukan_wewenang: { id: 'bukan wewenang kami', en: 'it is not within our authority' },
  spam_iseng: { id: 'bukan aduan', en: 'it is not a complaint' },
  uji_coba: { id: 'pesan percobaan', en: 'a test message' },
  pencabutan_pelapor: { id: 'ditarik oleh pelapor', en: 'withdrawn by its reporter' },
  ujaran_tidak_pantas: { id: 'bahasanya tidak pantas', en: 'improper language' },
  di_luar_pelayanan_publik: { id: 'di luar pelayanan publik', en: 'it is not about a public service' },
};

/** A reason in words, or undefined when it is none of the fixed codes. */
export function reasonWords(reason: string | undefined, language: Language): string | undefined {
  return reason === undefined ? undefined : words[reason]?.[language];
}
