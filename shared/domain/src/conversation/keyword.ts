import { lineOf } from '../text/line.js';
import { normalise } from '../text/normalise.js';

/** Words by which a citizen steers the conversation instead of telling something. */
export type Keyword = 'stop' | 'start' | 'help' | 'status';

/**
 * One whole message that consists of such a word. "STOP" ends our replies by law and by carriers' rules, so the
 * carriers' English words count as well as ours. "Batal" is not among them: that is a withdrawal of a complaint.
 */
const words: Readonly<Record<string, Keyword>> = {
  stop: 'stop',
  stopall: 'stop',
  unsubscribe: 'stop',
  end: 'stop',
  quit: 'stop',
  optout: 'stop',
  revoke: 'stop',
  cancel: 'stop',
  berhenti: 'stop',
  start: 'start',
  unstop: 'start',
  mulai: 'start',
  help: 'help',
  info: 'help',
  bantuan: 'help',
  status: 'status',
  cek: 'status',
  'cek status': 'status',
  'cek aduan': 'status',
};

const address =
  '(?: (?:tolong|mohon|pak|bapak|ibu|kak|mas|mbak|admin|maaf|halo|ya|saja|dong|deh|punten|terima kasih))';

/** What we do to somebody: answer, write. */
const channel = '(?:pesan|sms|wa|chat|whatsapp)';
const writing =
  `(?:(?:mem)?(?:balas|bales|balasi)(?: ${channel})?(?: saya| aku| kami| ini)?|(?:meng)?hubungi (?:saya|aku|kami|nomor ini)|` +
  `(?:kirim|kirimi|mengirim|mengirimi|kirim-kirim)(?: saya| aku| kami)? (?:${channel}|balasan)|${channel})`;
const toMe = '(?: (?:ke|kepada|ke nomor)? ?(?:saya|aku|kami|nomor ini|sini|nomor saya))?';

/**
 * Sentences that mean the same, whole ones: who asks to be left alone says so without a keyword (carriers' rules take
 * any clear wording as an opt-out). "Tidak usah balas" alone is politeness; only "lagi" makes it an end, and a sentence
 * with anything else in it is an ordinary message, since a wrong STOP makes us fall silent to somebody who waits.
 */
const sentences: readonly (readonly [pattern: RegExp, keyword: Keyword])[] = (
  [
    [`(?:tidak (?:usah|perlu)|jangan|ojo|ulah) ${writing}(?:${toMe} lagi| lagi${toMe})`, 'stop'],
    [`(?:stop|setop|berhenti) ${writing}${toMe}(?: lagi)?${toMe}`, 'stop'],
    ['(?:stop|setop|berhenti) (?:langganan|berlangganan)', 'stop'],
    ['(?:mulai|start) (?:lagi|kembali)', 'start'],
    [`(?:aktifkan (?:lagi|kembali)|aktifkan) (?:${channel}|balasan)(?:nya)?(?: lagi)?`, 'start'],
    [`(?:boleh|silakan) ${writing}(?:${toMe} lagi| lagi${toMe})`, 'start'],
  ] as const
).map(([sentence, keyword]) => [new RegExp(`^${address}{0,4} ${sentence}${address}{0,4} $`), keyword]);

/** Longer than any of them with its courtesies. */
const longest = 120;

/**
 * The keyword a text consists of, or undefined. Case, punctuation and spaces around it do not count; any further
 * word makes it an ordinary message ("stop truk parkir di trotoar" is a complaint), unless the whole is a sentence that
 * can mean nothing else ("tidak usah balas lagi").
 */
export function readKeyword(text: string): Keyword | undefined {
  const trimmed = text.trim();
  if (trimmed.length > longest) return undefined;
  const bare = trimmed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (Object.hasOwn(words, bare)) return words[bare];
  const line = lineOf(normalise(trimmed)).words.replaceAll(' .', '');
  return sentences.find(([pattern]) => pattern.test(line))?.[1];
}
