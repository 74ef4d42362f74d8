import { anyWords, type Cue, complaint, complaintWords, mine } from './cue.js';
import { phrase, withEndings } from './phrase.js';

/*
 * The keywords "anonim", "rahasiakan" and "jangan sebut nama saya" come from the domain reference (§3), which also
 * tells the two apart: anonymous hides the name, secret keeps the report from being published.
 */

/** What a name is called, with whose it is. */
const nameWords = withEndings('nama identitas profil asma asmo jeneng nami wasta', 'ne ku nya');

/** A number is the writer's only where it is said to be: "nomor tidak dikenal" is somebody else's. */
const ownNumber = '(?:nomor(?: (?:hp|telepon|wa|whatsapp|kontak))? (?:saya|aku|kami|kulo|kula|abdi)|nomorku)';

const name = `(?:(?:${nameWords.replaceAll(' ', '|')}|(?:data (?:diri|pribadi)|jati diri)(?:ku|nya)?)|${ownNumber})`;

const shown =
  '(?:sebut(?:-sebut)?|sebat|tampil|cantum|tulis|publikasi|bocor|ketahuan|tahu|sebar|muncul|ungkap|keluar|kaluar|ikut|bawa(?:-bawa)?|kenal|mention)(?:kan|keun|ake|in)?';

const kept =
  '(?:(?:di |pun )?(?:di)?rahasia(?:kan|in)?|(?:di)?(?:sembunyi|samar|rusiah|umpet)(?:kan|keun|in)|di(?:sensor|tutup|lindungi)(?:kan|in)?|' +
  `(?:jangan|ojo|ampun|ulah|tidak usah|tidak perlu)(?: sampai)? (?:di)?(?:dipun )?${shown})`;

const shows =
  '(?:menyebut|mencantum|menampil|menulis|menyebar|membocor|mengungkap|nyebut|nyebat|nulis)(?:kan|in|keun)?|sebut-sebut|bawa-bawa|bawa|kasih tahu|bilang';
const shownName = `${anyWords(3)}(?: (?:(?:di)?${shown}|${shows}))?(?: kan)? ${name}`;

/** Found out to be who complained. */
const found = '(?:ketahuan|konangan|kanyahoan|katauan)';
const known = `(?:${found}|diketahui|dikenal|disebut|terungkap|kaweruhan)`;

const hidesName: Cue[] = [
  {
    intent: 'anonim',
    phrases: [phrase(withEndings('anonim anonymous inkognito', 'kan'))],
    unless: /(?:akun|telepon|penelepon|surat|nomor|pengirim|grup|orang|pihak|donatur|dianggap) anonim/,
  },
  {
    intent: 'anonim',
    phrases: [
      phrase('jangan tanpa ojo ampun ulah dont', shownName),
      phrase('tidak', ` (?:usah|perlu|ingin|mau)${shownName}`),
      phrase('do', ` not${shownName}`),
    ],
    unless:
      /(?:nama|identitas|nomor)(?:nya)? (?:dia|mereka|pelaku|petugas|kami lapor|jalan|tiket|antrean)|(?:jalan|gang|surat|orang|akun|kuburan|makam|produk|obat) tanpa nama/,
  },
  {
    intent: 'anonim',
    phrases: [
      phrase(nameWords, `${anyWords(5)} ${kept}`),
      phrase('data', ` (?:diri|pribadi)(?:ku|nya)?${anyWords(5)} ${kept}`),
      phrase('jati', ` diri(?:ku|nya)?${anyWords(5)} ${kept}`),
      phrase('nomor', ` (?:(?:hp|telepon|wa|whatsapp|kontak) )?(?:saya|aku|kami)${anyWords(4)} ${kept}`),
    ],
  },
  {
    intent: 'anonim',
    phrases: [
      phrase(
        `${withEndings('rahasia sembunyi samar rusiah', 'kan keun in')} lindungi umpetin`,
        `${anyWords(3)} ${name}`,
      ),
    ],
    unless: /rahasia (?:umum|dagang|negara|bank)/,
  },
  {
    intent: 'anonim',
    phrases: [
      phrase(
        'jangan',
        ` (?:sampai )?(?:bilang|kasih tahu|ketahuan|diketahui|ada yang tahu|tahu)${anyWords(3)} (?:(?:saya|aku|kami)(?: yang)?(?: (?:lapor|melapor|melaporkan|mengadu))?|siapa yang (?:lapor|melapor|melaporkan|mengadu|ngadu))`,
      ),
    ],
  },
  {
    intent: 'anonim',
    phrases: [
      phrase(
        'jaga dijaga menjaga jagalah',
        `${anyWords(1)} (?:kerahasiaan|rahasia)(?: (?:identitas|nama|data|diri|pribadi|pelapor|saya|aku|kami|kulo|abdi)){1,3}`,
      ),
    ],
  },
  {
    // "saya takut ketahuan atasan", "kulo mboten purun konangan", "jangan sebut saya"
    intent: 'anonim',
    phrases: [
      phrase(
        'saya aku kami abdi kulo kula kite',
        ` (?:(?:takut|sieun|wedi)(?: kalau)?(?: saya)?|(?:tidak|mboten|ora|teu|enggak|ogah) (?:mau|ingin|pengen|purun|gelem|hoyong)(?: sampai)?) ${known}`,
      ),
      phrase(
        'jangan ojo ulah',
        `(?: sampai| nganti)? (?:(?:sebut|bawa)(?:kan|-bawa|-sebut)? (?:saya|kami)(?= \\.)|${found})`,
      ),
    ],
  },
  {
    intent: 'anonim',
    phrases: [
      phrase('keep', ' my (?:name|identity) (?:private|secret|confidential)'),
      phrase('hide', ' my (?:name|identity|number)'),
    ],
  },
];

