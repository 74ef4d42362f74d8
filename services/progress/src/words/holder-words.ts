import type { ComplaintState } from '@kanal/domain';
import type { Language } from '../language.js';

/** Who has a complaint while it is in a state; nobody has one that is over. */
const holderOf = {
  diterima: 'us',
  menunggu_kelengkapan: 'citizen',
  menunggu_verifikasi: 'us',
  terverifikasi: 'us',
  siap_dialihkan: 'us',
  dialihkan: 'us',
  tercatat_di_lapor: 'lapor',
  ditindaklanjuti: 'lapor',
  ditanggapi_pelapor: 'lapor',
  selesai: undefined,
  diarsipkan: undefined,
  bukan_wewenang: 'other',
  digabung: 'us',
  ditunda: 'us',
} as const satisfies Record<ComplaintState, 'us' | 'citizen' | 'lapor' | 'other' | undefined>;

/** Who has the complaint, in words, or undefined when it is over. */
export function holderWords(
  state: ComplaintState,
  language: Language,
  agencyName: string,
): string | undefined {
  const isIndonesian = language === 'id';
  const holder = holderOf[state];
  switch (holder) {
    case 'us':
      return isIndonesian ? `Petugas ${agencyName}` : `Officers of ${agencyName}`;
    case 'citizen':
      return isIndonesian ? 'Anda: kami menunggu keterangan dari Anda' : 'You: we wait for your information';
    case 'lapor':
      return isIndonesian
        ? 'Instansi yang berwenang, lewat LAPOR!'
        : 'The responsible agency, by way of LAPOR!';
    case 'other':
      return isIndonesian ? 'Instansi lain yang berwenang' : 'Another agency, which is responsible';
    case undefined:
      return undefined;
    default:
      return holder satisfies never;
  }
}
