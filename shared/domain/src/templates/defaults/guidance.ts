import type { Template } from '../template.js';

/**
 * What somebody hears who has not told us a complaint, or who is in danger. 110, 113 and 119 as other Indonesian
 * complaint bots name them, 112 as the number for all of them (domain reference, section 5).
 */
export const guidance = {
  guidance: {
    version: '1',
    forms: {
      id: {
        sms: 'Kami belum menemukan aduan layanan publik di pesan Anda. Bila ada, tulis apa, di mana, kapan. Darurat: 112. -{instansi}',
        chat: 'Terima kasih atas pesannya, Bapak/Ibu. Kami belum menemukan permasalahan layanan publik di dalamnya. Bila ada, balas dengan: (1) apa masalahnya, (2) di mana, (3) kapan, (4) instansi yang dimaksud, (5) foto bila ada. Bisa juga langsung di {url_lapor}. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
        public:
          'Terima kasih, Kak. Kami belum menemukan permasalahan layanan publik di sini. Bila ada, tulis apa, di mana, dan kapan, atau buka {url_lapor}. Data pribadi cukup lewat pesan (DM). -{instansi}',
      },
      en: {
        sms: 'We found no complaint about a public service. If you have one: what, where, when? Emergency: 112. -{instansi}',
        chat: 'Thank you for your message. We found no complaint about a public service in it. If you have one, reply with: (1) what the problem is, (2) where, (3) when, (4) which office, (5) a photo if you have one. You can also go straight to {url_lapor}. Emergency: 112. Do not send your NIK here. -{instansi}',
        public:
          'Thank you. We found no complaint about a public service here. If you have one, tell us what, where and when, or open {url_lapor}. Personal data by DM only. -{instansi}',
      },
      jv: {
        sms: 'Dereng wonten aduan layanan publik ing pesen panjenengan. Menawi wonten: menapa, ing pundi, kapan? Darurat: 112. -{instansi}',
        chat: 'Matur nuwun, Bapak/Ibu. Dereng wonten aduan layanan publik ing pesen panjenengan. Menawi wonten, mangga dipunbalas: (1) masalahipun menapa, (2) ing pundi, (3) kapan, (4) kantor ingkang dipunmaksud, (5) foto menawi wonten. Saged ugi langsung ing {url_lapor}. Kawontenan darurat: 112. Mugi boten ngirim NIK ing mriki. -{instansi}',
        public:
          'Matur nuwun, Kak. Dereng wonten aduan layanan publik ing mriki. Menawi wonten, serat menapa, ing pundi, lan kapan, utawi bikak {url_lapor}. Data pribadi lumantar pesen (DM) kemawon. -{instansi}',
      },
      su: {
        sms: 'Teu acan aya aduan layanan publik dina seratan Bapa/Ibu. Upami aya: naon, di mana, iraha? Darurat: 112. -{instansi}',
        chat: 'Hatur nuhun, Bapa/Ibu. Teu acan aya aduan layanan publik dina seratan ieu. Upami aya, mangga waler: (1) naon masalahna, (2) di mana, (3) iraha, (4) kantor nu dimaksad, (5) poto upami aya. Tiasa ogé langsung di {url_lapor}. Kaayaan darurat: 112. Ulah ngirim NIK di dieu. -{instansi}',
        public:
          'Hatur nuhun, Kak. Teu acan aya aduan layanan publik di dieu. Upami aya, serat naon, di mana, sareng iraha, atanapi buka {url_lapor}. Data pribadi lewat pesen (DM) waé. -{instansi}',
      },
    },
  },
  emergency: {
    version: '1',
    forms: {
      id: {
        sms: 'Bahaya jiwa, kebakaran, kejahatan? Segera telepon 112 (darurat), 110 polisi, 113 damkar, 119 medis. SMS ini tidak dipantau 24 jam. -{instansi}',
        chat: 'Bila ada ancaman jiwa, kebakaran, atau kejahatan yang sedang terjadi, segera hubungi 112 (darurat), 110 (polisi), 113 (pemadam kebakaran), 119 (medis). Pesan di sini tidak dipantau 24 jam; petugas kami membacanya pada jam kerja. -{instansi}',
        public:
          'Bila ada ancaman jiwa, kebakaran, atau kejahatan yang sedang terjadi, segera hubungi 112 (darurat), 110 (polisi), 113 (damkar), 119 (medis). Akun ini tidak dipantau 24 jam. -{instansi}',
      },
      en: {
        sms: 'Danger to life, fire, crime? Call now: 112 (emergency), 110 police, 113 fire, 119 medical. This SMS is not watched 24 h. -{instansi}',
        chat: 'If there is a danger to life, a fire or a crime going on, call now: 112 (emergency), 110 (police), 113 (fire brigade), 119 (medical). Messages here are not watched round the clock; our officers read them in working hours. -{instansi}',
        public:
          'If there is a danger to life, a fire or a crime going on, call now: 112 (emergency), 110 (police), 113 (fire), 119 (medical). This account is not watched round the clock. -{instansi}',
      },
      jv: {
        sms: 'Bebaya, kobongan, kejahatan? Enggal telpon 112 (darurat), 110 polisi, 113 damkar, 119 medis. SMS boten dipunjagi 24 jam. -{instansi}',
        chat: 'Menawi wonten bebaya nyawa, kobongan, utawi kejahatan ingkang saweg kedadosan, enggal telpon 112 (darurat), 110 (polisi), 113 (pemadam kobongan), 119 (medis). Pesen ing mriki boten dipunjagi 24 jam. -{instansi}',
        public:
          'Menawi wonten bebaya nyawa, kobongan, utawi kejahatan ingkang saweg kedadosan, enggal telpon 112 (darurat), 110 (polisi), 113 (damkar), 119 (medis). Akun punika boten dipunjagi 24 jam. -{instansi}',
      },
      su: {
        sms: 'Bahaya, kahuruan, kajahatan? Geura telepon 112 (darurat), 110 pulisi, 113 damkar, 119 médis. SMS ieu teu dijaga 24 jam. -{instansi}',
        chat: 'Upami aya bahaya nyawa, kahuruan, atanapi kajahatan nu nuju lumangsung, geura telepon 112 (darurat), 110 (pulisi), 113 (damkar), 119 (médis). Seratan di dieu henteu dijaga 24 jam. -{instansi}',
        public:
          'Upami aya bahaya nyawa, kahuruan, atanapi kajahatan nu nuju lumangsung, geura telepon 112 (darurat), 110 (pulisi), 113 (damkar), 119 (médis). Akun ieu henteu dijaga 24 jam. -{instansi}',
      },
    },
  },
  help: {
    version: '1',
    forms: {
      id: {
        sms: 'Tulis aduan Anda: apa, di mana (desa/kec), kapan. Cek: ketik nomor aduan. Berhenti: BERHENTI. Darurat: 112. -{instansi}',
        chat: 'Tulis aduan Anda: apa masalahnya, di mana (desa/kecamatan), kapan; foto bila ada. Cek: ketik nomor aduan atau STATUS. Sembunyikan nama: ANONIM. Cabut aduan: BATALKAN. Berhenti menerima balasan: BERHENTI. Keadaan darurat: 112. Jangan kirim NIK di sini. -{instansi}',
        public:
          'Tulis aduan Kakak di sini atau lewat pesan (DM): apa masalahnya, di mana (desa/kecamatan), kapan. Cek: tulis nomor aduan. Keadaan darurat: 112. Jangan tulis NIK/nomor HP di kolom publik. -{instansi}',
      },
      en: {
        sms: 'Write your complaint: what, where (village/district), when. Check: send its number. Stop: BERHENTI. Emergency: 112. -{instansi}',
        chat: 'Write your complaint: what the problem is, where (village, district), when; a photo if you have one. To check: send its number or STATUS. Hide your name: ANONIM. Withdraw: BATALKAN. Stop our replies: BERHENTI. Emergency: 112. Do not send your NIK here. -{instansi}',
        public:
          'Write your complaint here or by DM: what the problem is, where (village, district), when. To check: write its number. Emergency: 112. Do not post your NIK or phone number. -{instansi}',
      },
    },
  },
} as const satisfies Record<string, Template>;
