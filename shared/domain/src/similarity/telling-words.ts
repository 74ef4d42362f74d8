import { stopWords } from './stop-words.js';

/** From so many digits on a number is somebody's (phone, NIK, ticket, Tracking ID) and differs from copy to copy. */
const longNumber = /^\d{5,}$/;
const link = /^(?:https?:|www\.)/;
const letterOrDigit = /[\p{L}\p{N}]/u;
const smallLetters = /^[a-z]+$/;

/**
 * The words that say what a message is about, in their order.
 * - Stop words go, and so do links.
 * - Long numbers become one sign; short ones stay, because RT 03 is not RT 05 and KM 4 is not KM 14.
 * - A message of nothing but stop words has none: two such messages are never alike.
 * @param words in dictionary form, in their order.
 */
export function tellingWords(words: readonly string[]): string[] {
  const telling: string[] = [];
  for (const word of words) {
    if (stopWords.has(word)) continue;
    // Nearly every word: no need to look closer.
    if (smallLetters.test(word)) telling.push(word);
    else if (longNumber.test(word)) telling.push('#');
    else if (letterOrDigit.test(word) && !link.test(word)) telling.push(word);
  }
  return telling;
}
