import type { IntentKind } from './intents.js';

/**
 * Phrases by which a message says what it wants, in dictionary form (see text/informal-words.ts). Source: written for
 * this project; the keywords "anonim", "rahasiakan" and "jangan sebut nama saya" come from the domain reference (§3),
 * which also tells the two apart: anonymous hides the name, secret keeps the report from being published.
 * Each pattern is tried on a `Line`: a word has a space on either side, " . " ends a sentence.
 */
export interface Cue {
  readonly intent: IntentKind;
  readonly pattern: RegExp;
  /** What around the phrase (its own sentence) shows that it is about something else. */
  readonly unless?: RegExp;
}

const report = '(?:aduan|pengaduan|laporan|keluhan|tiket|report|complaint)(?:nya|ku)?';
const mine = '(?:saya|aku|kami|ini|itu|tadi|kulo|kula|kulo niki|abdi|kuring|tersebut)';
const name = '(?:nama|identitas|data diri|data pribadi|jati diri|profil|nomor|asma|asmo|jeneng|nami|wasta)';
const between = '(?: [^ .]+){0,3}?';
/** Words with which a sentence may begin before what it is about. */
const opening =
  '(?:(?:maaf|mohon|eh|oh|halo|pak|ibu|bapak|admin|kak|tolong|sebelumnya|tadi|punten|nuwun|sewu) ){0,4}';

const thanks: Cue[] = [
  {
    intent: 'terima-kasih',
    pattern:
      / (?:terima kasih|matur (?:nuwun|suwun|sembah nuwun)|hatur nuhun|nuhun|suwun|thank (?:you|u)|syukron|jazakallah|jazakumullah|kamsia|katur nuhun)(?= )/g,
    unless: /(?:uang|ucapan|tanda|amplop|memberi|minta) terima kasih/,
  },
];

const greetings: Cue[] = [
  {
    intent: 'salam',
    pattern:
      / (?:assalamualaikum|waalaikumsalam|halo|permisi|punten|sampurasun|kulo nuwun|kula nuwun|shalom|om swastiastu|salam (?:sejahtera|sehat|hormat|kenal|satu)|selamat (?:pagi|siang|sore|malam|petang)|sugeng (?:enjing|enjang|siang|sonten|dalu|ndalu|rawuh)|wilujeng (?:enjing|siang|sonten|wengi|sumping)|good (?:morning|afternoon|evening|day)|apa kabar|kumaha damang|piye kabare|pripun kabare)(?= )/g,
    unless: /(?:minta|tanpa|tidak) permisi|permisi (?:dulu|kepada|ke|sama)/,
  },
  {
    intent: 'salam',
    pattern: /^ (?:p|pagi|siang|sore|malam)(?= (?:p |pak|bapak|ibu|kak|admin|mas|mbak|bang|semua|\.|$))/g,
  },
  { intent: 'salam', pattern: /^ (?:p|pagi|siang|sore|malam) $/g },
];

