/**
 * Why a message is taken for a complaint or not, and how the console says it. Fixed codes: they are stored.
 * The definition they follow is the domain reference's (§3): substantive = concerns a public service or officer, states
 * a problem, request or question, and is specific enough to be routed.
 */
export const substanceReasons = {
  // substantive
  darurat: 'Menyebut keadaan yang membahayakan orang.',
  'perilaku-petugas': 'Menyangkut perilaku petugas atau pejabat.',
  'masalah-layanan': 'Menyebut layanan publik dan masalahnya.',
  'masalah-tempat': 'Menyebut masalah dan tempatnya.',
  'masalah-berkas': 'Menyebut masalah, disertai foto atau berkas.',
  'permintaan-layanan': 'Meminta layanan atau bantuan pemerintah.',
  'pertanyaan-layanan': 'Bertanya tentang layanan publik.',
  'usulan-layanan': 'Menyampaikan usulan atau pendapat tentang layanan publik.',
  // substantive because in doubt
  'berkas-tanpa-kata': 'Hanya foto, berkas, atau lokasi; mungkin bagian dari aduan.',
  'bahasa-daerah': 'Berbahasa daerah dan belum dapat dipastikan; perlu dibaca petugas.',
  ragu: 'Belum jelas, tetapi mungkin aduan; perlu dibaca petugas.',
  // not substantive
  'tanpa-kata': 'Tidak berisi kata-kata.',
  'hanya-salam': 'Hanya salam atau sapaan.',
  'hanya-terima-kasih': 'Hanya ucapan terima kasih.',
  'hanya-uji-coba': 'Hanya pesan uji coba.',
  'hanya-jawaban': 'Hanya jawaban atau permintaan dalam percakapan.',
  'perintah-mesin': 'Berisi perintah kepada mesin, bukan aduan.',
  'pesan-berantai': 'Pesan berantai.',
  iklan: 'Iklan atau promosi.',
  umpatan: 'Hanya umpatan, tanpa masalah yang dapat ditindaklanjuti.',
  politik: 'Pendapat politik, bukan masalah layanan publik.',
  'tanpa-layanan': 'Tidak menyebut layanan, instansi, atau masalah yang dapat diteruskan.',
} as const;

/** A code of {@link substanceReasons}. */
export type SubstanceReason = keyof typeof substanceReasons;

/** Whether a message is a complaint (in the widest sense), and why. */
export interface Substance {
  readonly isSubstantive: boolean;
  /** The weightiest first; never empty. */
  readonly reasons: readonly SubstanceReason[];
}
