import type { NormalText, Span, Token } from '../text/normal-text.js';

/** A run of letters and digits of a reading, with where it begins in it, and where in the message. */
export interface Word {
  readonly word: string;
  readonly at: number;
  readonly end: number;
  readonly start: number;
}

/**
 * A message as the rules read it: its words in dictionary form and lower case, with what stands between them kept,
 * so that `tgl 12/11, jln raya` is read as `tanggal 12/11, jalan raya`.
 */
export interface Reading {
  readonly words: string;
  readonly atoms: readonly Word[];
  /** Where a piece of the reading stands in the message. */
  readonly spanOf: (at: number, end: number) => Span;
  /** The message's own words for a piece of the reading, without spaces around them. */
  readonly quote: (at: number, end: number) => Quote;
}

/** Words of the message with where they stand in it. */
export interface Quote {
  readonly words: string;
  readonly span: Span;
}

interface Piece {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** Whether it is as long in the reading as in the message, so that places inside it can be told. */
  readonly isEven: boolean;
}

/** Reads a message, or the part of it that `span` tells. */
export function read(text: NormalText, span: Span = { start: 0, end: text.text.length }): Reading {
  const pieces: Piece[] = [];
  let words = '';
  let done = span.start;
  const add = (piece: string, start: number, end: number) => {
    if (start === end) return;
    pieces.push({ at: words.length, start, end, isEven: piece.length === end - start });
    words += piece;
  };
  for (const token of text.tokens) {
    if (token.start < done || token.end > span.end) continue;
    // By far most often a space.
    const isSpace = token.start - done === 1 && text.text.charCodeAt(done) === 32;
    add(isSpace ? ' ' : lower(text.text.slice(done, token.start)), done, token.start);
    add(normalOf(token), token.start, token.end);
    done = token.end;
  }
  add(lower(text.text.slice(done, span.end)), done, span.end);

  const pieceAt = (at: number): Piece | undefined => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle]?.at ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return pieces[low];
  };
  const spanOf = (at: number, end: number): Span => {
    const [first, last] = [pieceAt(at), pieceAt(end - 1)];
    if (!first || !last || end <= at) return { start: span.start, end: span.start };
    return {
      start: startIn(first, at),
      end: last.isEven ? last.start + end - last.at : last.end,
    };
  };
  return {
    words,
    atoms: atomsOf(words, pieces),
    spanOf,
    quote: (at, end) => {
      const found = spanOf(at, end);
      const raw = text.text.slice(found.start, found.end);
      const start = found.start + raw.length - raw.trimStart().length;
      const words = raw.trim();
      return { words, span: { start, end: start + words.length } };
    },
  };
}

/** The runs of a–z and 0–9; both `words` and `pieces` are gone through once, side by side. */
function atomsOf(words: string, pieces: readonly Piece[]): Word[] {
  const atoms: Word[] = [];
  let piece = 0;
  for (let at = 0; at < words.length; at++) {
    if (!isLetterOrDigit(words.charCodeAt(at))) continue;
    let end = at + 1;
    while (isLetterOrDigit(words.charCodeAt(end))) end++;
    while ((pieces[piece + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) piece++;
    const from = pieces[piece];
    if (from) atoms.push({ word: words.slice(at, end), at, end, start: startIn(from, at) });
    at = end;
  }
  return atoms;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Where a place of the reading stands in the message, as exactly as its piece tells. */
function startIn(piece: Piece, at: number): number {
  return piece.isEven ? piece.start + at - piece.at : piece.start;
}

/** Digits stay as they were typed: what the dictionary makes of them is not for dates and numbers. */
function normalOf({ raw, normal }: Token): string {
  const first = raw.charCodeAt(0);
  return first >= 48 && first <= 57 ? lower(raw) : normal;
}

/** Lower case of the same length, or as it is. */
function lower(text: string): string {
  const lowered = text.toLowerCase();
  return lowered.length === text.length ? lowered : text;
}
