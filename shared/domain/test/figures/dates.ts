import type { Period } from '../messages/schema.js';
import type { Miss } from './sets.js';

/** How well the time of an event is read. */
export interface DateFigures {
  /** Messages that tell a time. */
  readonly told: number;
  /** Of these: some period was read … */
  readonly read: number;
  /** … that shares at least a day with the right one … */
  readonly overlapping: number;
  /** … or is the right one to the day. */
  readonly exact: number;
  /** Messages that tell no time. */
  readonly untold: number;
  /** Of these: a period was read all the same. */
  readonly invented: number;
  /** What is not exact, or invented. */
  readonly misses: readonly Miss[];
}

/** The period one message tells (null: none), the one that was read, and the day it was sent on. */
export interface DateCase {
  readonly id: string;
  readonly sentOn: string;
  readonly expected: Period | null;
  readonly said: Period | undefined;
}

/** Sums up periods. What lies after the day of sending ("this month") is cut off on both sides. */
export function compareDates(cases: readonly DateCase[]): DateFigures {
  const figures = { told: 0, read: 0, overlapping: 0, exact: 0, untold: 0, invented: 0 };
  const misses: Miss[] = [];
  for (const { id, sentOn, expected: expectedWhole, said: saidWhole } of cases) {
    const expected = expectedWhole && upTo(sentOn, expectedWhole);
    const said = saidWhole && upTo(sentOn, saidWhole);
    const isExact = expected ? said?.from === expected.from && said.to === expected.to : !said;
    if (!isExact) misses.push({ id, expected: inWords(expected), said: inWords(said) });
    if (!expected) {
      figures.untold++;
      if (said) figures.invented++;
      continue;
    }
    figures.told++;
    if (said) figures.read++;
    if (said && said.from <= expected.to && said.to >= expected.from) figures.overlapping++;
    if (isExact) figures.exact++;
  }
  return { ...figures, misses };
}

const earlier = (one: string, other: string) => (one < other ? one : other);

function upTo(day: string, period: Period): Period {
  return { from: earlier(period.from, day), to: earlier(period.to, day) };
}

function inWords(period: Period | null | undefined): string {
  if (!period) return '–';
  return period.from === period.to ? period.from : `${period.from}…${period.to}`;
}
