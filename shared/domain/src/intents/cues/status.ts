import { anyWords, type Cue, complaintWords, mine, report, reportWords } from './cue.js';
import { phrase, withEndings } from './phrase.js';

/*
 * How citizens ask how far a complaint has come: in the words of LAPOR!'s own states and buttons ("status", "tindak
 * lanjut", "verifikasi", "diteruskan"; domain reference §2), in everyday words ("sampai mana", "ada kabar", "kok belum
 * direspons") and in Javanese ("dugi pundi", "tekan endi") and Sundanese ("dugi ka mana", "kumaha").
 */

const progress =
  '(?:kelanjutan|perkembangan|progres|progress|status|tindak lanjut|tindaklanjut|kabar|nasib|hasil|proses|update|penanganan|kepastian|info|informasi|jawaban|tanggapan)(?:nya)?';
const about = '(?: (?:dari|tentang|atas|terkait|untuk|dengan|soal|mengenai|terhadap|of|saking|ti))?';

/** What may stand between a complaint and what is asked of it: whose it is, and its number. */
const named = `(?: ${mine}| (?:nomor|id|tracking|tiket|yang|kemarin|kode|di sini)| [a-z]{2,5}(?= \\d)| (?=[^ .]{0,30}\\d)[^ .]{1,40})`;

const handled =
  '(?:di)?(?:proses|tindaklanjuti|tindak lanjuti|tanggapi|balas|respon|respons|tangani|verifikasi|selesai|selesaikan|jawab|terima|teruskan|disposisi|disposisikan|baca|cek|tindak|kerjakan|kerjain|perbaiki)';
const news =
  '(?:tanggapan|kabar|hasil|balasan|tindakan|jawaban|respon|respons|tindak lanjut|update|progres|kelanjutan|perkembangan)(?:nya)?';

const how = '(?:bagaimana|pripun|piye|kepriye|kumaha|kepremen|pripe)';
const where = '(?:mana|endi|pundi|ngendi)';
const done = '(?:sudah|wis|wes|sampun|parantos|geus|tos)';
const notYet = '(?:belum|dereng|durung|tidak|teu acan|tacan|acan)';

