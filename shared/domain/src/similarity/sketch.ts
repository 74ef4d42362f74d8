import type { NormalText } from '../text/normal-text.js';
import { withoutAccountNames } from './account-names.js';
import { happeningIn } from './happening-in.js';
import type { Happening } from './happenings.js';
import { type Signature, signatureOf } from './minhash.js';
import { hashWord, shinglesOf } from './shingles.js';
import { tellingWords } from './telling-words.js';

/**
 * What two messages are compared by, without their words. It still tells words to whoever hashes a dictionary, so it is
 * kept like the words themselves: sealed.
 */
export interface Sketch {
  readonly signature: Signature;
  /** The hashes of its telling words, ascending, each once; of a long message the 64 smallest. */
  readonly words: Uint32Array;
  readonly happening?: Happening;
}

const keptWords = 64;

/** Linear in the words; see docs/performance.md. */
export function sketchOf(text: NormalText): Sketch {
  const words = withoutAccountNames(text);
  const happening = happeningIn(words);
  const telling = Uint32Array.from(tellingWords(words), hashWord);
  return {
    signature: signatureOf(shinglesOf(telling)),
    words: eachOnce(telling.toSorted()).slice(0, keptWords),
    ...(happening && { happening }),
  };
}

function eachOnce(ascending: Uint32Array): Uint32Array {
  return ascending.filter((hash, i) => i === 0 || hash !== ascending[i - 1]);
}

/** How many hashes two ascending lists have in common. */
export function sharedWords(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x = 0, y = 0] = [a[i], b[j]];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}
