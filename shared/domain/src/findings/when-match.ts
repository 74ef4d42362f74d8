import { type DayNumber, isoOf } from './dates.js';
import type { Reading } from './reading.js';
import type { Ahead } from './when-ahead.js';

/** How exactly a time is told; `since` is from a day until now. */
export type Precision = 'day' | 'week' | 'month' | 'year' | 'since';

/** A stretch of the reading that tells a time. */
export interface WhenMatch {
  readonly at: number;
  readonly end: number;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly precision: Precision;
  /** Which of several times of a message is meant: 3 a date, 2 what counts from today, 1 "tadi", "sekarang". */
  readonly strength: 1 | 2 | 3;
}

/** Where a rule looks: the reading, the index of the word it begins at, and the agency's day. */
export interface WhenPlace {
  readonly reading: Reading;
  readonly index: number;
  readonly today: DayNumber;
  readonly ahead: Ahead;
}

/** Matches `pattern` (with the flag `y`) at a place of the reading. */
export function matchAt(pattern: RegExp, words: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(words) ?? undefined;
}

/** The `back`th word before a place; empty when there is none. */
export function wordBefore({ reading, index }: WhenPlace, back = 1): string {
  return reading.atoms[index - back]?.word ?? '';
}

/** A match without the days that are still to come; undefined when all of them are. */
export function untilToday(match: WhenMatch, today: DayNumber): WhenMatch | undefined {
  if (match.from > today || match.from > match.to) return undefined;
  return match.to > today ? { ...match, to: today } : match;
}

/** The days of a match, as dates. */
export function datesOf({ from, to }: WhenMatch): { from: string; to: string } {
  return { from: isoOf(from), to: isoOf(to) };
}
