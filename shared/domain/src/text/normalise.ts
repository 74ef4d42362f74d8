import { bare } from './bare.js';
import { cleanText } from './clean.js';
import { cutWords } from './cut-words.js';
import { informalWords, namesInCapitals } from './informal-words.js';
import type { NormalText, Span, Token } from './normal-text.js';
import { dictionaryForm } from './spelling.js';

/** Reduplication with a change of sound; other repetitions are told by their letters. */
const soundPairs: ReadonlySet<string> = new Set(
  (
    'bolak-balik sayur-mayur lauk-pauk warna-warni serba-serbi mondar-mandir carut-marut kocar-kacir simpang-siur ' +
    'gotong-royong lalu-lalang hiruk-pikuk corat-coret sebab-musabab kelap-kelip centang-perenang porak-poranda'
  ).split(' '),
);

const hyphens: ReadonlySet<string> = new Set(['-', '\u2010']);

const letterOrDigit = /[\p{L}\p{N}]/u;
const smallLetter = /\p{Ll}/u;

/**
 * Reads a message into words. Cleans it (see `cleanText`: at most 2,000 UTF-16 units are considered), cuts it into
 * words with their places, and gives each its dictionary form. Takes time in proportion to the length; never throws,
 * whatever the text.
 */
export function normalise(raw: string): NormalText {
  const text = cleanText(raw);
  const hasSmallLetters = smallLetter.test(text);
  const spans = cutWords(text);
  const normals = new Map<string, string>();
  const tokens: Token[] = [];
  const words: string[] = [];
  for (let at = 0, done = 0; at < spans.length; at++) {
    const span = spans[at];
    if (!span || span.start < done) continue;
    const token =
      abbreviationAt(text, span) ??
      repetitionAt(text, span, spans[at + 1]) ??
      wordAt(text, span, hasSmallLetters, normals);
    tokens.push(token);
    if (token.normal.includes(' ')) words.push(...token.normal.split(' '));
    else words.push(token.normal);
    done = token.end;
  }
  return { text, tokens, words };
}

/** An abbreviation that holds a sign: "u/", "a/n", "s.d.". */
function abbreviationAt(text: string, { start, end }: Span): Token | undefined {
  if (end - start !== 1 || (text[end] !== '/' && text[end] !== '.')) return undefined;
  for (const length of [3, 2]) {
    const raw = text.slice(start, start + length);
    const normal = informalWords.get(raw.toLowerCase());
    const isWhole = length === 2 || !letterOrDigit.test(text.charAt(start + length));
    if (normal !== undefined && isWhole) return { raw, normal, start, end: start + length };
  }
  return undefined;
}

/** A repetition written with a hyphen is one word; other words with a hyphen between them are two. */
function repetitionAt(text: string, { start, end }: Span, next: Span | undefined): Token | undefined {
  if (next?.start !== end + 1 || !hyphens.has(text.charAt(end))) return undefined;
  const first = bare(text.slice(start, end));
  const second = bare(text.slice(next.start, next.end));
  if (!isRepetition(first, second)) return undefined;
  return { raw: text.slice(start, next.end), normal: `${first}-${second}`, start, end: next.end };
}

/** A word that stands alone; `normals` keeps what was found for the words of this message, which often come again. */
function wordAt(
  text: string,
  { start, end }: Span,
  hasSmallLetters: boolean,
  normals: Map<string, string>,
): Token {
  const raw = text.slice(start, end);
  if (text[end] === '.' && /^dr$/i.test(raw)) return { raw, normal: 'dokter', start, end };
  let normal = normals.get(raw);
  if (normal === undefined) {
    normal = normalOf(raw, hasSmallLetters);
    normals.set(raw, normal);
  }
  return { raw, normal, start, end };
}

function normalOf(raw: string, hasSmallLetters: boolean): string {
  const word = bare(raw);
  // an address on the web
  if (word.includes('/') || word.startsWith('www.')) return raw.toLowerCase();
  const isName = namesInCapitals.has(word) && hasSmallLetters && raw === raw.toUpperCase();
  return isName ? word : dictionaryForm(word);
}

/** Whether "first-second" is one word: "anak-anak", "berlubang-lubang", "tolong-menolong", "bolak-balik". */
function isRepetition(one: string, two: string): boolean {
  if (one.length < 2 || !/^\p{L}/u.test(one)) return false;
  if (two.startsWith(one) || (one.length > 3 && two.endsWith(one.slice(1)))) return true;
  if (soundPairs.has(`${one}-${two}`)) return true;
  const root = two.replace(/(?:nya|kan|an|i)$/, '');
  return root.length > 2 && one.endsWith(root);
}
