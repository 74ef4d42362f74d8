import type { Channel } from '@kanal/contracts';
import { type AgencyTimeZone, agencyTime } from './agency-time.js';
import { type ComplaintState, stateInWords } from './complaint-state.js';

/** What stands in every reply: who answers, and where the citizen goes on. */
export interface AgencyVoice {
  /** As citizens know it, e.g. `Pemprov Banten`. Whether every SMS stays one part with it: `smsExcess`. */
  readonly agencyName: string;
  /** Where LAPOR! is, without scheme: an SMS counts every character, and X charges for links. */
  readonly laporAddress: string;
  /** In which citizens read times. */
  readonly timeZone: AgencyTimeZone;
}

/**
 * The acknowledgement of a new complaint: our number, when the message came, that the number is not LAPOR!'s, the way
 * to go on there, the emergency number, and not to send an identity number. It doubles as the receipt (tanda terima).
 * The SMS form is one GSM-7 part of at most 160 characters, which leaves no room for a time: the ticket holds the date,
 * and the phone puts the time on the SMS.
 */
export function acknowledgement(
  channel: Channel,
  ticket: string,
  receivedAtMs: number,
  voice: AgencyVoice,
): string {
  if (channel === 'sms') {
    return `Pesan Anda diterima, no. ${ticket} (bukan no. LAPOR!). Lanjut & pantau: ${voice.laporAddress}. Darurat: 112. Jangan kirim NIK. -${voice.agencyName}`;
  }
  return (
    `Terima kasih. Pesan Anda kami catat dengan nomor ${ticket} (bukan nomor LAPOR!), ` +
    `diterima ${agencyTime(receivedAtMs, voice.timeZone)}. ` +
    `Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, ` +
    `dan perkembangannya terlihat, lanjutkan di ${voice.laporAddress}. ` +
    `Belum bisa? Balas pesan ini: (1) apa masalahnya, (2) lokasi, (3) kapan, (4) foto bila ada; ` +
    `petugas akan memasukkannya ke LAPOR! Ketik ANONIM bila nama ingin disembunyikan. ` +
    `Keadaan darurat: 112. Jangan kirim NIK di sini. -${voice.agencyName}`
  );
}

/** The answer to a question for a ticket's status. Says nothing of the complaint's content: anyone may hold the number. */
export function statusAnswer(ticket: string, state: ComplaintState, voice: AgencyVoice): string {
  const words = stateInWords[state];
  return `No. ${ticket}: ${words}${words.endsWith('!') ? '' : '.'} Pantau juga di ${voice.laporAddress}. -${voice.agencyName}`;
}

/** The answer to a well-formed number that we do not have. */
export function unknownTicketAnswer(ticket: string, voice: AgencyVoice): string {
  return `No. ${ticket} tidak kami temukan. Periksa lagi nomornya, atau tulis aduan Anda: apa, di mana, kapan. -${voice.agencyName}`;
}

/** The answer to a question for a status when there is no open complaint in this conversation. */
export function noComplaintAnswer(voice: AgencyVoice): string {
  return `Belum ada aduan dari nomor ini yang sedang berjalan. Tulis aduan Anda: apa, di mana, kapan. -${voice.agencyName}`;
}

/** The last thing a citizen hears after STOP. */
export function stopConfirmation(voice: AgencyVoice): string {
  return `Anda tidak akan kami balas lagi. Pesan Anda tetap kami catat. Ketik MULAI untuk menerima balasan. -${voice.agencyName}`;
}

/** The answer to START after a STOP. */
export function startConfirmation(voice: AgencyVoice): string {
  return `Anda akan kembali menerima balasan. Tulis aduan Anda: apa, di mana, kapan. Ketik BERHENTI untuk berhenti. -${voice.agencyName}`;
}

/** The answer to HELP. */
export function helpAnswer(voice: AgencyVoice): string {
  return `Tulis aduan Anda: apa masalahnya, di mana (desa/kec), kapan. Cek: ketik nomor aduan. Berhenti: BERHENTI. Darurat: 112. -${voice.agencyName}`;
}
