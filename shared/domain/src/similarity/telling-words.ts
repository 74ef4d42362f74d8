import { stopWords } from './stop-words.js';

/** From so many digits on a number is somebody's (phone, NIK, ticket, Tracking ID) and differs from copy to copy. */
const longNumber = /^\d{5,}$/;
const addressOfSomeone = /^(?:@|https?:|www\.)/;
const nothingInIt = /^[^\p{L}\p{N}]*$/u;

/**
 * The words that say what a message is about, in their order.
 * - Stop words go, and so do names of accounts and links.
 * - Long numbers become one sign; short ones stay, because RT 03 is not RT 05 and KM 4 is not KM 14.
 * - A message of nothing but stop words has none: two such messages are never alike.
 * @param words normalised, as `NormalText.words` has them.
 */
export function tellingWords(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (stopWords.has(word) || addressOfSomeone.test(word) || nothingInIt.test(word)) return [];
    return [longNumber.test(word) ? '#' : word];
  });
}
