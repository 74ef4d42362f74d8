import type { Template } from '../template.js';

/** What we ask for, and thanks for having been told. */
export const questions = {
  'ask-missing': {
    version: '1',
    forms: {
      id: {
        sms: [
          'No. {tiket} belum lengkap. Mohon balas: {kurang}. Batas {tanggal}. Jangan kirim NIK. -{instansi}',
          'No. {tiket} belum lengkap. Balas: {kurang}. Batas {tanggal}. -{instansi}',
          'No. {tiket} belum lengkap. Mohon balas SMS ini: {kurang}. Jangan kirim NIK. -{instansi}',
        ],
        chat: [
          'Bapak/Ibu, aduan {tiket} belum lengkap. Mohon balas pesan ini paling lambat {tanggal} dengan: {kurang}. Jangan kirim NIK di sini. -{instansi}',
          'Bapak/Ibu, aduan {tiket} belum lengkap. Mohon balas pesan ini dengan: {kurang}. Jangan kirim NIK di sini. -{instansi}',
        ],
        public: [
          'Kak, aduan {tiket} belum lengkap: {kurang}. Mohon lengkapi paling lambat {tanggal}, data pribadi lewat pesan (DM) saja. -{instansi}',
          'Kak, aduan {tiket} belum lengkap: {kurang}. Mohon lengkapi, data pribadi lewat pesan (DM) saja. -{instansi}',
        ],
      },
      en: {
        sms: [
          'Report {tiket} is incomplete. Please reply with: {kurang}. By {tanggal}. -{instansi}',
          'Report {tiket} is incomplete. Please reply with: {kurang}. Do not send your NIK. -{instansi}',
        ],
        chat: [
          'Your complaint {tiket} is not complete yet. Please reply here by {tanggal} with: {kurang}. Do not send your NIK here. -{instansi}',
          'Your complaint {tiket} is not complete yet. Please reply here with: {kurang}. Do not send your NIK here. -{instansi}',
        ],
        public: [
          'Your complaint {tiket} is not complete yet: {kurang}. Please add it by {tanggal}, personal data by DM only. -{instansi}',
          'Your complaint {tiket} is not complete yet: {kurang}. Please add it, personal data by DM only. -{instansi}',
        ],
      },
      jv: {
        sms: [
          'No. {tiket} dereng jangkep. Nyuwun dipunbalas: {kurang}. Wates {tanggal}. -{instansi}',
          'No. {tiket} dereng jangkep. Nyuwun dipunbalas: {kurang}. -{instansi}',
        ],
        chat: [
          'Bapak/Ibu, aduan {tiket} dereng jangkep. Nyuwun pesen punika dipunbalas saderengipun {tanggal} kanthi: {kurang}. Mugi boten ngirim NIK ing mriki. -{instansi}',
          'Bapak/Ibu, aduan {tiket} dereng jangkep. Nyuwun pesen punika dipunbalas kanthi: {kurang}. Mugi boten ngirim NIK ing mriki. -{instansi}',
        ],
        public: [
          'Kak, aduan {tiket} dereng jangkep: {kurang}. Nyuwun dipunjangkepi saderengipun {tanggal}, data pribadi lumantar pesen (DM) kemawon. -{instansi}',
          'Kak, aduan {tiket} dereng jangkep: {kurang}. Nyuwun dipunjangkepi, data pribadi lumantar pesen (DM) kemawon. -{instansi}',
        ],
      },
      su: {
        sms: [
          'No. {tiket} teu acan lengkep. Mangga waler: {kurang}. Wates {tanggal}. -{instansi}',
          'No. {tiket} teu acan lengkep. Mangga waler: {kurang}. -{instansi}',
        ],
        chat: [
          'Bapa/Ibu, aduan {tiket} teu acan lengkep. Mangga waler seratan ieu samemeh {tanggal} ku: {kurang}. Ulah ngirim NIK di dieu. -{instansi}',
          'Bapa/Ibu, aduan {tiket} teu acan lengkep. Mangga waler seratan ieu ku: {kurang}. Ulah ngirim NIK di dieu. -{instansi}',
        ],
        public: [
          'Kak, aduan {tiket} teu acan lengkep: {kurang}. Mangga lengkepan samemeh {tanggal}, data pribadi lewat pesen (DM) waé. -{instansi}',
          'Kak, aduan {tiket} teu acan lengkep: {kurang}. Mangga lengkepan, data pribadi lewat pesen (DM) waé. -{instansi}',
        ],
      },
    },
  },
  reminder: {
    version: '1',
    forms: {
      id: {
        sms: [
          'Pengingat: no. {tiket} masih menunggu {kurang} dari Anda. Batas {tanggal}. -{instansi}',
          'Pengingat: no. {tiket} masih menunggu {kurang} dari Anda. Cukup balas SMS ini. -{instansi}',
        ],
        chat: [
          'Bapak/Ibu, kami mengingatkan: aduan {tiket} masih menunggu {kurang}. Mohon balas pesan ini paling lambat {tanggal}. Bila sudah dikirim, abaikan pesan ini. -{instansi}',
          'Bapak/Ibu, kami mengingatkan: aduan {tiket} masih menunggu {kurang}. Cukup balas pesan ini. Bila sudah dikirim, abaikan pesan ini. -{instansi}',
        ],
        public: [
          'Kak, kami mengingatkan: aduan {tiket} masih menunggu {kurang}. Mohon lengkapi paling lambat {tanggal}, data pribadi lewat pesan (DM) saja. -{instansi}',
          'Kak, kami mengingatkan: aduan {tiket} masih menunggu {kurang}. Mohon lengkapi, data pribadi lewat pesan (DM) saja. -{instansi}',
        ],
      },
      en: {
        sms: [
          'Reminder: report {tiket} still waits for: {kurang}. By {tanggal}. -{instansi}',
          'Reminder: report {tiket} still waits for: {kurang}. Just reply to this SMS. -{instansi}',
        ],
        chat: [
          'A reminder: your complaint {tiket} still waits for {kurang}. Please reply here by {tanggal}. If you have sent it already, ignore this message. -{instansi}',
          'A reminder: your complaint {tiket} still waits for {kurang}. Just reply here. If you have sent it already, ignore this message. -{instansi}',
        ],
        public: [
          'A reminder: your complaint {tiket} still waits for: {kurang}. Please add it by {tanggal}, personal data by DM only. -{instansi}',
          'A reminder: your complaint {tiket} still waits for: {kurang}. Please add it, personal data by DM only. -{instansi}',
        ],
      },
    },
  },
  'resend-request': {
    version: '1',
    forms: {
      id: {
        sms: 'Pesan Anda diterima, tetapi isinya tidak terbaca oleh kami. Mohon kirim ulang sebagai teks. -{instansi}',
        chat: 'Pesan Anda diterima, tetapi isinya tidak terbaca oleh kami. Mohon kirim ulang sebagai teks atau foto. -{instansi}',
      },
      en: {
        sms: 'We received your message but could not read it. Please send it again as text. -{instansi}',
        chat: 'We received your message but could not read it. Please send it again as text or a photo. -{instansi}',
      },
    },
  },
  completed: {
    version: '1',
    forms: {
      id: {
        sms: 'Terima kasih. Aduan {tiket} sekarang lengkap dan diperiksa petugas. Cek: balas dengan nomor itu. -{instansi}',
        chat: 'Terima kasih, Bapak/Ibu. Aduan {tiket} sekarang lengkap dan akan diperiksa petugas. Untuk mengecek, kirim nomor itu ke sini. -{instansi}',
        public: 'Terima kasih, Kak. Aduan {tiket} sekarang lengkap dan akan diperiksa petugas. -{instansi}',
      },
      en: {
        sms: 'Thank you. Report {tiket} is now complete and will be checked. To ask about it, reply with that number. -{instansi}',
        chat: 'Thank you. Your complaint {tiket} is now complete and will be checked by an officer. To ask about it, send that number here. -{instansi}',
        public:
          'Thank you. Your complaint {tiket} is now complete and will be checked by an officer. -{instansi}',
      },
      jv: {
        sms: 'Matur nuwun. Aduan {tiket} sampun jangkep lan badhe dipunpriksa petugas. -{instansi}',
        chat: 'Matur nuwun, Bapak/Ibu. Aduan {tiket} sampun jangkep lan badhe dipunpriksa petugas. Menawi badhe ngecek, kirim nomer punika dhateng mriki. -{instansi}',
        public: 'Matur nuwun, Kak. Aduan {tiket} sampun jangkep lan badhe dipunpriksa petugas. -{instansi}',
      },
      su: {
        sms: 'Hatur nuhun. Aduan {tiket} ayeuna parantos lengkep sareng bade dipariksa ku patugas. -{instansi}',
        chat: 'Hatur nuhun, Bapa/Ibu. Aduan {tiket} ayeuna parantos lengkep sareng bade dipariksa ku patugas. Upami bade ngecék, kirim nomer éta ka dieu. -{instansi}',
        public:
          'Hatur nuhun, Kak. Aduan {tiket} ayeuna parantos lengkep sareng bade dipariksa ku patugas. -{instansi}',
      },
    },
  },
} as const satisfies Record<string, Template>;
