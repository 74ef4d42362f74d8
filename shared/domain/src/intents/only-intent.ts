import type { Line } from '../text/line.js';
import { agreementRest, courtesies, discretionRest, statusRest, withdrawalRest } from './courtesies.js';
import { openingBefore } from './cues/opening.js';
import type { IntentKind } from './intents.js';

/** An intent's place in the line. */
export interface Found {
  readonly intent: IntentKind;
  readonly at: number;
  readonly length: number;
  /** Words inside it that say something of their own. */
  readonly skipped?: string;
}

/** What may stand beside the words of an intent without the message saying more. */
const rest: Partial<Record<IntentKind, ReadonlySet<string>>> = {
  batal: withdrawalRest,
  status: statusRest,
  setuju: agreementRest,
  anonim: discretionRest,
  rahasia: discretionRest,
};

/** Which of several intents a message "only" has: a yes with thanks is a yes, thanks with a greeting are thanks. */
const precedence: readonly IntentKind[] = [
  'batal',
  'status',
  'koreksi',
  'anonim',
  'rahasia',
  'setuju',
  'uji-coba',
  'terima-kasih',
  'salam',
];

/** What says more than this says more than one thing. */
const mostWords = 40;
const longestCorrection = 16;

/** A ticket in the words of a line; its letters are no word of the message. */
const ticket = / [a-z]{2,5} ?\d{6} [a-z0-9]{7}(?= )/g;

const mended =
  '(?:di|ke)?(?:perbaiki|betulkan|benerin|benarkan|bersihkan|angkut|ambil|tambal|aspal|tangani|tutup|ganti|selesaikan|kerjakan|' +
  'kembalikan|bayar|kirim|urus|dandosi|dandani|dangdosan|benerkeun|benerake|resiki)|nyala|menyala|hidup|mengalir|ngalir|normal|' +
  'lancar|selesai|beres|kelar|benar|bersih|terang|kering|surut|cair|terbit|jadi|ketemu|damai|aman|teratasi|murub|hurung|caang|sae';
const byWhom =
  '(?: (?:dengan|oleh|sama|lewat|ku))?(?: (?:ketua|pak|bapak|pihak|petugas|orang))?(?: (?:rt|rw|desa|kelurahan|kecamatan|' +
  'warga|tetangga|petugas|dinas|pln|pdam|lurah|kades|camat|pemilik))?';

/** Beside a withdrawal or thanks: "lampunya sudah nyala", "sudah selesai dengan ketua RT". What else is said has to be said as well. */
const solved = new RegExp(
  ` (?:[a-z-]+nya )?(?:sudah|sampun|wis|wes|parantos|geus|tos) (?:${mended})(?: (?:lagi|kembali|semua))?${byWhom}(?: (?:barusan|tadi|kemarin|pagi|siang|sore|malam|ini|hari|sendiri))*(?= )`,
  'g',
);

/**
 * The one thing that a message says, courtesies aside; undefined when it says more, or nothing of the kind. `found` is
 * what it wants, in order.
 */
export function onlyIntent(line: Line, found: readonly Found[]): IntentKind | undefined {
  // Who is in danger is heard as one who tells something, however few the words.
  if (found.some(({ intent }) => intent === 'darurat')) return undefined;
  const only = precedence.find((kind) => found.some(({ intent }) => intent === kind));
  if (only === undefined || wordCount(line.words, mostWords) > mostWords) return undefined;
  if (only === 'koreksi') return isWholeCorrection(line, found) ? only : undefined;
  return saysNothingElse(line, found, only) ? only : undefined;
}

function saysNothingElse({ words }: Line, found: readonly Found[], only: IntentKind): boolean {
  let left = words;
  for (const { at, length } of found) left = left.slice(0, at) + ' '.repeat(length) + left.slice(at + length);
  for (const { skipped } of found) if (skipped !== undefined) left += ` ${skipped}`;
  if (only === 'batal' || only === 'terima-kasih') left = left.replace(solved, ' ');
  const takesNumbers = only === 'status' || only === 'batal';
  if (takesNumbers) left = left.replace(ticket, ' ');
  const allowed = rest[only];
  return left
    .split(' ')
    .every(
      (word) =>
        word === '' || courtesies.has(word) || allowed?.has(word) || (takesNumbers && /\d/.test(word)),
    );
}

/** Goes on to another matter; after a number a full stop ends no sentence in a line. */
const besides = / (?:juga|selain itu|terus|kemudian|sekalian) /;

/** A short message that begins with a correction and ends in the same sentence is that correction, right words included. */
function isWholeCorrection({ words }: Line, found: readonly Found[]): boolean {
  const [first] = found.filter(({ intent }) => intent === 'koreksi');
  if (first === undefined || wordCount(words, longestCorrection) > longestCorrection) return false;
  if (openingBefore(words, first.at) !== 0 || besides.test(words)) return false;
  if (found.some(({ intent }) => !['koreksi', 'terima-kasih', 'salam', 'setuju'].includes(intent)))
    return false;
  const stop = words.indexOf(' . ', first.at + first.length);
  return (
    stop < 0 ||
    words
      .slice(stop)
      .split(' ')
      .every((word) => word === '' || courtesies.has(word))
  );
}

/** How many words a line has, counted until they are more than `most`. */
function wordCount(words: string, most: number): number {
  let count = 0;
  for (let at = words.indexOf(' ', 1); at > 0 && count <= most; at = words.indexOf(' ', at + 1)) count++;
  return count;
}
