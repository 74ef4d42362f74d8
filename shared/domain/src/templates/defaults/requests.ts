import type { Template } from '../template.js';

/** Answers to what a citizen wants of us or of a complaint: silence, namelessness, secrecy, withdrawal, correction. */
export const requests = {
  stop: {
    version: '1',
    forms: {
      id: {
        sms: 'Anda tidak akan kami balas lagi. Pesan Anda tetap kami catat. Ketik MULAI untuk menerima balasan. -{instansi}',
        chat: 'Anda tidak akan kami balas lagi. Pesan Anda tetap kami catat. Ketik MULAI untuk menerima balasan. -{instansi}',
        public:
          'Baik, Kak, tidak akan kami balas lagi. Yang ditulis tetap kami catat. Tulis MULAI untuk menerima balasan. -{instansi}',
      },
      en: {
        sms: 'We will not reply to you any more. We still record your messages. Type MULAI to get replies. -{instansi}',
        chat: 'We will not reply to you any more. We still record your messages. Type MULAI to get replies. -{instansi}',
        public:
          'We will not reply to you any more. We still record what you write. Type MULAI to get replies. -{instansi}',
      },
    },
  },
  start: {
    version: '1',
    forms: {
      id: {
        sms: 'Anda akan kembali menerima balasan. Tulis aduan Anda: apa, di mana, kapan. Ketik BERHENTI untuk berhenti. -{instansi}',
        chat: 'Anda akan kembali menerima balasan. Tulis aduan Anda: apa, di mana, kapan. Ketik BERHENTI untuk berhenti. -{instansi}',
        public:
          'Kakak akan kembali menerima balasan. Tulis aduannya: apa, di mana, kapan. Tulis BERHENTI untuk berhenti. -{instansi}',
      },
      en: {
        sms: 'You will get replies again. Write your complaint: what, where, when. Type BERHENTI to stop. -{instansi}',
        chat: 'You will get replies again. Write your complaint: what, where, when. Type BERHENTI to stop. -{instansi}',
        public:
          'You will get replies again. Write your complaint: what, where, when. Type BERHENTI to stop. -{instansi}',
      },
    },
  },
  'anonymous-on': {
    version: '1',
    forms: {
      id: {
        sms: [
          'Aduan {tiket} kami catat anonim: nama Anda tidak ditampilkan. Jangan tulis nama/NIK di pesan. -{instansi}',
          'Kami catat anonim: nama Anda tidak ditampilkan. Jangan tulis nama/NIK di pesan. -{instansi}',
        ],
        chat: [
          'Baik, Bapak/Ibu. Aduan {tiket} kami catat ANONIM: nama Anda tidak ditampilkan, tetapi isi aduan dapat terbaca umum di LAPOR! Bila isinya juga harus tertutup, balas RAHASIA. Jangan tulis nama atau NIK di dalam pesan. -{instansi}',
          'Baik, Bapak/Ibu. Aduan Anda kami catat ANONIM: nama Anda tidak ditampilkan, tetapi isi aduan dapat terbaca umum di LAPOR! Bila isinya juga harus tertutup, balas RAHASIA. Jangan tulis nama atau NIK di dalam pesan. -{instansi}',
        ],
        public:
          'Baik, Kak. Pada catatan kami namanya tidak ditampilkan, tetapi yang ditulis di sini tetap terbaca umum. Agar benar-benar anonim, hapus tulisan ini dan kirim aduannya lewat pesan (DM). -{instansi}',
      },
      en: {
        sms: [
          'Report {tiket} is anonymous: your name is not shown. Do not write your name or NIK in messages. -{instansi}',
          'Recorded as anonymous: your name is not shown. Do not write your name or NIK in messages. -{instansi}',
        ],
        chat: [
          'We recorded your complaint {tiket} as ANONYMOUS: your name is not shown, but what you report may be public in LAPOR! If that must be hidden too, reply RAHASIA. Do not write your name or NIK in messages. -{instansi}',
          'We recorded your complaint as ANONYMOUS: your name is not shown, but what you report may be public in LAPOR! If that must be hidden too, reply RAHASIA. Do not write your name or NIK in messages. -{instansi}',
        ],
        public:
          'Our record does not show your name, but what you write here stays public. To be truly anonymous, delete this and send your complaint by DM. -{instansi}',
      },
    },
  },
  'secret-on': {
    version: '1',
    forms: {
      id: {
        sms: [
          'Aduan {tiket} kami catat rahasia: isinya tidak dipublikasikan, hanya dibaca petugas. -{instansi}',
          'Kami catat rahasia: isi aduan tidak dipublikasikan, hanya dibaca petugas. -{instansi}',
        ],
        chat: [
          'Baik, Bapak/Ibu. Aduan {tiket} kami catat RAHASIA: isinya tidak dipublikasikan dan hanya dibaca petugas yang menanganinya. Bila nama juga harus tertutup, balas ANONIM. -{instansi}',
          'Baik, Bapak/Ibu. Aduan Anda kami catat RAHASIA: isinya tidak dipublikasikan dan hanya dibaca petugas yang menanganinya. Bila nama juga harus tertutup, balas ANONIM. -{instansi}',
        ],
        public:
          'Baik, Kak. Pada catatan kami isinya tidak dipublikasikan, tetapi yang ditulis di sini tetap terbaca umum. Agar rahasia, hapus tulisan ini dan kirim aduannya lewat pesan (DM). -{instansi}',
      },
      en: {
        sms: [
          'Report {tiket} is secret: it is not published and only officers read it. -{instansi}',
          'Recorded as secret: your report is not published and only officers read it. -{instansi}',
        ],
        chat: [
          'We recorded your complaint {tiket} as SECRET: it is not published, and only the officers who handle it read it. To hide your name too, reply ANONIM. -{instansi}',
          'We recorded your complaint as SECRET: it is not published, and only the officers who handle it read it. To hide your name too, reply ANONIM. -{instansi}',
        ],
        public:
          'Our record is not published, but what you write here stays public. To keep it secret, delete this and send your complaint by DM. -{instansi}',
      },
    },
  },
  withdrawn: {
    version: '1',
    forms: {
      id: {
        sms: 'Aduan {tiket} dicabut sesuai permintaan Anda. Bila berubah pikiran, tulis aduan Anda lagi. -{instansi}',
        chat: 'Baik, Bapak/Ibu. Aduan {tiket} kami catat dicabut sesuai permintaan Anda. Bila berubah pikiran, tulis aduan Anda lagi. -{instansi}',
        public:
          'Baik, Kak. Aduan {tiket} kami catat dicabut sesuai permintaan. Bila berubah pikiran, tulis lagi atau kirim pesan (DM). -{instansi}',
      },
      en: {
        sms: 'Report {tiket} is withdrawn as you asked. If you change your mind, just write again. -{instansi}',
        chat: 'We recorded your complaint {tiket} as withdrawn, as you asked. If you change your mind, just write again. -{instansi}',
        public:
          'We recorded complaint {tiket} as withdrawn, as you asked. If you change your mind, write again or send a DM. -{instansi}',
      },
    },
  },
  'withdraw-asked': {
    version: '1',
    forms: {
      id: {
        sms: 'Permintaan mencabut aduan {tiket} kami catat. Aduan sudah masuk LAPOR!; petugas akan mengurusnya di sana. -{instansi}',
        chat: 'Baik, Bapak/Ibu. Permintaan mencabut aduan {tiket} kami catat. Aduan itu sudah masuk LAPOR!; petugas kami akan mengurus pencabutannya di sana. -{instansi}',
        public:
          'Baik, Kak. Permintaan mencabut aduan {tiket} kami catat. Aduan itu sudah masuk LAPOR!; petugas kami akan mengurusnya di sana. -{instansi}',
      },
      en: {
        sms: 'We recorded your wish to withdraw report {tiket}. LAPOR! has it already; an officer will see to it there. -{instansi}',
        chat: 'We recorded your wish to withdraw complaint {tiket}. LAPOR! has it already; an officer of ours will see to it there. -{instansi}',
        public:
          'We recorded your wish to withdraw complaint {tiket}. LAPOR! has it already; an officer of ours will see to it there. -{instansi}',
      },
    },
  },
  'withdraw-nothing': {
    version: '1',
    forms: {
      id: {
        sms: 'Tidak ada aduan berjalan dari nomor ini yang dapat dicabut. Bila punya nomor aduan, kirim nomornya. -{instansi}',
        chat: 'Tidak ada aduan Anda yang sedang berjalan di percakapan ini, jadi tidak ada yang dicabut. Bila punya nomor aduan, kirim nomornya. -{instansi}',
        public:
          'Kak, tidak ada aduan berjalan yang dapat kami cabut dari sini. Bila punya nomor aduan, kirim lewat pesan (DM). -{instansi}',
      },
      en: {
        sms: 'There is no open report from this number to withdraw. If you have its number, send it. -{instansi}',
        chat: 'There is no open complaint of yours in this conversation, so nothing was withdrawn. If you have its number, send it. -{instansi}',
        public:
          'There is no open complaint that we can withdraw from here. If you have its number, send it by DM. -{instansi}',
      },
    },
  },
  'correction-noted': {
    version: '1',
    forms: {
      id: {
        sms: 'Perbaikan untuk aduan {tiket} kami catat. Terima kasih. -{instansi}',
        chat: 'Terima kasih, Bapak/Ibu. Perbaikan untuk aduan {tiket} kami catat; petugas membaca keduanya. -{instansi}',
        public: 'Terima kasih, Kak. Perbaikan untuk aduan {tiket} kami catat. -{instansi}',
      },
      en: {
        sms: 'Your correction to report {tiket} is recorded. Thank you. -{instansi}',
        chat: 'Thank you. Your correction to complaint {tiket} is recorded; the officer reads both. -{instansi}',
        public: 'Thank you. Your correction to complaint {tiket} is recorded. -{instansi}',
      },
    },
  },
} as const satisfies Record<string, Template>;
