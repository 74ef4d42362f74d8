import type { DecisionReason, SetAsideReason } from './decision.js';

/** A sentence for the officer who asks, and for the engineer beside them. */
export interface Explanation {
  readonly id: string;
  readonly en: string;
}

/** Why it was decided so, in words. */
export const reasonsInWords: Readonly<Record<DecisionReason, Explanation>> = {
  'first-message': {
    id: 'pesan pertama dari pelapor ini di akun ini: aduan baru',
    en: 'the first message of this reporter to this account: a new complaint',
  },
  'earlier-closed': {
    id: 'aduan sebelumnya sudah ditutup: aduan baru',
    en: 'the earlier complaint is closed: a new one',
  },
  'earlier-full': {
    id: 'aduan sebelumnya sudah berisi seribu pesan: aduan baru, tanpa tanda terima lagi',
    en: 'the earlier complaint holds a thousand messages: a new one, not acknowledged again',
  },
  'too-long-after': {
    id: 'terlalu lama sesudah pesan terakhir (atau sebelum): aduan baru',
    en: 'too long after the latest message (or before it): a new complaint',
  },
  'other-agency': {
    id: 'kata kunci instansi lain: aduan baru',
    en: 'a keyword of another agency: a new complaint',
  },
  'open-complaint': {
    id: 'pelapor punya aduan yang masih terbuka: ditambahkan ke sana',
    en: 'the reporter has an open complaint: added to it',
  },
  'edit-came-first': {
    id: 'suntingannya datang lebih dahulu: satu pesan dengannya',
    en: 'its edit came first: one message with it',
  },
  substantive: {
    id: 'berisi permasalahan, permintaan atau pertanyaan layanan publik',
    en: 'states a problem, a request or a question about a public service',
  },
  'not-substantive': {
    id: 'belum terlihat permasalahan layanan publik: antrean tersendiri, dijawab dengan panduan',
    en: 'no matter of a public service seen yet: a queue of its own, answered with guidance',
  },
  'became-substantive': {
    id: 'pesan lanjutan memuat permasalahannya: pindah ke antrean aduan',
    en: 'a later message states the matter: moved to the complaints',
  },
  'guided-before': {
    id: 'panduan sudah pernah dikirim: tidak diulang',
    en: 'guidance was sent before: not again',
  },
  'acknowledged-before': {
    id: 'tanda terima sudah dikirim: tidak diulang',
    en: 'acknowledged before: not again',
  },
  'fills-missing': {
    id: 'melengkapi yang kurang',
    en: 'fills in what was missing',
  },
  'policy-hand-off': {
    id: 'kebijakan akun ini: masuk antrean input ke LAPOR!',
    en: 'policy of this account: to the hand-off queue',
  },
  'agreed-to-hand-off': {
    id: 'pelapor membalas YA: masuk antrean input ke LAPOR!',
    en: 'the reporter answered YA: to the hand-off queue',
  },
  'anonymous-asked': {
    id: 'pelapor meminta namanya tidak ditampilkan (anonim)',
    en: 'the reporter asked not to be named (anonymous)',
  },
  'secret-asked': {
    id: 'pelapor meminta aduannya tidak dipublikasikan (rahasia)',
    en: 'the reporter asked not to publish the complaint (secret)',
  },
  'secret-by-class': {
    id: 'diduga berkadar pengawasan: rahasia sampai petugas memutuskan lain',
    en: 'alleged misconduct: secret until an officer decides otherwise',
  },
  emergency: {
    id: 'kata-kata darurat: nomor darurat dikirim, petugas diberi tanda',
    en: 'words of an emergency: numbers sent at once, flagged for a person',
  },
  correction: {
    id: 'pelapor meralat: petugas diberi tanda',
    en: 'the reporter corrects what was said: flagged for a person',
  },
  retracted: {
    id: 'pelapor mencabut aduannya',
    en: 'the reporter takes the complaint back',
  },
  'retraction-too-late': {
    id: 'pelapor mencabut, tetapi sudah di LAPOR!: petugas diberi tanda',
    en: 'the reporter takes it back, but LAPOR! has it: flagged for a person',
  },
  'thanks-or-greeting': {
    id: 'hanya salam atau terima kasih: dicatat, tidak dibalas',
    en: 'thanks or a greeting only: recorded, not answered',
  },
  'asked-status': {
    id: 'menanyakan perkembangan: dijawab, tidak membuka aduan',
    en: 'asks how far it is: answered, opens nothing',
  },
  keyword: {
    id: 'kata perintah (STOP, MULAI, BANTUAN, STATUS)',
    en: 'a command word (STOP, START, HELP, STATUS)',
  },
  'consent-out': {
    id: 'pelapor pernah mengetik STOP: dicatat, tidak dibalas',
    en: 'the reporter said STOP: recorded, not answered',
  },
  'answered-too-often': {
    id: 'sudah terlalu sering dibalas otomatis dalam sejam: diam, mungkin mesin',
    en: 'answered by itself too often within the hour: silence, perhaps a machine',
  },
};

/** Why a message was set aside, in words. */
export const setAsideInWords: Readonly<Record<SetAsideReason, Explanation>> = {
  'no-reply': {
    id: 'pengirimnya mesin, atau percakapan sedang dipegang aplikasi lain',
    en: 'the sender is a machine, or another app has the conversation',
  },
  'nothing-in-it': { id: 'tidak ada isinya', en: 'there is nothing in it' },
  'original-unnamed': {
    id: 'perubahan tanpa menyebut pesan mana',
    en: 'a change that does not say of which message',
  },
  'original-elsewhere': {
    id: 'perubahan atas pesan orang lain',
    en: 'a change of a message of somebody else',
  },
  'original-withdrawn': {
    id: 'suntingan atas pesan yang sudah ditarik',
    en: 'an edit of a message that was taken back',
  },
  'no-open-complaint': {
    id: 'ditulis dari pihak kita tanpa aduan terbuka',
    en: 'written on our side while no complaint is open',
  },
  'official-account': {
    id: 'akun resmi kita atau instansi lain: dicatat, tidak dibalas',
    en: 'an official account, ours or of another agency: recorded, not answered',
  },
  echo: {
    id: 'kata-kata kita sendiri yang dikirim balik: dicatat, tidak dibalas',
    en: 'our own words sent back: recorded, not answered',
  },
};
