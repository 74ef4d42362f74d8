/**
 * The states of a complaint, in the order it goes through them (docs/architecture.md: what Kanal
 * assumes of SP4N-LAPOR!).
 * The router only ever writes the first; people and the hand-off write the others.
 */
export const complaintStates = [
  'diterima',
  'menunggu_kelengkapan',
  'menunggu_verifikasi',
  'terverifikasi',
  'siap_dialihkan',
  'dialihkan',
  'tercatat_di_lapor',
  'ditindaklanjuti',
  'ditanggapi_pelapor',
  'selesai',
  'diarsipkan',
  'bukan_wewenang',
  'digabung',
  'ditunda',
] as const;

/** The state of a complaint. */
export type ComplaintState = (typeof complaintStates)[number];

/**
 * States in which a complaint is over for us: what the citizen writes next is about something new, or about somebody
 * else's case, and gets a ticket of its own instead of lying unseen in a closed record. `ditunda` is not among them:
 * a postponed complaint goes on at its time (domain reference: lifecycle of a laporan, side exits).
 */
export const closedStates = [
  'selesai',
  'diarsipkan',
  'bukan_wewenang',
  'digabung',
] as const satisfies readonly ComplaintState[];

const closed: ReadonlySet<ComplaintState> = new Set(closedStates);

/** Whether a complaint in this state takes what its citizen adds. */
export function isOpen(state: ComplaintState): boolean {
  return !closed.has(state);
}

/** What a citizen reads for each state: plain words, short enough for an SMS. */
export const stateInWords: Readonly<Record<ComplaintState, string>> = {
  diterima: 'diterima, menunggu diperiksa petugas',
  menunggu_kelengkapan: 'menunggu data tambahan dari Anda',
  menunggu_verifikasi: 'sedang diperiksa petugas',
  terverifikasi: 'sudah diperiksa petugas',
  siap_dialihkan: 'siap dimasukkan ke LAPOR!',
  dialihkan: 'sedang dimasukkan ke LAPOR!',
  tercatat_di_lapor: 'tercatat di LAPOR!',
  ditindaklanjuti: 'sedang ditindaklanjuti instansi',
  ditanggapi_pelapor: 'tanggapan Anda diterima',
  selesai: 'selesai',
  diarsipkan: 'diarsipkan',
  bukan_wewenang: 'diteruskan ke instansi yang berwenang',
  digabung: 'digabung dengan laporan serupa',
  ditunda: 'ditunda',
};
