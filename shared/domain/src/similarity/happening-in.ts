import { type Happening, happenings } from './happenings.js';

const longestPhrase = 3;

const bySpelling = new Map<string, Happening>();
for (const [happening, spellings] of Object.entries(happenings) as [Happening, string][]) {
  const [words = '', ...phrases] = spellings.split('|');
  for (const word of words.split(' ')) if (word) bySpelling.set(word, happening);
  for (const phrase of phrases) bySpelling.set(phrase, happening);
}

/** The first such happening that a message names. @param words normalised, as `NormalText.words` has them. */
export function happeningIn(words: readonly string[]): Happening | undefined {
  for (let i = 0; i < words.length; i++) {
    let phrase = '';
    for (let length = 1; length <= longestPhrase && i + length <= words.length; length++) {
      phrase = length === 1 ? (words[i] ?? '') : `${phrase} ${words[i + length - 1]}`;
      const found = bySpelling.get(phrase);
      if (found) return found;
    }
  }
  return undefined;
}
