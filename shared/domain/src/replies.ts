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

/** What an acknowledgement depends on. */
export interface Acknowledged {
  readonly channel: Channel;
  readonly ticket: string;
  readonly receivedAtMs: number;
  /** Of the acknowledgement itself. */
  readonly visibility: 'private' | 'public';
  /** The provider passed on nothing that could be shown. */
  readonly isUnreadable: boolean;
}

/**
 * The acknowledgement of a new complaint: our number, when the message came, that the number is not LAPOR!'s, the way
 * to go on there, the emergency number, and not to send an identity number. It doubles as the receipt (tanda terima).
 * The SMS form is one GSM-7 part of at most 160 characters, which leaves no room for a time: the ticket holds the date,
 * and the phone puts the time on the SMS. In public it is at most 280 characters (X's limit) and holds no name, no
 * content and no category. What could not be read is asked for in the same message.
 */
export function acknowledgement(of: Acknowledged, voice: AgencyVoice): string {
  const { channel, ticket, receivedAtMs, visibility, isUnreadable } = of;
  if (visibility === 'public') return publicAcknowledgement(ticket, voice);
  if (channel === 'sms') return smsAcknowledgement(ticket, isUnreadable, voice);
  const received =
    `Terima kasih. Pesan Anda kami catat dengan nomor ${ticket} (bukan nomor LAPOR!), ` +
    `diterima ${agencyTime(receivedAtMs, voice.timeZone)}. `;
  if (isUnreadable) {
    return (
      `${received}Isinya belum dapat kami baca. Mohon kirim ulang sebagai teks atau foto: apa masalahnya, di mana, ` +
      `kapan. Bisa juga langsung di ${voice.laporAddress}. ` +
      `Keadaan darurat: 112. Jangan kirim NIK di sini. -${voice.agencyName}`
    );
  }
  return (
    `${received}Agar ditindaklanjuti langsung oleh instansi berwenang, riwayatnya terekam, bisa tanya jawab dengan admin, ` +
    `dan perkembangannya terlihat, lanjutkan di ${voice.laporAddress}. ` +
    `Belum bisa? Balas pesan ini: (1) apa masalahnya, (2) lokasi, (3) kapan, (4) foto bila ada; ` +
    `petugas akan memasukkannya ke LAPOR! Ketik ANONIM bila nama ingin disembunyikan. ` +
    `Keadaan darurat: 112. Jangan kirim NIK di sini. -${voice.agencyName}`
  );
}

function smsAcknowledgement(ticket: string, isUnreadable: boolean, voice: AgencyVoice): string {
  const received = `Pesan Anda diterima, no. ${ticket} (bukan no. LAPOR!)`;
  return isUnreadable
    ? `${received}, tapi tak terbaca. Kirim ulang sbg teks/foto. Darurat: 112. -${voice.agencyName}`
    : `${received}. Lanjut & pantau: ${voice.laporAddress}. Darurat: 112. Jangan kirim NIK. -${voice.agencyName}`;
}

function publicAcknowledgement(ticket: string, voice: AgencyVoice): string {
  return (
    `Terima kasih, Kak. Pesan kami catat (${ticket}). Agar ditangani instansi berwenang dan bisa dipantau, ` +
    `lanjutkan di ${voice.laporAddress}. Jangan tulis NIK/nomor HP di kolom publik. ` +
    `Detail pribadi cukup lewat pesan (DM). -${voice.agencyName}`
  );
}

/** What a citizen with a ticket reads who sends something that the provider cannot pass on. */
export function resendRequest(voice: AgencyVoice): string {
  return `Pesan Anda diterima, tetapi isinya tidak terbaca oleh kami. Mohon kirim ulang sebagai teks atau foto. -${voice.agencyName}`;
}

/** The public answer to STATUS without a number: it names no ticket, which may be of a private complaint. */
export function publicStatusHint(voice: AgencyVoice): string {
  return (
    `Untuk mengecek aduan, tulis nomornya di sini atau kirim pesan (DM). Aduan baru: tulis apa, di mana, kapan. ` +
    `Jangan tulis NIK/nomor HP di kolom publik. -${voice.agencyName}`
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
