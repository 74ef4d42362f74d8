import type { NormalText, Span, Token } from './normal-text.js';

/**
 * A message as one line of words in dictionary form, for rules that look for phrases: each word with a space on either
 * side, each end of a sentence as " . ". ` jalan rusak . tolong . `
 */
export interface Line {
  readonly words: string;
  /** Where a piece of the line stands in the message; spaces and ends of sentences at its ends do not count. */
  readonly spanOf: (at: number, length: number) => Span;
}

const sureEnd = /[!?;\n…]/;
const stop = /^[^.]*\.(?:\s|\.|$)/;

/** Puts a message into one line. */
export function lineOf({ text, tokens }: NormalText): Line {
  const starts: number[] = [];
  let words = ' ';
  for (const [at, token] of tokens.entries()) {
    starts.push(words.length);
    words += `${token.normal} `;
    const next = tokens[at + 1];
    if (endsSentence(token, text.slice(token.end, next?.start ?? text.length))) words += '. ';
  }
  const tokenAt = (position: number): Token | undefined => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return tokens[low];
  };
  return {
    words,
    spanOf: (at, length) => {
      const piece = words.slice(at, at + length);
      const from = at + piece.search(/[^ .]/);
      const [first, last] = [tokenAt(from), tokenAt(at + piece.replace(/[ .]+$/, '').length - 1)];
      return first && last && piece.trim() !== ''
        ? { start: first.start, end: last.end }
        : { start: 0, end: 0 };
    },
  };
}

/** A full stop ends a sentence before a space, but not after an abbreviation ("Jl. Raya", "Kec. X", "H. Fulan"). */
function endsSentence({ raw, normal }: Token, after: string): boolean {
  // by far most often
  if (after === ' ') return false;
  if (sureEnd.test(after)) return true;
  return stop.test(after) && raw.length > 2 && normal === raw.toLowerCase();
}
