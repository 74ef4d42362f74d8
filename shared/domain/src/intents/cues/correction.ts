import type { Cue } from './cue.js';
import { phrase } from './phrase.js';

const places = 'jalan|desa|kelurahan|kecamatan|kampung|rt|rw|nomor|tanggal|gang|blok';
const slip = '(?:ketik|ngetik|tulis|nulis|sebut|nyebut|kirim|alamat|lokasi|nyerat|tanggal|nomor)';

const aboutOthers =
  /(?:petugas|pegawai|operator|dinas|kantor|kelurahan|kecamatan|guru|dokter|bidan|pln|pdam|bpjs|ktp|kk|akta|sertifikat|kartu|surat|data|nama|apa|bukan|kalau) (?:[^ .]+ ){0,5}?(?:salah|keliru|klentu)|salah (?:satu|apa|siapa|sasaran)|salah (?:tulis|ketik|alamat) (?:di|pada|dalam) (?:ktp|kk|akta|kartu|surat|sertifikat|ijazah|sistem)|hapus|abaikan/;

/** The writer corrects what was said before. */
export const correctionCues: readonly Cue[] = [
  {
    intent: 'koreksi',
    opens: 'sentence',
    phrases: [
      phrase('maksud', ' (?:saya|aku|kami|kulo|kula)'),
      phrase('maksudku'),
      phrase('maksad', ' (?:abdi|kuring|sim kuring)'),
      phrase('yang', ' saya maksud'),
      phrase('i', ' mean'),
      phrase('maksudnya maksude maksadna', ` (?:di|${places}|(?:itu )?yang)`),
    ],
  },
  {
    intent: 'koreksi',
    opens: 'message',
    phrases: [
      phrase(
        'salah keliru klentu kleru lepat',
        '(?= (?:pak|bapak|ibu|admin|kak|mas|mbak|ya|\\.|harusnya|seharusnya|bukan))',
      ),
      phrase(
        'alamatnya lokasinya tanggalnya nomornya',
        ' (?:salah|keliru|klentu)(?= (?:pak|admin|kak|ya|\\.|harusnya|seharusnya|yang))',
      ),
    ],
    unless: / (?:ktp|kk|akta|kartu|surat|sertifikat|data|dtks|nisn|ijazah) /,
  },
  {
    intent: 'koreksi',
    opens: 'sentence',
    phrases: [
      phrase(
        'ralat meralat koreksi revisi correction',
        '(?= (?!akta|ktp|kk|data|nik|ijazah|sertifikat|nilai|nama di|kartu|dong pak))',
      ),
    ],
  },
  {
    intent: 'koreksi',
    phrases: [
      phrase('salah keliru klentu kleru lepat', ` ${slip}`),
      phrase('typo'),
      phrase(
        'maaf eh tadi punten ngapunten',
        '(?: (?:tadi|saya|aku|kulo|abdi)){0,2} (?:salah|keliru|klentu|kleru|lepat)',
      ),
    ],
    unless: aboutOthers,
  },
  {
    intent: 'koreksi',
    phrases: [
      phrase(
        'bukan dudu sanes',
        ` (?:di|ke|${places}|hari|jam|pukul|bulan|kabupaten|kota|dusun|sdn|smpn|sman|ning|ing|teng)(?: [^ .]+){0,6}? (?:tapi|tetapi|melainkan|yang benar|namun|yang betul|nanging)`,
      ),
    ],
  },
  {
    intent: 'koreksi',
    phrases: [
      phrase('yang', ` (?:benar|betul)(?: itu| adalah| yaitu)? (?:di|${places})`),
      phrase('seharusnya harusnya', `(?: itu| adalah| yaitu)? (?:di|${places})`),
    ],
    unless:
      /seharusnya (?:di|nomor) (?:[^ .]+)?(?:kan|i) |(?:seharusnya|harusnya) di (?:[^ .]+ ){0,3}(?:ada|tidak|gratis)/,
  },
];