const hidesName: Cue[] = [
  {
    intent: 'anonim',
    pattern: / (?:anonim|anonymous|inkognito)(?:kan)?(?= )/g,
    unless: /(?:akun|telepon|penelepon|surat|nomor|pengirim|grup|orang|pihak|donatur|dianggap) anonim/,
  },
  {
    intent: 'anonim',
    pattern: new RegExp(
      ` (?:jangan|tanpa|tidak usah|tidak perlu|tidak ingin|tidak mau|ojo|ampun|ulah|do not|dont)${between} (?:(?:di|me|men|meny|ny)?(?:sebut|sebat|tulis|cantum|tampil|muncul|bocor|sebar|mention|ungkap)(?:kan|keun|ake|in)? )?(?:kan )?${name}(?:ne|ku|nya)?(?= )`,
      'g',
    ),
    unless: /(?:nama|identitas|nomor)(?:nya)? (?:dia|mereka|pelaku|petugas|kami lapor|jalan|tiket|antrean)/,
  },
  {
    intent: 'anonim',
    pattern: new RegExp(
      ` ${name}(?:ne|ku|nya)?(?: [^ .]+){0,5}? (?:(?:di|pun )?rahasia(?:kan|in|)|di(?:sembunyikan|samarkan|rusiahkeun|sensor)|(?:jangan|ojo|ampun|ulah|tidak usah|tidak perlu)(?: sampai)? (?:di)?(?:dipun )?(?:sebut|sebat|tampil|cantum|tulis|publikasi|bocor|ketahuan|tahu|sebar)(?:kan|keun|ake|in)?)(?= )`,
      'g',
    ),
  },
  {
    intent: 'anonim',
    pattern: new RegExp(
      ` (?:rahasia|sembunyi|samar|lindungi|rusiah)(?:kan|keun|in)?${between} ${name}(?:ku|nya)?(?= )`,
      'g',
    ),
    unless: /rahasia (?:umum|dagang|negara|bank)/,
  },
  {
    intent: 'anonim',
    pattern:
      / jangan (?:sampai )?(?:bilang|kasih tahu|ketahuan|diketahui|ada yang tahu|tahu)(?: [^ .]+){0,3}? (?:saya|aku|kami)(?: yang)?(?: (?:lapor|melapor|melaporkan|mengadu))?(?= )/g,
  },
  { intent: 'anonim', pattern: / keep my (?:name|identity) (?:private|secret|confidential)(?= )/g },
];

const hidesReport: Cue[] = [
  {
    intent: 'rahasia',
    pattern:
      / (?:rahasiakan|dirahasiakan|rahasiain|rusiahkeun|dirusiahkeun|secara rahasia|bersifat rahasia|sifatnya rahasia|confidential|off the record)(?= )/g,
    unless:
      /(?:kenapa|mengapa|tidak|kok|sengaja|selalu|malah|justru|seolah) (?:[^ .]+ ){0,4}(?:dirahasiakan|rahasiakan)|dirahasiakan (?:oleh|pemerintah|dinas|desa|panitia|petugas)/,
  },
  { intent: 'rahasia', pattern: /^ (?:halo )?rahasia(?= (?!umum|lagi|dagang|negara|bank))/g },
  {
    intent: 'rahasia',
    pattern: new RegExp(
      ` ${report}(?: ${mine})?(?: (?:mohon|tolong|agar|supaya|harap|harus|adalah))? rahasia(?= )`,
      'g',
    ),
  },
  {
    intent: 'rahasia',
    pattern:
      / (?:jangan|tidak usah|tidak perlu|tidak untuk|mohon tidak|ojo|ulah)(?: sampai)? (?:di )?(?:di)?(?:publikasi|publish|posting|umum|sebar|tampil|viral|ekspos|muat|buka)(?:kan|keun|ke|luaskan|in)?(?= (?!nama|identitas|data|nomor|profil))/g,
  },
];

