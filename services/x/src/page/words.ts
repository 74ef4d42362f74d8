import type { Words } from '@kanal/adapter';
import type { ChargeKind } from '../api/prices.js';
import type { PollView, Stop } from './view.js';

/** What is stopped, why, and what to do. */
export const stopWords: Readonly<Record<Stop, Words>> = {
  'state-away': {
    id: 'NATS tidak terjangkau. Tidak ada yang dikirim atau ditanyakan ke X sampai tersambung lagi, karena biaya tidak dapat dicatat.',
    en: 'NATS cannot be reached. Nothing is sent and X is not asked until it is back, because costs cannot be written down.',
  },
  'token-revoked': {
    id: 'X tidak lagi menerima izin kami. Tidak ada yang dikirim atau ditanyakan. Masuk ke X sebagai akun ini, izinkan aplikasi lagi, isi X_REFRESH_TOKEN dengan token baru, lalu mulai ulang adaptor.',
    en: 'X takes our authorisation no more. Nothing is sent or asked for. Log in to X as this account, authorise the app again, put the new token into X_REFRESH_TOKEN and restart the adapter.',
  },
  'replies-over-budget': {
    id: 'Jawaban berhenti: sisa anggaran bulan ini disimpan untuk membaca aduan. Naikkan X_MONTHLY_BUDGET_USD, atau jawab lewat aplikasi X.',
    en: 'Replies are stopped: what is left of this month’s budget is kept for reading complaints. Raise X_MONTHLY_BUDGET_USD, or answer in X’s own app.',
  },
  'reading-over-budget': {
    id: 'Anggaran bulan ini habis. Kanal tidak lagi menanyakan kiriman ke X; hanya yang dikirim webhook yang masuk. Naikkan X_MONTHLY_BUDGET_USD.',
    en: 'This month’s budget is used up. Kanal asks X for nothing; only what the webhook brings comes in. Raise X_MONTHLY_BUDGET_USD.',
  },
  'webhook-invalid': {
    id: 'X menganggap webhook kami tidak sah dan tidak mengirim kejadian. Periksa alamat publik dan X_CONSUMER_SECRETS. Aduan tetap masuk lewat pertanyaan berkala.',
    en: 'X holds our webhook for invalid and sends no events. Check the public address and X_CONSUMER_SECRETS. Complaints still come in by asking.',
  },
  refused: {
    id: 'X menolak pertanyaan kami. Lihat log, dan periksa akses aplikasi di konsol pengembang X.',
    en: 'X refuses our questions. See the log, and check the app’s access in X’s developer console.',
  },
};

/** How a question that is asked again and again stands. */
export const troubleWords: Readonly<Record<NonNullable<PollView['trouble']>, Words>> = {
  unreachable: { id: 'X tidak terjangkau, dicoba lagi', en: 'X cannot be reached, trying again' },
  server: { id: 'X sedang gangguan, dicoba lagi', en: 'X has an accident, trying again' },
  limited: { id: 'batas panggilan X tercapai, menunggu', en: 'X’s limit is reached, waiting' },
  'over-budget': { id: 'anggaran habis', en: 'no budget' },
  refused: { id: 'ditolak X', en: 'refused by X' },
};

/** What is asked for. */
export const pollWords: Readonly<Record<PollView['of'], Words>> = {
  mentions: { id: 'Sebutan', en: 'Mentions' },
  direct: { id: 'Pesan langsung', en: 'Direct messages' },
};

/** What X charges for. */
export const chargeWords: Readonly<Record<ChargeKind, Words>> = {
  reply: { id: 'Jawaban', en: 'Reply' },
  'reply-with-link': { id: 'Jawaban dengan tautan', en: 'Reply with a link' },
  direct: { id: 'Pesan langsung terkirim', en: 'Direct message sent' },
  'owned-read': { id: 'Sebutan atau kiriman sendiri dibaca', en: 'Mention or own post read' },
  'post-read': { id: 'Kiriman lain dibaca', en: 'Other post read' },
  'user-read': { id: 'Akun dibaca', en: 'Account read' },
  'direct-read': { id: 'Pesan langsung dibaca', en: 'Direct message read' },
  'post-event': { id: 'Kejadian kiriman lewat webhook', en: 'Event of a post by webhook' },
  'direct-event': { id: 'Kejadian pesan langsung lewat webhook', en: 'Event of a direct message by webhook' },
};
