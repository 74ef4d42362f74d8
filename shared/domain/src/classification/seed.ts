import type { NormalText } from '../text/normal-text.js';
import { normalise } from '../text/normalise.js';
import { seedLexicon } from './seed-lexicon.js';
import { seedTexts } from './seed-texts.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

/** How much likelier (natural logarithm) a word of each kind of the lexicon is in its category than elsewhere. */
const strengths = { strong: 3, clear: 2, weak: 0.7 } as const;

/** What an alias of the agency counts for: who writes one means it. */
export const aliasStrength = strengths.strong;

/** What is known before anybody has confirmed anything. */
export interface Seed {
  readonly vocabulary: Vocabulary;
  /** Word or phrase → category → how much likelier there, as a natural logarithm. */
  readonly leanings: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The words of each seed text, by category. */
  readonly documents: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** A word or phrase of a table in the form in which messages are read; `_` joins a phrase. */
export function readEntry(entry: string): string {
  return normalise(entry.replaceAll('_', ' ')).words.join(' ');
}

function readLexicon(): Map<string, Map<string, number>> {
  const leanings = new Map<string, Map<string, number>>();
  for (const [category, words] of Object.entries(seedLexicon)) {
    for (const kind of ['weak', 'clear', 'strong'] as const) {
      for (const entry of words[kind]?.split(' ') ?? []) {
        const word = readEntry(entry);
        const of = leanings.get(word) ?? new Map<string, number>();
        leanings.set(word, of.set(category, strengths[kind]));
      }
    }
  }
  return leanings;
}

/** Reads the tables: some tens of milliseconds, therefore once and only when it is needed. */
export function readSeed(texts: Readonly<Record<string, string>> = seedTexts): Seed {
  const leanings = readLexicon();
  const lexicon = createVocabulary(leanings.keys());
  const documents = new Map(
    Object.entries(texts).map(([category, lines]) => {
      const read: NormalText[] = lines.trim().split('\n').map(normalise);
      return [category, read.map((text) => lexicon.bagOf(text))];
    }),
  );
  const known = new Set([...leanings.keys(), ...[...documents.values()].flat(2)]);
  return { leanings, documents, vocabulary: createVocabulary(known) };
}

let read: Seed | undefined;

/** The seed that comes with Kanal. */
export function builtInSeed(): Seed {
  read ??= readSeed();
  return read;
}
