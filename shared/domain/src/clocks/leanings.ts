import type { Calendar } from './calendar.js';
import { addDays, type LocalDate, yearOf } from './local-date.js';

/** Something that a due date leans on and that nobody has fixed. */
export type Leaning =
  | { readonly on: 'expected-holiday'; readonly date: LocalDate; readonly name: string }
  | { readonly on: 'year-without-skb'; readonly year: number }
  | { readonly on: 'year-without-table'; readonly year: number };

/**
 * What a due date leans on. An expected holiday may fall a day earlier or later, so one on day 0 or on the day behind
 * the due date matters too, and so does one on a weekend.
 * @param dates every day from day 0 to the due date
 */
export function leaningsOf(
  dates: readonly [LocalDate, ...LocalDate[]],
  { holidays, years }: Calendar,
): Leaning[] {
  const [startedOn] = dates;
  const dueOn = dates.at(-1) ?? startedOn;
  const leanings: Leaning[] = [];
  for (const date of [...dates, addDays(dueOn, 1)]) {
    const holiday = holidays.get(date);
    if (holiday?.status === 'perkiraan') leanings.push({ on: 'expected-holiday', date, name: holiday.name });
  }
  // Day 0 counts in no year.
  for (let year = yearOf(addDays(startedOn, 1)); year <= yearOf(dueOn); year++) {
    const table = years.get(year);
    if (!table) leanings.push({ on: 'year-without-table', year });
    else if (table.status === 'perkiraan') leanings.push({ on: 'year-without-skb', year });
  }
  return leanings;
}
