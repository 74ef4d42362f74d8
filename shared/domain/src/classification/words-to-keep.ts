import type { NormalText } from '../text/normal-text.js';
import { builtInSeed } from './seed.js';

/** The words of a message as a model learns from them, apart by whether anybody may read them. */
export interface ConfirmedWords {
  /** Words and phrases of the seed: they tell of no person. */
  readonly known: readonly string[];
  /** Others: a name may be among them. */
  readonly others: readonly string[];
}

/** What of a message is kept when a person confirms its category. Numbers and words with a digit are left out. */
export function confirmedWords(text: NormalText): ConfirmedWords {
  const { vocabulary } = builtInSeed();
  const bag = vocabulary.bagOf(text);
  return {
    known: bag.filter((word) => vocabulary.has(word)),
    others: bag.filter((word) => !vocabulary.has(word)),
  };
}
