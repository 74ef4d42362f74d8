import type { Span } from './normal-text.js';

/** What a character may be part of. */
const letterClass = 1;
const digitClass = 2;
const markClass = 4;
const letterOrDigit = letterClass | digitClass;
const inside = letterOrDigit | markClass;

const apostrophes: ReadonlySet<string> = new Set(["'", '`', '’', '‘', '´']);
const webAddress = /(?:https?:\/\/|www\.)[^\s<>"]+/iy;

/**
 * Where the words of a text stand: runs of letters, digits and their marks, with an apostrophe between letters
 * (jum'at). An address on the web is one word. Written as a loop because a message of 2,000 characters is to be cut
 * in well under a millisecond, which a pattern with Unicode classes is not.
 */
export function cutWords(text: string): Span[] {
  const words: Span[] = [];
  let at = 0;
  while (at < text.length) {
    const length = lengthAt(text, at, letterOrDigit);
    if (length === 0) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    const end = addressEnd(text, at) ?? wordEnd(text, at + length);
    words.push({ start: at, end });
    at = end;
  }
  return words;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  let hasApostrophe = false;
  while (end < text.length) {
    const length = lengthAt(text, end, inside);
    if (length > 0) {
      end += length;
      continue;
    }
    if (hasApostrophe || !apostrophes.has(text.charAt(end)) || lengthAt(text, end + 1, letterClass) === 0)
      break;
    hasApostrophe = true;
    end++;
  }
  return end;
}

function addressEnd(text: string, start: number): number | undefined {
  const first = text.charCodeAt(start) | 0x20;
  if (first !== 0x68 && first !== 0x77) return undefined;
  webAddress.lastIndex = start;
  return webAddress.test(text) ? webAddress.lastIndex : undefined;
}

/** How many units the character at a place has if it is of one of some classes, else 0. */
function lengthAt(text: string, at: number, classes: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 0;
  if (code < 0xd800 || code > 0xdfff) return ((known[code] || classOf(code)) & classes) === 0 ? 0 : 1;
  const point = text.codePointAt(at) ?? 0;
  return (classesOf(point) & classes) === 0 ? 0 : point > 0xffff ? 2 : 1;
}

/** Classes of the characters of two bytes that were met so far; the top bit says that a character was. */
const known = new Uint8Array(0x1_0000);
const isKnown = 0x80;

function classOf(code: number): number {
  const classes = classesOf(code) | isKnown;
  known[code] = classes;
  return classes;
}

function classesOf(point: number): number {
  const character = String.fromCodePoint(point);
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return 0;
  if (/\p{L}/u.test(character)) return letterClass;
  return /\p{N}/u.test(character) ? digitClass : markClass;
}
