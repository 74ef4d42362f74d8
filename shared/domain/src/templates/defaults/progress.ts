import type { Template } from '../template.js';

/** What we tell of our own accord when a complaint moves on. */
export const progress = {
  'handoff-agreed': {
    version: '1',
    forms: {
      id: {
        sms: 'Baik. Petugas akan memasukkan aduan {tiket} ke LAPOR!, lalu Tracking ID-nya kami kirim. -{instansi}',
        chat: 'Baik, Bapak/Ibu. Petugas kami akan memasukkan aduan {tiket} ke LAPOR! Setelah tercatat, Tracking ID-nya kami kirim ke sini. -{instansi}',
        public:
          'Baik, Kak. Petugas kami akan memasukkan aduan {tiket} ke LAPOR! dan mengabari bila sudah tercatat. Kirim pesan (DM) bila ada tambahan. -{instansi}',
      },
      en: {
        sms: 'An officer will enter report {tiket} into LAPOR!, and we will send you its Tracking ID. -{instansi}',
        chat: 'Our officer will enter your complaint {tiket} into LAPOR! Once it is recorded we send you its Tracking ID here. -{instansi}',
        public:
          'Our officer will enter complaint {tiket} into LAPOR! and tell you once it is recorded. Send a DM to add anything. -{instansi}',
      },
    },
  },
  'handoff-recorded': {
    version: '1',
    forms: {
      id: {
        sms: [
          'Aduan {tiket} sudah tercatat dgn Tracking ID {tracking_id}. Pantau & beri tanggapan di {url_lapor} dgn nomor itu. -{instansi}',
          'Aduan {tiket} tercatat di LAPOR! dgn Tracking ID {tracking_id}. -{instansi}',
        ],
        chat: 'Bapak/Ibu, aduan {tiket} sudah tercatat di LAPOR! dengan Tracking ID {tracking_id}. Simpan nomor itu. Pantau dan beri tanggapan: buka {url_lapor}, masukkan Tracking ID. -{instansi}',
        public:
          'Kak, aduan {tiket} sudah tercatat di LAPOR! Kirim pesan (DM) kepada kami dengan nomor aduan itu untuk menerima Tracking ID-nya. -{instansi}',
      },
      en: {
        sms: [
          'Report {tiket} is in LAPOR! with Tracking ID {tracking_id}. Follow it and respond at {url_lapor}. -{instansi}',
          'Report {tiket} is in LAPOR! with Tracking ID {tracking_id}. -{instansi}',
        ],
        chat: 'Your complaint {tiket} is now recorded in LAPOR! with Tracking ID {tracking_id}. Keep that number. To follow it and respond: open {url_lapor} and enter the Tracking ID. -{instansi}',
        public:
          'Complaint {tiket} is now recorded in LAPOR! Send us a DM with that number to get its Tracking ID. -{instansi}',
      },
    },
  },
  // Nothing of the other one: its ticket opens the progress page of somebody else's complaint.
  merged: {
    version: '2',
    forms: {
      id: {
        sms: [
          'Aduan {tiket} digabung dgn laporan lain ttg hal yg sama. Nomor Anda tetap berlaku; cek: balas STATUS. Anda tetap dikabari. -{instansi}',
          'Aduan {tiket} digabung dgn laporan lain ttg hal yg sama. Nomor tetap berlaku; cek: balas STATUS. -{instansi}',
        ],
        chat: 'Bapak/Ibu, aduan {tiket} kami gabung dengan laporan lain tentang hal yang sama, agar ditangani bersama. Nomor Anda tetap berlaku: balas STATUS untuk melihat perkembangannya. Anda tetap kami kabari, termasuk Tracking ID-nya di LAPOR! -{instansi}',
        public:
          'Kak, aduan {tiket} kami gabung dengan laporan lain tentang hal yang sama agar ditangani bersama. Nomornya tetap berlaku. Kakak tetap kami kabari. -{instansi}',
      },
      en: {
        sms: 'Report {tiket} was joined with others on the same matter. Your number stays valid; reply STATUS to follow it. -{instansi}',
        chat: 'We joined your complaint {tiket} with other reports about the same matter, so that they are handled together. Your number stays valid: reply STATUS to see how it stands. We keep you informed, with its Tracking ID in LAPOR! too. -{instansi}',
        public:
          'We joined complaint {tiket} with other reports about the same matter so that they are handled together. Its number stays valid. We keep you informed. -{instansi}',
      },
    },
  },
  'not-ours': {
    version: '1',
    forms: {
      id: {
        sms: [
          'Aduan {tiket} wewenang {instansi_lain}; kami teruskan lewat LAPOR! Tracking ID-nya kami kirim. -{instansi}',
          'Aduan {tiket} wewenang {instansi_lain}; kami teruskan lewat LAPOR! -{instansi}',
          'Aduan {tiket} wewenang instansi lain; kami teruskan lewat LAPOR! Tracking ID-nya kami kirim. -{instansi}',
        ],
        chat: [
          'Bapak/Ibu, aduan {tiket} merupakan kewenangan {instansi_lain}; kami teruskan melalui LAPOR! Pantau dengan Tracking ID bila sudah kami kirimkan. -{instansi}',
          'Bapak/Ibu, aduan {tiket} merupakan kewenangan instansi lain; kami teruskan melalui LAPOR! Pantau dengan Tracking ID bila sudah kami kirimkan. -{instansi}',
        ],
        public:
          'Kak, aduan {tiket} merupakan kewenangan instansi lain; kami teruskan melalui LAPOR! Kirim pesan (DM) untuk keterangan lebih lanjut. -{instansi}',
      },
      en: {
        sms: [
          'Report {tiket} is for {instansi_lain}; we pass it on through LAPOR! -{instansi}',
          'Report {tiket} is for another agency; we pass it on through LAPOR! -{instansi}',
        ],
        chat: [
          'Your complaint {tiket} is the responsibility of {instansi_lain}; we pass it on through LAPOR! Follow it with the Tracking ID once we have sent it. -{instansi}',
          'Your complaint {tiket} is the responsibility of another agency; we pass it on through LAPOR! Follow it with the Tracking ID once we have sent it. -{instansi}',
        ],
        public:
          'Complaint {tiket} is the responsibility of another agency; we pass it on through LAPOR! Send a DM to learn more. -{instansi}',
      },
    },
  },
  'closed-rate': {
    version: '1',
    forms: {
      id: {
        sms: 'Aduan {tiket} selesai ditangani. Nilai pelayanan kami: balas angka 1 (buruk) s.d. 5 (baik). -{instansi}',
        chat: 'Bapak/Ibu, aduan {tiket} selesai ditangani. Mohon nilai pelayanan kami: balas dengan angka 1 (buruk) sampai 5 (baik). Bila masalahnya belum selesai, tulis saja di sini. -{instansi}',
        public:
          'Kak, aduan {tiket} selesai ditangani. Mohon nilai pelayanan kami lewat pesan (DM): angka 1 (buruk) sampai 5 (baik). Bila belum selesai, kabari kami. -{instansi}',
      },
      en: {
        sms: 'Report {tiket} is finished. Rate our service: reply 1 (poor) to 5 (good). -{instansi}',
        chat: 'Your complaint {tiket} is finished. Please rate our service: reply with a number from 1 (poor) to 5 (good). If the problem is not solved, just tell us here. -{instansi}',
        public:
          'Complaint {tiket} is finished. Please rate our service by DM: 1 (poor) to 5 (good). If the problem is not solved, tell us. -{instansi}',
      },
    },
  },
} as const satisfies Record<string, Template>;
