import type { Span } from './normal-text.js';

const letter = /\p{L}/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const inside = /[\p{L}\p{M}\p{N}]/u;
const apostrophes: ReadonlySet<string> = new Set(["'", '`', '’', '‘', '´']);
const webAddress = /(?:https?:\/\/|www\.)[^\s<>"]+/iy;

/**
 * Where the words of a text stand: runs of letters, digits and their marks, with an apostrophe between letters
 * (jum'at). An address on the web is one word. Written as a loop because a message of 4,000 characters is to be cut
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
    if (hasApostrophe || !apostrophes.has(text.charAt(end)) || lengthAt(text, end + 1, letter) === 0) break;
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

/** How many units the character at a place has if it is of a class, else 0. */
function lengthAt(text: string, at: number, of: RegExp): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
    return isLetter || (of !== letter && code >= 0x30 && code <= 0x39) ? 1 : 0;
  }
  if (Number.isNaN(code)) return 0;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return of.test(character) ? character.length : 0;
}
