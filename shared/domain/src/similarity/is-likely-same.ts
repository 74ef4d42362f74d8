import type { Nearness } from './places.js';

/** What is known of two complaints when they are compared. */
export interface Comparison {
  /** Jaccard similarity of their pairs of words, 0 to 1. */
  readonly similarity: number;
  /** Telling words of the one that has fewer. */
  readonly fewerWords: number;
  /** Telling words that both have. */
  readonly sharedWords: number;
  readonly place: Nearness;
  readonly hoursApart: number;
  readonly sameClass: boolean;
  /** Both name the same happening of a neighbourhood: see `happenings.ts`. */
  readonly sameHappening: boolean;
}

/** Why two complaints may be about one thing. */
export const likenessReasons = [
  'same-text',
  'similar-text-same-place',
  'same-happening-place-and-hours',
  'shared-words-same-place-and-hours',
] as const;

/** Why two complaints may be about one thing. */
export type LikenessReason = (typeof likenessReasons)[number];

/** Whether two complaints are likely about one thing. A person decides whether they are. */
export interface Likeness {
  readonly isLikelySame: boolean;
  /** Empty when they are not. */
  readonly reasons: readonly LikenessReason[];
}

/** How far apart two complaints of one thing may be; domain reference, section 10: 14 days. */
export const longestApartHours = 14 * 24;
/** What befalls a neighbourhood is written about at once. */
export const sameHoursApart = 24;
/** Below so many telling words, the same words say little: "jalan rusak parah" is said everywhere. */
export const enoughWords = 8;

const sameText = 0.7;
const similarText = 0.5;
/** Of what another class suggests to be another matter, only a copy counts. */
const copiedText = 0.85;
const enoughShared = 4;
const mostOfTheWords = 0.6;

/**
 * Weighs words, place and time.
 *
 * Found: copies and retellings of one text (a viral post), wherever their place is not another one; the same matter in
 * similar words at one place within 14 days; one happening in one district within a day in whatever words, if it is of
 * the list; anything at one place within a day in mostly the same words.
 *
 * Not found: one matter in different words when it is no happening of the list, or when a place is missing or is
 * misspelt beyond recognition; short texts without a place; matters that go on for weeks in ever new words. Found
 * wrongly: two fires of one district on one day; a template sent for two different matters without a place. Therefore it
 * only suggests.
 */
export function isLikelySame(of: Comparison): Likeness {
  const reasons: LikenessReason[] = [];
  const { similarity, place, hoursApart, fewerWords, sharedWords, sameClass, sameHappening } = of;
  const isHere = place === 'same';
  const isAtOnce = hoursApart <= sameHoursApart;
  // Two messages without a telling word are alike in saying nothing.
  if (fewerWords > 0 && hoursApart <= longestApartHours && (isHere || place === 'unknown')) {
    const bound = sameClass ? sameText : copiedText;
    if (similarity >= bound && (isHere || fewerWords >= enoughWords)) reasons.push('same-text');
    else if (similarity >= similarText && isHere && sameClass) reasons.push('similar-text-same-place');
  }
  if (isAtOnce && sameHappening && (isHere || place === 'near')) {
    reasons.push('same-happening-place-and-hours');
  }
  const isMostlyShared = sharedWords >= enoughShared && sharedWords >= mostOfTheWords * fewerWords;
  if (isAtOnce && isHere && sameClass && isMostlyShared) reasons.push('shared-words-same-place-and-hours');
  return { isLikelySame: reasons.length > 0, reasons };
}
