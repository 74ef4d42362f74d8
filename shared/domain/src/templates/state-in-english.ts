import type { ComplaintState } from '../complaint-state.js';

/** What a citizen who writes English reads for each state. */
export const stateInEnglish: Readonly<Record<ComplaintState, string>> = {
  diterima: 'received, waiting to be checked',
  menunggu_kelengkapan: 'waiting for more details from you',
  menunggu_verifikasi: 'being checked by an officer',
  terverifikasi: 'checked by an officer',
  siap_dialihkan: 'ready to be entered into LAPOR!',
  dialihkan: 'being entered into LAPOR!',
  tercatat_di_lapor: 'recorded in LAPOR!',
  ditindaklanjuti: 'being followed up by the agency',
  ditanggapi_pelapor: 'your response was received',
  selesai: 'finished',
  diarsipkan: 'archived',
  bukan_wewenang: 'passed on to the agency in charge',
  digabung: 'merged with a similar report',
  ditunda: 'postponed',
};
