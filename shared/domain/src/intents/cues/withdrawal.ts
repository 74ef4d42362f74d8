import { anyWords, type Cue, complaint, complaintWords, mine } from './cue.js';
import { phrase } from './phrase.js';

/** A ticket for a bus or a beach is no complaint of ours; the writer's own is, or one with a number. */
const taken = `(?:${complaint}|tiket(?:nya|ku)? (?:${mine}|nomor|[^ .]*\\d[^ .]*)|tiketku)`;

/** The writer's own complaint, by what it is about. */
const own =
  ' (?:saya|aku|kami|kulo|kula|abdi)(?: (?:yang|tadi|kemarin)){0,2} (?:soal|tentang|mengenai|terkait|masalah|perihal)(?: [^ .]+){1,4}?';

/** A message that was sent before, as its writer speaks of it. */
const sent =
  '(?: (?:yang|tadi|barusan|saya|aku|kami|kirim|kirimkan|ini|itu|dari|sebelumnya|tolong|mohon|atas|di)){1,6}';

const undone =
  '(?:(?:di|saya |kami )?batal(?:kan|keun|in|)|(?:di|saya |kami )?cabut|ditarik(?: kembali)?|tidak jadi|diurungkan|dicancel|dibolaykeun|bolaykeun)';

/** What may follow a bare "batal": nothing, or why. */
const thenWhy =
  '(?: (?:saja|ya|pak|pa|ibu|bapak|admin|kak|mawon|wae|dulu|deh|dong|punten))*(?= (?:\\.|karena|soalnya|sudah|sampun|wis|parantos|terima|[a-z-]+nya sudah|$))';

const goesOn = ` (?:di)?(?:lanjut|lanjutkan|proses|tindaklanjuti)(?: lagi)? ${complaint}`;

const phrases: readonly Omit<Cue, 'intent' | 'unless'>[] = [
  {
    phrases: [
      phrase(
        'batal batalkan batalkeun batalin dibatalkan dibatalkeun dibatalin membatalkan cabut dicabut mencabut tarik ditarik ' +
          'hapus dihapus menghapus hapusin withdraw cancel cancelkan urungkan pembatalan pencabutan bolaykeun',
        `(?: kembali| lagi)?(?: saja| dulu)? ${taken}`,
      ),
      phrase('menarik', ` kembali ${taken}`),
      phrase('mohon tolong minta', ` ${complaint}(?: ${mine})? (?:untuk )?dihapus`),
      phrase('tidak ora teu', ` (?:usah|perlu)${goesOn}`),
      phrase('jangan', goesOn),
    ],
  },
  {
    phrases: [
      phrase(complaintWords, `${own}(?: (?:tolong|mohon|mau|ingin|saya|kami|minta)){0,2} ${undone}`),
      phrase(complaintWords, `${anyWords(6)} ${undone}`),
      phrase('tiket', ` (?:${mine}|nomor|[^ .]*\\d[^ .]*)${anyWords(5)} ${undone}`),
    ],
  },
  {
    phrases: [
      phrase(
        'tidak teu',
        ' (?:jadi|sido|janten) (?:lapor|laporan|melapor|melaporkan|mengadu|ngadu|aduan|pengaduan|matur|wadul|ngalapor)',
      ),
      phrase(
        'batal urung',
        ' (?:lapor|laporan|melapor|melaporkan|mengadu|ngadu|aduan|pengaduan|matur|wadul|ngalapor)',
      ),
      phrase(
        'mboten henteu ora ore',
        ' (?:saestu|sios|estu|sido|janten) (?:lapor|laporan|melapor|mengadu|matur|wadul|ngalapor)',
      ),
    ],
  },
  {
    opens: 'message',
    phrases: [
      phrase('batal batalkan batalin batalkeun dibatalkan cabut dicabut', thenWhy),
      phrase('tidak mboten ora teu henteu', ` (?:jadi|saestu|sios|sido|janten)${thenWhy}`),
    ],
  },
  {
    // "hapus pesan saya tadi", "yang tadi aku kirim abaikan saja"
    phrases: [
      phrase(
        'hapus hapusin abaikan lupakan batalkan',
        `(?: saja)? (?:pesan|pesannya|chat|chatnya|kiriman)${sent}`,
      ),
      phrase(
        'hapus hapusin abaikan lupakan batalkan',
        `(?: saja)? yang (?:tadi|barusan|saya kirim|aku kirim)${sent}?`,
      ),
      phrase(
        'pesan pesannya chat chatnya kiriman',
        `${sent} (?:di)?(?:hapus|hapusin|abaikan|lupakan|batalkan|anggap tidak ada)(?: saja)?`,
      ),
      phrase(
        'yang',
        ` (?:tadi|barusan)(?:${sent})? (?:di)?(?:hapus|hapusin|abaikan|lupakan|batalkan|batalin|batalkeun|batal|cabut|anggap tidak ada)(?: saja)?`,
      ),
    ],
  },
];

/** The writer takes the complaint back. */
export const withdrawalCues: readonly Cue[] = phrases.map((cue) => ({
  ...cue,
  intent: 'batal',
  unless:
    /(?:kenapa|mengapa|kok|jangan|cara|bagaimana|belum|tidak akan|bukan|tidak pernah|tidak|apa bisa|syarat) (?:[^ .]+ ){0,4}?(?:di|mem|men)?(?:batal|cabut|tarik|hapus)|(?:batalkan|dicabut|ditarik|batal|cabut|dihapus) (?:secara )?(?:oleh|petugas|sepihak|pihak|sistem|dinas|tanpa|operator|polisi)|laporan polisi|(?:di|ke) (?:polsek|polres|polisi|polda)|laporan (?:keuangan|pajak|spt)|(?:bagaimana|cara) (?:membatalkan|mencabut)|ditarik (?:biaya|uang|iuran|pungutan|parkir|retribusi|bayaran)/,
}));
