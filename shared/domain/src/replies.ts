import type { Channel } from '@kanal/contracts';
import { type ComplaintState, stateInWords } from './complaint-state.js';

/** What stands in every reply: who answers, and where the citizen goes on. */
export interface AgencyVoice {
  /** As citizens know it, e.g. `Pemprov Banten`. At most 24 characters, so that the SMS stays one part. */
  readonly agencyName: string;
  /** Where LAPOR! is, without scheme: an SMS counts every character, and X charges for links. */
  readonly laporAddress: string;
}

/**
 * The acknowledgement of a new complaint: our number, that it is not LAPOR!'s number, the way to go on there,
 * the emergency number, and not to send an identity number. It doubles as the receipt (tanda terima).
 * The SMS form is one GSM-7 part of at most 160 characters (domain reference §5).
 */
export function acknowledgement(channel: Channel, ticket: string, voice: AgencyVoice): string {
  if (channel === 'sms') {
    return `Pesan Anda diterima, no. ${ticket} (bukan no. LAPOR!). Lanjut & pantau: ${voice.laporAddress}. Darurat: 112. Jangan kirim NIK. -${voice.agencyName}`;
  }
  return (
    `Terima kasih. Pesan Anda kami catat dengan nomor ${ticket} (bukan nomor LAPOR!). ` +
    `Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, ` +
    `dan perkembangannya terlihat, lanjutkan di ${voice.laporAddress}. ` +
    `Keadaan darurat: 112. Jangan kirim NIK di sini. -${voice.agencyName}`
  );
}

/** The answer to a question for a ticket's status. Says nothing of the complaint's content: anyone may hold the number. */
export function statusAnswer(ticket: string, state: ComplaintState, voice: AgencyVoice): string {
  return `No. ${ticket}: ${stateInWords[state]}. Pantau juga di ${voice.laporAddress}. -${voice.agencyName}`;
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
