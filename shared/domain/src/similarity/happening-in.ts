import { type Happening, happenings } from './happenings.js';

/** What begins with a word: the words that must follow it, none for a word that suffices. */
const byFirstWord = new Map<string, { readonly rest: readonly string[]; readonly happening: Happening }[]>();
for (const [happening, spellings] of Object.entries(happenings) as [Happening, string][]) {
  const [words = '', ...phrases] = spellings.split('|');
  for (const spelling of [...words.split(' ').filter((word) => word !== ''), ...phrases]) {
    const [first = '', ...rest] = spelling.split(' ');
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { rest, happening }]);
  }
}

/** The first such happening that a message names. @param words in dictionary form, in their order. */
export function happeningIn(words: readonly string[]): Happening | undefined {
  for (let i = 0; i < words.length; i++) {
    const begun = byFirstWord.get(words[i] ?? '');
    const found = begun?.find(({ rest }) => rest.every((word, j) => words[i + 1 + j] === word));
    if (found) return found.happening;
  }
  return undefined;
}
