import { parseArgs } from 'node:util';

/** What `kirim` was asked to do. */
export type KirimRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string }
  | {
      readonly kind: 'send';
      /** Whether there is one of this name, the sandbox knows. */
      readonly channel: string;
      /** Set where the channel has several ways to write and this is not the usual one. */
      readonly messageKind: string | undefined;
      /** Parts of a long SMS in the order they go out; undefined: all, in theirs. */
      readonly order: readonly number[] | undefined;
      readonly text: string;
      /** Undefined: a fresh number. */
      readonly from: string | undefined;
      readonly messageId: string | undefined;
      /** Paths or http(s) URLs of files to attach. */
      readonly media: readonly string[];
      readonly timeoutMs: number;
      readonly isJson: boolean;
      /** Whether to tell why Kanal did what it did. */
      readonly explains: boolean;
    };

/** Shown by `--help` and after a usage error. */
export const usage = `Pakai (usage): npm run kirim -- sms|smpp|whatsapp|messenger|instagram|komentar|x "isi aduan" [pilihan]

  komentar: di bawah kiriman Halaman Facebook, atau di Instagram dengan --di instagram
            (a comment under a post of the Page on Facebook; on Instagram with --di instagram)
  x:        kiriman yang menyebut akun kita; lainnya dengan --jenis (a post that mentions our account; other ways
            with --jenis)

  --from +62…|NAMA   nomor warga, di Messenger, Instagram, X dan komentar nama atau ID angka; tanpa ini dibuat
                     yang baru, jadi aduan baru (citizen's number, on Meta's channels and X a name or an id of
                     digits; by default a fresh one, so a new complaint)
  --di TEMPAT        tempat komentar: facebook (baku) atau instagram (where the comment stands)
  --operator NAMA    di smpp: operator yang dikirimi SMS, baku yang pertama (the operator; by default the first)
  --urutan 3,1,2     di smpp: bagian SMS panjang yang dikirim, dalam urutan ini; sisanya dengan --sid yang sama
                     (the parts of a long SMS to send, in this order; the others with the same --sid)
  --jenis CARA       di X: sebutan (baku), dm, balasan atau kutipan kiriman kita yang terbaru
                     (on X: a mention, a direct message, an answer to our newest post or a quote of it)
  --media PATH|URL   lampiran; selain di WhatsApp dan komentar boleh diulang
                     (attachment; may be repeated but on WhatsApp and in comments)
  --sid ID           nomor pesan tertentu (SMS: MessageSid, WhatsApp: wamid, Messenger dan Instagram: mid,
                     komentar: ID komentar, X: ID kiriman atau pesan); bila sudah pernah dikirim, pesan yang sama dikirim ulang dan tidak
                     boleh ada balasan baru (a message id; one sent before: no new reply must come)
  --timeout DETIK    lama menunggu balasan, baku 30; Kanal sendiri menunggu pesan susulan sebelum membalas
                     (seconds to wait for the reply; Kanal itself waits a while for what may still come)
  --explain          tunjukkan mengapa Kanal memutuskan begitu: niat, jenis, kategori, yang kurang, alasan
                     (why Kanal decided as it did; needs the local database)
  --json             keluaran untuk mesin (output for machines)

Kode keluar (exit codes): 0 dibalas, atau kiriman ulang tanpa balasan baru (answered, or a repeat without a new reply)
  2 pemakaian salah (usage)   3 webhook ditolak (refused)   4 diterima tanpa balasan (accepted, no reply in time)
  5 sandbox tidak terjangkau (unreachable)   6 kiriman ulang dibalas lagi (a repeat was answered again)
`;

/** The ways to write on X, by their names here. */
const xKinds: Readonly<Record<string, 'dm' | 'reply' | 'quote' | undefined>> = {
  sebutan: undefined,
  dm: 'dm',
  balasan: 'reply',
  kutipan: 'quote',
};

/** Reads the command line; never throws. */
export function readArguments(args: readonly string[]): KirimRequest {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const problem = problemIn(parsed);
  if (problem !== undefined) return { kind: 'wrong', problem };
  const [word = '', text = ''] = positionals;
  return {
    kind: 'send',
    ...(word === 'komentar'
      ? { channel: values.di ?? 'facebook', messageKind: 'comment' }
      : { channel: word, messageKind: values.operator ?? xKinds[values.jenis ?? 'sebutan'] }),
    order: values.urutan?.split(',').map(Number),
    text,
    from: values.from,
    messageId: values.sid,
    media: values.media ?? [],
    timeoutMs: Number(values.timeout) * 1_000,
    isJson: values.json,
    explains: values.explain,
  };
}

/** What is wrong with the command line: the first of it. */
function problemIn({ values, positionals }: ReturnType<typeof parse>): string | undefined {
  const { di = 'facebook', jenis = 'sebutan', urutan = '1', operator, sid, media = [], timeout } = values;
  const [word = '', text = '', ...rest] = positionals;
  const checks: readonly (readonly [isWrong: boolean, problem: string])[] = [
    [
      !/^[a-z]+$/.test(word),
      `sebut kanal dahulu, misalnya sms atau whatsapp (name the channel first), bukan ${JSON.stringify(word)}`,
    ],
    [rest.length > 0, 'tulis isi pesan di antara tanda kutip (put the text in quotes)'],
    [text === '' && media.length === 0, 'isi pesan kosong (no text and no attachment)'],
    [!(Number(timeout) > 0), '--timeout harus angka detik di atas nol (seconds, above zero)'],
    [values.di !== undefined && word !== 'komentar', '--di hanya untuk komentar (only for komentar)'],
    [di !== 'facebook' && di !== 'instagram', '--di harus facebook atau instagram (facebook or instagram)'],
    [
      word !== 'smpp' && (operator !== undefined || values.urutan !== undefined),
      '--operator dan --urutan hanya untuk smpp (only for smpp)',
    ],
    [
      !/^[1-9]\d{0,2}(,[1-9]\d{0,2})*$/.test(urutan),
      '--urutan harus nomor bagian dengan koma, misalnya 3,1,2 (part numbers with commas)',
    ],
    [values.jenis !== undefined && word !== 'x', '--jenis hanya untuk x (only for x)'],
    [!(jenis in xKinds), '--jenis harus sebutan, dm, balasan atau kutipan (one of these)'],
    [
      word === 'sms' && sid !== undefined && !/^(SM|MM)[0-9a-f]{32}$/.test(sid),
      '--sid harus SM atau MM dan 32 angka heksadesimal kecil (SM or MM and 32 lower-case hex digits)',
    ],
  ];
  return checks.find(([isWrong]) => isWrong)?.[1];
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      di: { type: 'string' },
      operator: { type: 'string' },
      urutan: { type: 'string' },
      jenis: { type: 'string' },
      media: { type: 'string', multiple: true },
      sid: { type: 'string' },
      timeout: { type: 'string', default: '30' },
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