const publish =
  ' (?:di )?(?:di)?(?:publikasi|publish|posting|umum|sebar|tampil|viral|ekspos|muat|buka)(?:kan|keun|ke|luaskan|in)?(?= (?!nama|identitas|data|nomor|profil))';

const hidesReport: Cue[] = [
  {
    intent: 'rahasia',
    phrases: [
      phrase('rahasiakan dirahasiakan rahasiain dirahasiain rusiahkeun dirusiahkeun confidential'),
      phrase('secara bersifat sifatnya', ' rahasia'),
      phrase('off', ' the record'),
    ],
    unless:
      /(?:kenapa|mengapa|tidak|kok|sengaja|selalu|malah|justru|seolah) (?:[^ .]+ ){0,4}(?:dirahasiakan|rahasiakan)|dirahasiakan (?:oleh|pemerintah|dinas|desa|panitia|petugas)/,
  },
  {
    // In an SMS "d" is "di"; elsewhere it is a block or a gang.
    intent: 'rahasia',
    phrases: [phrase('d di', ' rahasia(?:kan|in)')],
    unless: /(?:kenapa|mengapa|kok|sengaja|selalu|malah|justru|seolah) (?:[^ .]+ ){0,4}di? rahasia/,
  },
  {
    intent: 'rahasia',
    phrases: [
      phrase('rahasia', '(?= (?!umum|lagi|dagang|negara|bank))'),
      phrase('ini', ' rahasia(?= (?:ya|pak|ibu|admin|kak|saja|\\.|$))'),
    ],
    opens: 'message',
  },
  {
    intent: 'rahasia',
    phrases: [
      phrase(
        complaintWords,
        `(?: ${mine})?(?: (?:mohon|tolong|agar|supaya|harap|harus|adalah))? rahasia(?! (?:umum|dagang|negara|bank) )`,
      ),
    ],
  },
  {
    intent: 'rahasia',
    phrases: [
      phrase('jangan ojo ulah', `(?: sampai)?${publish}`),
      phrase('tidak', ` (?:usah|perlu|untuk)(?: sampai)?${publish}`),
      phrase('mohon', ` tidak(?: sampai)?${publish}`),
    ],
  },
  {
    // "laporan ini cukup antara kita", "rahasia antara saya dan inspektorat"
    intent: 'rahasia',
    phrases: [phrase('rahasia cukup', ` (?:${complaint} )?(?:hanya )?antara (?:saya|kita|kami|aku)`)],
  },
];

/** Wishes to keep back the name or the complaint. */
export const discretionCues: readonly Cue[] = [...hidesName, ...hidesReport];
