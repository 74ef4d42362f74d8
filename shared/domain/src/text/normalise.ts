import { cleanText } from './clean.js';
import { informalWords, namesInCapitals } from './informal-words.js';
import type { NormalText, Token } from './normal-text.js';
import { dictionaryForm } from './spelling.js';

/** Abbreviations that hold a sign: "u/", "a/n", "s.d.". */
const withSign = [...informalWords.keys()]
  .filter((form) => /[/.]/.test(form))
  .map((form) => form.replace(/[/.]/g, '\\$&') + (form.endsWith('/') ? '' : '(?![\\p{L}\\p{N}])'));

const wordPattern = new RegExp(
  [
    // an address on the web is one word: its parts say nothing
    '(?:https?://|www\\.)[^\\s<>"]+',
    `(?<![\\p{L}\\p{N}])(?:${withSign.join('|')})`,
    // with an apostrophe inside: jum'at
    "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:['’‘`´]\\p{L}[\\p{L}\\p{M}\\p{N}]*)?",
  ].join('|'),
  'giu',
);

/** Reduplication with a change of sound; other repetitions are told by their letters. */
const soundPairs: ReadonlySet<string> = new Set(
  (
    'bolak-balik sayur-mayur lauk-pauk warna-warni serba-serbi mondar-mandir carut-marut kocar-kacir simpang-siur ' +
    'gotong-royong lalu-lalang hiruk-pikuk corat-coret sebab-musabab kelap-kelip centang-perenang porak-poranda'
  ).split(' '),
);

const hyphens: ReadonlySet<string> = new Set(['-', '\u2010']);

const smallLetter = /\p{Ll}/u;

/**
 * Reads a message into words. Cleans it (see `cleanText`: at most 4,000 UTF-16 units are considered), cuts it into
 * words with their places, and gives each its dictionary form. Takes time in proportion to the length; never throws,
 * whatever the text.
 */
export function normalise(raw: string): NormalText {
  const text = cleanText(raw);
  const hasSmallLetters = smallLetter.test(text);
  const tokens: Token[] = [];
  const pieces = [...text.matchAll(wordPattern)].map(({ 0: piece, index }) => ({ piece, start: index }));
  let done = 0;
  for (const [at, { piece, start }] of pieces.entries()) {
    if (start < done) continue;
    const next = pieces[at + 1];
    let end = start + piece.length;
    let normal = normalOf(piece, { hasSmallLetters, after: text[end] });
    if (next?.start === end + 1 && hyphens.has(text.charAt(end)) && isRepetition(piece, next.piece)) {
      normal = `${bare(piece)}-${bare(next.piece)}`;
      end = next.start + next.piece.length;
    }
    tokens.push({ raw: text.slice(start, end), normal, start, end });
    done = end;
  }
  return { text, tokens, words: tokens.flatMap(({ normal }) => normal.split(' ')) };
}

function normalOf(piece: string, around: { hasSmallLetters: boolean; after: string | undefined }): string {
  if (/^(?:https?:|www\.)/i.test(piece)) return piece.toLowerCase();
  const word = bare(piece);
  if (word === 'dr' && around.after === '.') return 'dokter';
  const isName = namesInCapitals.has(word) && around.hasSmallLetters && piece === piece.toUpperCase();
  return isName ? word : dictionaryForm(word);
}

/** In lower case, without accents and apostrophes. */
function bare(piece: string): string {
  const lower = piece.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of plain letters
  if (/^[\u0000-\u0026\u0028-\u005f\u0061-\u007f]*$/.test(lower)) return lower;
  const letters = lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘`´]/g, '')
    .normalize('NFC');
  return letters === '' ? lower : letters;
}

/** Whether "first-second" is one word: "anak-anak", "berlubang-lubang", "tolong-menolong", "bolak-balik". */
function isRepetition(first: string, second: string): boolean {
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  if (one.length < 2 || !/^\p{L}/u.test(one)) return false;
  if (two.startsWith(one) || (one.length > 3 && two.endsWith(one.slice(1)))) return true;
  if (soundPairs.has(`${one}-${two}`)) return true;
  const root = two.replace(/(?:nya|kan|an|i)$/, '');
  return root.length > 2 && one.endsWith(root);
}
