import type { NormalText } from '../text/normal-text.js';
import { rootIn } from '../text/stem.js';
import { vocabulary as everydayWords } from '../text/vocabulary.js';
import { stopWords } from './stop-words.js';

/** A set of words and phrases, and how messages are read with it. */
export interface Vocabulary {
  has(word: string): boolean;
  /**
   * What a message is about, as a set in the order of the message: its words in the form that the vocabulary has
   * (`pemotongan` is `potong`), without stop words, and the phrases of the vocabulary. Words that are not of the
   * vocabulary are in it too, but neither numbers nor words with a digit.
   */
  bagOf(text: NormalText): readonly string[];
}

const letters = /^(?=.{3,30}$)\p{L}+(?:-\p{L}+)?$/u;
const longestPhrase = 3;
const shortestStem = 4;
const mostRemembered = 10_000;

/** A vocabulary of these words and phrases (with single spaces). */
export function createVocabulary(entries: Iterable<string>): Vocabulary {
  const known = new Set(entries);
  const roots = new Set<string>();
  const openings = new Set<string>();
  for (const entry of known) {
    const words = entry.split(' ');
    for (const word of words) roots.add(word);
    if (words.length > 1) openings.add(words[0] ?? '');
  }

  const remembered = new Map<string, string>();
  /** The word as the vocabulary has it, or itself. */
  function rootOf(word: string): string {
    const known = remembered.get(word) ?? searchRoot(word);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(word, known);
    return known;
  }

  function searchRoot(word: string): string {
    if (roots.has(word) || word.length < 4) return word;
    // What is left of a word that short is rather an abbreviation of the tables: `perahu` is no `AHU`.
    const among = (words: ReadonlySet<string>) =>
      rootIn(word, { has: (stem) => stem.length >= shortestStem && words.has(stem) });
    return among(roots) ?? among(everydayWords) ?? word;
  }

  return {
    has: (word) => known.has(word),
    bagOf({ words }) {
      const bag = new Set<string>();
      const content: string[] = [];
      for (const word of words) {
        if (stopWords.has(word) && !roots.has(word)) continue;
        content.push(roots.has(word) || !letters.test(word) ? word : rootOf(word));
      }
      for (const [i, word] of content.entries()) {
        if (!stopWords.has(word) && (known.has(word) || letters.test(word))) bag.add(word);
        if (!openings.has(word)) continue;
        let phrase = word;
        for (let length = 2; length <= longestPhrase; length++) {
          const next = content[i + length - 1];
          if (next === undefined) break;
          phrase += ` ${next}`;
          if (known.has(phrase)) bag.add(phrase);
        }
      }
      return [...bag];
    },
  };
}