const withdrawals: Cue[] = [
  {
    intent: 'batal',
    pattern: new RegExp(
      ` (?:(?:di|mem|kami |saya )?batal(?:kan|keun|in)|(?:di|men|saya |kami )?cabut|(?:di|men)?tarik(?: kembali| lagi)?|hapus|menghapus|withdraw|batal|pembatalan|pencabutan)(?: saja| dulu)? ${report}(?= )`,
      'g',
    ),
  },
  {
    intent: 'batal',
    pattern: new RegExp(
      ` ${report}(?: [^ .]+){0,6}? (?:(?:di|saya |kami )?batal(?:kan|keun|)|(?:di|saya |kami )?cabut|ditarik(?: kembali)?|tidak jadi|diurungkan|dibolaykeun)(?= )`,
      'g',
    ),
  },
  {
    intent: 'batal',
    pattern:
      / (?:tidak jadi|batal|urung|mboten saestu|mboten sios|mboten estu|ora sido|ora sios|tidak sido|teu jadi|teu janten|henteu janten|ore sido) (?:lapor|laporan|melapor|melaporkan|mengadu|aduan|pengaduan|matur|wadul|ngalapor)(?= )/g,
  },
  {
    intent: 'batal',
    pattern:
      /^ (?:(?:maaf|mohon|tolong|pak|bapak|ibu|admin|kak|halo|punten|nuwun|sewu|saya|sudah|ya|oke) ){0,4}(?:di)?(?:batal(?:kan|keun)?|cabut|tidak jadi|mboten saestu|mboten sios|ora sido|tidak sido|teu jadi|teu janten|saya (?:cabut|batalkan))(?: (?:saja|ya|pak|ibu|bapak|admin|kak|mawon|wae|dulu|deh|dong|punten))*(?= (?:\.|karena|soalnya|sudah|terima|$)|$)/g,
  },
].map((cue) => ({
  ...cue,
  intent: 'batal',
  unless:
    /(?:kenapa|mengapa|kok|jangan|cara|bagaimana|belum|tidak akan|bukan|tidak pernah|tidak|apa bisa|syarat) (?:[^ .]+ ){0,4}?(?:di|mem|men)?(?:batal|cabut|tarik)|(?:batalkan|dicabut|ditarik|batal|cabut) (?:secara )?(?:oleh|petugas|sepihak|pihak|sistem|dinas|tanpa|operator|polisi)|laporan polisi|(?:di|ke) (?:polsek|polres|polisi|polda)|laporan (?:keuangan|pajak|spt)|(?:bagaimana|cara) (?:membatalkan|mencabut)|ditarik (?:biaya|uang|iuran|pungutan|parkir|retribusi|bayaran)/,
}));

const corrections: Cue[] = [
  {
    intent: 'koreksi',
    pattern: new RegExp(
      ` (?:\\. )?(?<=^ |\\. )${opening}(?:maksud (?:saya|aku|kami|kulo|kula)|maksudku|maksad (?:abdi|kuring|sim kuring)|i mean|yang saya maksud)(?= )`,
      'g',
    ),
  },
  {
    intent: 'koreksi',
    pattern: new RegExp(
      `(?<=^|\\.) ${opening}(?:saya )?(?:ralat|meralat|koreksi|revisi|correction)(?= (?!akta|ktp|kk|data|nik|ijazah|sertifikat|nilai|nama di|kartu|dong pak))`,
      'g',
    ),
  },
  {
    intent: 'koreksi',
    pattern:
      / (?:salah (?:ketik|tulis|sebut|kirim|alamat|lokasi)|typo|keliru (?:tulis|ketik|alamat)|(?:maaf|eh|tadi|saya) (?:tadi |saya )?salah)(?= )/g,
    unless:
      /(?:petugas|pegawai|operator|dinas|kantor|kelurahan|kecamatan|guru|dokter|bidan|pln|pdam|bpjs|ktp|kk|akta|sertifikat|kartu|surat|apa|bukan|kalau) (?:[^ .]+ ){0,5}?salah|salah (?:satu|apa|siapa|sasaran)|salah (?:tulis|ketik|alamat) (?:di|pada|dalam) (?:ktp|kk|akta|kartu|surat|sertifikat|ijazah|sistem)/,
  },
  {
    intent: 'koreksi',
    pattern:
      / bukan (?:di|ke|jalan|desa|kelurahan|kecamatan|kampung|rt|rw|nomor|tanggal|hari|jam|pukul|bulan|gang|kabupaten|kota|dusun|blok|sdn|smpn|sman)(?: [^ .]+){0,6}? (?:tapi|tetapi|melainkan|yang benar|namun|yang betul)(?= )/g,
  },
  {
    intent: 'koreksi',
    pattern:
      / (?:yang (?:benar|betul)|seharusnya|harusnya)(?: itu| adalah| yaitu)? (?:di|jalan|desa|kelurahan|kecamatan|kampung|rt|rw|nomor|tanggal|gang|blok)(?= )/g,
    unless:
      /seharusnya (?:di|nomor) (?:[^ .]+)?(?:kan|i) |(?:seharusnya|harusnya) di (?:[^ .]+ ){0,3}(?:ada|tidak|gratis)/,
  },
];