export const statusCues: readonly Cue[] = [
  {
    intent: 'status',
    phrases: [
      phrase(
        'sampai smp sejauh dugi nepi tekan dumugi',
        `(?: di| ka)? (?:${where}|mn)(?: ${progress})?${about} ${report}`,
      ),
      phrase(
        'bagaimana pripun piye kepriye kumaha kepremen mana minta cek dicek ngecek mengecek tanya menanyakan nanyain update info',
        `${anyWords(2)}(?: ${progress})?${about} ${report}`,
      ),
      phrase('kados', ` pundi${anyWords(2)}(?: ${progress})?${about} ${report}`),
      phrase(
        'mohon minta ingin mau tolong bisa',
        `${anyWords(2)} ${progress}(?: ${progress})?${about} ${report}`,
      ),
    ],
    unless:
      /cara (?:[^ .]+ )?(?:lapor|mengadu|membuat|kirim)|laporan (?:keuangan|pajak|polisi|warga|pertanggungjawaban|kehilangan|bulanan|tahunan)/,
  },
  {
    intent: 'status',
    phrases: [
      phrase(
        reportWords,
        `${named}{0,6} (?:kok |apakah |apa )?(?:${done} )?(?:(?:sampai|smp|tekan|dugi|nepi|dumugi|sejauh)(?: ka)? (?:${where}|mn)|${how}|statusnya|kabarnya|progresnya)`,
      ),
    ],
  },
  {
    intent: 'status',
    phrases: [
      phrase(
        'kapan apakah apa iraha',
        ` ${report}${named}{0,6} (?:(?:sudah|belum|akan|bisa|mau|ada) ){0,2}(?:${handled}|${news})(?:nya)?`,
      ),
      phrase('kapan iraha', ` (?:(?:akan|mau|bisa) )?${handled}(?:nya)? ${report}`),
      phrase('apakah apa', ` (?:sudah|belum|ada)(?: ada)? (?:${handled}|${news})(?:nya)?${about} ${report}`),
      phrase('ada', ` ${news}${about} ${report}`),
      phrase(
        'belum',
        ` ada ${news}(?: (?:ya|pak|ibu|admin|kak|juga)){0,2}${about} ${report}(?: yang)? (?:${mine}|kemarin)`,
      ),
      phrase(
        'sudah',
        ` (?:ada )?(?:${handled}|${news}|masuk)(?: (?:belum|apa belum|tidak))? ${report} ${mine}`,
      ),
      phrase('how', ' (?:is|about) my (?:report|complaint)'),
    ],
    unless: /laporan (?:keuangan|pajak|polisi|warga)/,
  },
  {
    intent: 'status',
    phrases: [
      phrase(
        reportWords,
        `${named}{1,6} (?:kok |masih |kenapa |sampai sekarang |sampai saat ini |hingga kini |sudah |lama |seminggu |sebulan |\\d{1,2} (?:hari|minggu|bulan) ){0,3}${notYet}(?: juga| ada| pernah| kunjung){0,2} (?:${handled}|${news})`,
      ),
      phrase(complaintWords, `${named}{1,6} sudah ${handled} (?:ke|sampai) ${where}`),
      phrase(complaintWords, `${named}{1,6} (?:sudah )?(?:sampai|masuk) tahap (?:apa|mana)`),
      phrase('masih', ` ${handled}(?: kah)? ${report} ${mine}`),
      phrase('lap', ` (?:saya|aku|kami)${named}{0,4} (?:sudah )?(?:${how}|sampai mana|statusnya)`),
      phrase(
        withEndings('aduan laporan pengaduan', 'ku'),
        ` (?:kok |masih |kenapa |sampai sekarang ){0,2}${notYet}(?: juga| ada| pernah| kunjung){0,2} (?:${handled}|${news})`,
      ),
      phrase(complaintWords, `${named}{1,6} (?:apa|apakah) (?:sudah|belum) (?:ada )?(?:${handled}|${news})`),
      phrase(
        complaintWords,
        `${named}{1,6} (?:sudah|belum) (?:ada )?(?:${handled}|${news}|masuk)(?:nya)? (?:apa )?(?:belum|tidak|ya|kah)`,
      ),
    ],
  },
  {
    intent: 'status',
    opens: 'sentence',
    phrases: [
      phrase(
        'cek check status lacak tracking ngecek',
        `(?: (?:status|${report}|nomor|id|tracking)){0,3}(?: [a-z]{2,5})? [a-z]{0,5}\\d[a-z0-9]{4,14}(?: [a-z0-9]{7})?`,
      ),
    ],
  },
  {
    intent: 'status',
    phrases: [
      phrase(
        'status progres progress kelanjutan perkembangan kabar nasib statusnya kelanjutannya',
        `${about}(?: my)? ${report}`,
      ),
    ],
    unless: /laporan (?:keuangan|pajak|polisi|warga)/,
  },
  {
    intent: 'status',
    phrases: [
      phrase(
        'bagaimana pripun piye kepriye kumaha',
        '(?: (?:ini|pak|ya|untuk))? (?:kelanjutan|perkembangan|progres|progress|tindak lanjut|tindaklanjut|nasib)(?:nya|e|na)',
      ),
      phrase(
        'mana endi pundi',
        ' (?:tindak lanjut|tindaklanjut|kelanjutan|perkembangan|progres|hasil)(?:nya|e)',
      ),
      phrase('tindak', ` lanjut(?:nya)?${about} ${report}`),
      phrase('kelanjutannya perkembangannya progresnya progressnya', ` (?:${how}|sampai mana)`),
    ],
  },
  {
    // To whom a report was made is told where it was another office: that is a complaint about the office.
    intent: 'status',
    phrases: [
      phrase(
        'lapor melapor melaporkan ngelapor ngadu mengadu',
        `((?: (?!ke |kepada |pada |sama |di |ka |teng )[^ .]+){0,6}?) ${notYet}(?: juga)? ada (?:${news})`,
      ),
    ],
  },
  {
    intent: 'status',
    opens: 'message',
    phrases: [
      phrase(
        'ada',
        ' (?:kabar|kabarnya|update|perkembangan|kelanjutannya)(?=(?: (?:belum|tidak|apa|ya|pak|ibu|admin|kak|\\.)){0,4} $)',
      ),
    ],
  },
  {
    intent: 'status',
    opens: 'message',
    phrases: [
      phrase(
        'sampai sejauh tekan dugi',
        `(?: ka)? ${where}(?: (?:prosesnya|progresnya|kelanjutannya|tindak lanjutnya|penanganannya))?(?= (?:\\.|ya|pak|ibu|admin|kak|$))`,
      ),
    ],
  },
  {
    // What alone could ask after anything asks after the complaint whose number is given.
    intent: 'status',
    needsNumber: true,
    phrases: [
      phrase(
        'bagaimana pripun piye kumaha apa',
        ' (?:ini )?(?:kabarnya|statusnya|prosesnya|hasilnya|kabare|status)',
      ),
      phrase('apa apakah kapan', ` (?:(?:sudah|belum|akan) )?(?:ada )?(?:${handled}|${news})`),
      // protests: what was done or not done is told as well, so that a person hears it
      phrase(
        'kok kenapa mengapa',
        ` (?:(?:sudah|belum|tidak|langsung) ){0,2}(?:ada )?(ditutup|diarsipkan|ditolak|diperbaiki|${handled}|${news})`,
      ),
      phrase('sampai smp sejauh dugi tekan nepi', `(?: ka)? (?:${where}|mn)`),
      phrase('statusnya'),
      phrase('bagaimana pripun piye kumaha', '(?=(?: (?:ya|pak|ibu|bapak|admin|kak|nggih|\\.)){0,4} $)'),
      phrase('belum', ` ada ${news}`),
      phrase('sudah', ` (?:ada )?(?:${handled}|${news}) (?:apa )?(?:belum|kah)`),
    ],
  },
];
