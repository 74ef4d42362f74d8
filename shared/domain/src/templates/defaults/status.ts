import type { Template } from '../template.js';

/** Answers to questions for a status. None says what a complaint is about: anyone may hold its number. */
export const status = {
  status: {
    version: '1',
    forms: {
      id: {
        sms: [
          'No. {tiket}: {status}. Berikutnya: {tanggal}. Pantau juga di {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. Berikutnya: {tanggal}. -{instansi}',
          'No. {tiket}: {status}. Pantau juga di {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. -{instansi}',
        ],
        chat: [
          'No. {tiket}: {status}. Langkah berikutnya paling lambat {tanggal}. Pantau juga di {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. Pantau juga di {url_lapor}. -{instansi}',
        ],
        public: [
          'No. {tiket}: {status}. Langkah berikutnya paling lambat {tanggal}. Pantau juga di {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. Pantau juga di {url_lapor}. -{instansi}',
        ],
      },
      en: {
        sms: [
          'No. {tiket}: {status}. Next: {tanggal}. See also {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. Next: {tanggal}. -{instansi}',
          'No. {tiket}: {status}. See also {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. -{instansi}',
        ],
        chat: [
          'No. {tiket}: {status}. Next step by {tanggal}. See also {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. See also {url_lapor}. -{instansi}',
        ],
        public: [
          'No. {tiket}: {status}. Next step by {tanggal}. See also {url_lapor}. -{instansi}',
          'No. {tiket}: {status}. See also {url_lapor}. -{instansi}',
        ],
      },
    },
  },
  'status-tracking': {
    version: '1',
    forms: {
      id: {
        sms: [
          'Tracking ID {tracking_id}: {status}. Berikutnya: {tanggal}. Tanggapi di {url_lapor}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. Berikutnya: {tanggal}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. Tanggapi di {url_lapor}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. -{instansi}',
        ],
        chat: [
          'Tracking ID {tracking_id}: {status}. Langkah berikutnya paling lambat {tanggal}. Untuk melihat dan menanggapi, buka {url_lapor} dan masukkan nomor itu. -{instansi}',
          'Tracking ID {tracking_id}: {status}. Untuk melihat dan menanggapi, buka {url_lapor} dan masukkan nomor itu. -{instansi}',
        ],
        public: [
          'Tracking ID {tracking_id}: {status}. Langkah berikutnya paling lambat {tanggal}. Selengkapnya: masukkan nomor itu di {url_lapor}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. Selengkapnya: masukkan nomor itu di {url_lapor}. -{instansi}',
        ],
      },
      en: {
        sms: [
          'Tracking ID {tracking_id}: {status}. Next: {tanggal}. Respond at {url_lapor}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. Next: {tanggal}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. Respond at {url_lapor}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. -{instansi}',
        ],
        chat: [
          'Tracking ID {tracking_id}: {status}. Next step by {tanggal}. To read and respond, open {url_lapor} and enter that number. -{instansi}',
          'Tracking ID {tracking_id}: {status}. To read and respond, open {url_lapor} and enter that number. -{instansi}',
        ],
        public: [
          'Tracking ID {tracking_id}: {status}. Next step by {tanggal}. More: enter that number at {url_lapor}. -{instansi}',
          'Tracking ID {tracking_id}: {status}. More: enter that number at {url_lapor}. -{instansi}',
        ],
      },
    },
  },
  'tracking-unknown': {
    version: '1',
    forms: {
      id: {
        sms: 'Tracking ID {tracking_id} tidak ada pada kami. Buka {url_lapor} dan masukkan nomor itu. -{instansi}',
        chat: 'Tracking ID {tracking_id} tidak ada pada catatan kami. Untuk melihat perkembangannya, buka {url_lapor} dan masukkan nomor itu. -{instansi}',
        public:
          'Tracking ID {tracking_id} tidak ada pada catatan kami, Kak. Untuk melihat perkembangannya, buka {url_lapor} dan masukkan nomor itu. -{instansi}',
      },
      en: {
        sms: 'We do not have Tracking ID {tracking_id}. Open {url_lapor} and enter that number. -{instansi}',
        chat: 'We do not have Tracking ID {tracking_id} in our records. To see its progress, open {url_lapor} and enter that number. -{instansi}',
        public:
          'We do not have Tracking ID {tracking_id} in our records. To see its progress, open {url_lapor} and enter that number. -{instansi}',
      },
    },
  },
  'ticket-unknown': {
    version: '1',
    forms: {
      id: {
        sms: 'No. {tiket} tidak kami temukan. Periksa lagi nomornya, atau tulis aduan Anda: apa, di mana, kapan. -{instansi}',
        chat: 'No. {tiket} tidak kami temukan. Periksa lagi nomornya, atau tulis aduan Anda: apa, di mana, kapan. -{instansi}',
        public:
          'No. {tiket} tidak kami temukan, Kak. Periksa lagi nomornya, atau tulis aduan Kakak: apa, di mana, kapan. -{instansi}',
      },
      en: {
        sms: 'We cannot find no. {tiket}. Please check it, or write your complaint: what, where, when. -{instansi}',
        chat: 'We cannot find no. {tiket}. Please check the number, or write your complaint: what, where, when. -{instansi}',
        public:
          'We cannot find no. {tiket}. Please check the number, or write your complaint: what, where, when. -{instansi}',
      },
    },
  },
  'no-complaint': {
    version: '1',
    forms: {
      id: {
        sms: 'Belum ada aduan dari nomor ini yang sedang berjalan. Tulis aduan Anda: apa, di mana, kapan. -{instansi}',
        chat: 'Belum ada aduan Anda di percakapan ini yang sedang berjalan. Tulis aduan Anda: apa, di mana, kapan. -{instansi}',
        public:
          'Kak, belum ada aduan yang sedang berjalan di sini. Tulis aduan Kakak: apa, di mana, kapan; data pribadi lewat pesan (DM). -{instansi}',
      },
      en: {
        sms: 'There is no open complaint from this number. Write yours: what, where, when. -{instansi}',
        chat: 'There is no open complaint of yours in this conversation. Write one: what, where, when. -{instansi}',
        public:
          'There is no open complaint here. Write yours: what, where, when; personal data by DM. -{instansi}',
      },
    },
  },
  'status-hint-public': {
    version: '1',
    forms: {
      id: {
        public:
          'Untuk mengecek aduan, tulis nomornya di sini atau kirim pesan (DM). Aduan baru: tulis apa, di mana, kapan. Jangan tulis NIK/nomor HP di kolom publik. -{instansi}',
      },
      en: {
        public:
          'To check a complaint, write its number here or send a DM. For a new one, write what, where, when. Do not post your NIK or phone number. -{instansi}',
      },
    },
  },
} as const satisfies Record<string, Template>;
