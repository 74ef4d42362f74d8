import type { NormalText } from '../text/normal-text.js';
import { agreementRest, courtesies } from './courtesies.js';

/** A yes in so many words. */
const yes = new Set(
  'ya setuju boleh mau yes lanjut lanjutkan iyo enya muhun sumuhun nggih inggih injih njih monggo mangga sumangga sok nggeh nyakumaha iyes yep sepakat bersedia'.split(
    ' ',
  ),
);

/** Said to a question it is a yes, said to an answer it is "I see". */
const soft = new Set('oke siap baik sip silakan betul benar sae heeh sure gas'.split(' '));

const no = / (?:tidak(?! apa-apa)|belum|jangan|bukan|mboten|ora|henteu|teu|batal) /;

/** "Mau lapor" begins a complaint; to our question the answer is "mau". */
const wish =
  / mau (?:lapor|melapor|melaporkan|ngelapor|mengadu|ngadu|tanya|bertanya|nanya|cerita|konsultasi) /;

const clauseEnd = /[,.!?;:\n]/;

/** A first clause longer than this is a sentence that begins with "ya", not an answer. */
const longestAnswer = 7;

/**
 * A message's first clause when it is a yes, by its length in the message's line; `isSoft` when it may as well only
 * mean that something was read.
 */
export function findAgreement({ text, tokens }: NormalText): { length: number; isSoft: boolean } | undefined {
  const stop = text.search(clauseEnd);
  const clause = tokens.filter(({ end }) => stop < 0 || end <= stop);
  if (clause.length > longestAnswer) return undefined;
  const said = clause.flatMap(({ normal }) => normal.split(' '));
  const first = said.find((word) => !courtesies.has(word) || yes.has(word) || soft.has(word));
  if (first === undefined || (!yes.has(first) && !soft.has(first))) return undefined;
  const line = ` ${said.join(' ')}`;
  const isAnswer = said.every((word) =>
    [yes, soft, courtesies, agreementRest].some((words: ReadonlySet<string>) => words.has(word)),
  );
  if (!isAnswer || no.test(`${line} `) || (first === 'mau' && wish.test(`${line} `))) return undefined;
  return { length: line.length, isSoft: !said.some((word) => yes.has(word)) };
}
