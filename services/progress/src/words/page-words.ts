import type { Language } from '../language.js';

const indonesian = {
  title: 'Perkembangan aduan',
  otherLanguage: 'English',
  complaint: 'Aduan',
  holder: 'Ada di',
  addressed: 'Ditujukan kepada',
  trackingId: 'Tracking ID LAPOR!',
  missedDate: 'Sudah terlewat',
  nextDate: 'Tanggal berikutnya',
  advice: 'Yang dapat Anda lakukan',
  history: 'Riwayat',
  earlier: (count: number) => `… dan ${count} langkah sebelumnya`,
  reason: (words: string) => `Alasan: ${words}`,
  look: 'Cek nomor aduan',
  lookAnother: 'Cek nomor lain',
  label: 'Nomor aduan',
  hint: (example: string) =>
    `Ada di balasan kami, misalnya ${example}. Tracking ID LAPOR! adalah nomor lain.`,
  button: 'Lihat',
  notFoundTitle: 'Nomor tidak ditemukan',
  notFound: (ticket: string) =>
    `Tidak ada aduan dengan nomor ${ticket} yang dapat ditampilkan. Periksa lagi nomornya di balasan kami.`,
  secret:
    'Aduan yang dirahasiakan tidak pernah tampil di sini. Untuk menanyakannya, kirim nomornya lewat pesan pribadi di percakapan tempat Anda menulis.',
  noTicketTitle: 'Nomor tidak sesuai',
  noTicket: 'Yang ditulis bukan nomor aduan kami: mungkin ada huruf atau angka yang keliru atau kurang.',
  noPageTitle: 'Halaman tidak ada',
  noPage: 'Alamat ini tidak ada. Cari aduan dengan nomornya.',
  tooManyTitle: 'Terlalu banyak permintaan',
  tooMany: (minutes: number) =>
    `Halaman ini terlalu sering dibuka dalam waktu singkat. Coba lagi ${minutes} menit lagi.`,
  unavailableTitle: 'Sedang ada gangguan',
  unavailable:
    'Data aduan sedang tidak dapat dibaca. Aduan Anda tetap tersimpan. Coba lagi beberapa menit lagi.',
  privacy: 'Halaman ini tidak menampilkan isi aduan maupun nama siapa pun, dan tidak memakai cookie.',
  emergency: 'Keadaan darurat: 112.',
};

const english: typeof indonesian = {
  title: 'Progress of a complaint',
  otherLanguage: 'Bahasa Indonesia',
  complaint: 'Complaint',
  holder: 'Who has it',
  addressed: 'Addressed to',
  trackingId: 'LAPOR! Tracking ID',
  missedDate: 'Already passed',
  nextDate: 'Next date',
  advice: 'What you can do',
  history: 'History',
  earlier: (count) => `… and ${count} earlier steps`,
  reason: (words) => `Reason: ${words}`,
  look: 'Look up a complaint',
  lookAnother: 'Look up another number',
  label: 'Complaint number',
  hint: (example) => `It is in our reply, for example ${example}. A LAPOR! Tracking ID is another number.`,
  button: 'Show',
  notFoundTitle: 'Number not found',
  notFound: (ticket) =>
    `There is no complaint with the number ${ticket} that can be shown. Please compare it with our reply.`,
  secret:
    'Complaints that are kept secret are never shown here. To ask about one, send its number as a private message in the conversation in which you wrote.',
  noTicketTitle: 'Not a complaint number',
  noTicket: 'This is not one of our complaint numbers: a letter or digit may be wrong or missing.',
  noPageTitle: 'No such page',
  noPage: 'There is nothing at this address. Look for a complaint by its number.',
  tooManyTitle: 'Too many requests',
  tooMany: (minutes) =>
    `This page was opened too often in a short time. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  unavailableTitle: 'Temporarily out of order',
  unavailable: 'Complaints cannot be read at the moment. Yours is kept. Please try again in a few minutes.',
  privacy: 'This page shows neither what a complaint says nor anybody’s name, and uses no cookies.',
  emergency: 'Emergency: 112.',
};

/** What stands on the page beside what is said about states. */
export const pageWords: Readonly<Record<Language, typeof indonesian>> = { id: indonesian, en: english };