const progress: Cue[] = [
  {
    intent: 'status',
    pattern: new RegExp(
      ` (?:(?:sudah )?(?:sampai|sejauh|dugi|nepi|tekan|dumugi) (?:di |ka )?(?:mana|endi|pundi)|(?:bagaimana|pripun|piye|kepriye|kados pundi|kumaha|mana|minta|cek|tanya|mau tanya|menanyakan|update|info)(?: [^ .]+){0,2}?)(?: (?:kelanjutan|perkembangan|progres|progress|status|tindak lanjut|kabar|nasib|hasil|proses|update))?(?:nya)?(?: dari| tentang| atas| terkait| untuk| dengan)? ${report}(?= )`,
      'g',
    ),
    unless:
      /cara (?:[^ .]+ )?(?:lapor|mengadu|membuat|kirim)|laporan (?:keuangan|pajak|polisi|warga|pertanggungjawaban)/,
  },
  {
    intent: 'status',
    pattern: new RegExp(
      ` ${report}(?: ${mine}| nomor(?: [^ .]*\\d[^ .]*)+| [^ .]*\\d[^ .]*){0,3} (?:kok |apakah |apa )?(?:sudah |wis |sampun |parantos |geus )?(?:sampai mana|bagaimana|pripun|piye|kumaha|tekan endi|dugi ka mana|nepi ka mana|statusnya|kabarnya|progresnya)(?= )`,
      'g',
    ),
  },
  {
    intent: 'status',
    pattern: new RegExp(
      ` (?:kapan|apakah|apa) ${report}(?: ${mine}| nomor| [^ .]*\\d[^ .]*){0,5} (?:(?:sudah|belum|akan|bisa|mau|ada) ){0,2}(?:di)?(?:proses|tindaklanjuti|tanggapi|balas|respon|tangani|verifikasi|selesai|selesaikan|jawab|terima|tanggapan|kabar|hasil)(?:nya)?(?= )`,
      'g',
    ),
  },
  {
    intent: 'status',
    pattern: new RegExp(
      ` ${report}(?: ${mine}| nomor| [^ .]*\\d[^ .]*){1,5} (?:kok |masih |kenapa |sampai sekarang |sampai saat ini |hingga kini |dereng |durung |teu acan )?(?:belum|dereng|durung|tidak)(?: juga| ada| pernah| kunjung)* (?:di)?(?:proses|tindaklanjuti|tanggapi|balas|respon|tangani|verifikasi|selesai|jawab|tanggapan|kabar|balasan|tindakan|jawaban|respon)(?= )`,
      'g',
    ),
  },
  {
    intent: 'status',
    pattern: new RegExp(
      `(?<=^|\\.) ${opening}(?:cek|check|status|lacak|tracking)(?: (?:status|${report}|nomor|id|tracking)){0,3}(?: [a-z]{2,5})? [a-z]{0,5}\\d[a-z0-9]{4,14}(?: [a-z0-9]{7})?(?= )`,
      'g',
    ),
  },
  {
    intent: 'status',
    pattern: new RegExp(
      ` (?:status|progres|progress|kelanjutan|perkembangan|kabar)(?: dari| of)?(?: my)? ${report}(?= )`,
      'g',
    ),
  },
  {
    intent: 'status',
    pattern:
      /^ (?:(?:halo|pak|admin|maaf|permisi) ){0,3}(?:sudah )?(?:sampai|sejauh) mana(?: prosesnya| progresnya| kelanjutannya| tindak lanjutnya)?(?= (?:\.|ya|pak|ibu|admin|kak|$)|$)/g,
  },
];

/** All cues whose words stand for themselves. Agreement, trial and danger are read by rules of their own. */
export const cues: readonly Cue[] = [
  ...thanks,
  ...greetings,
  ...hidesName,
  ...hidesReport,
  ...withdrawals,
  ...corrections,
  ...progress,
];
