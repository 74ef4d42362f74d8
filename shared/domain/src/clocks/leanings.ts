import type { Calendar } from './calendar.js';
import { addDays, type LocalDate, yearOf } from './local-date.js';

/** Something that a due date leans on and that nobody has fixed. */
export type Leaning =
  | { readonly on: 'expected-holiday'; readonly date: LocalDate; readonly name: string }
  | { readonly on: 'year-without-skb'; readonly year: number }
  | { readonly on: 'year-without-table'; readonly year: number };

/**
 * What a date counted from day 0 leans on. An expected holiday may fall a day earlier or later, so one on day 0 or on
 * the day behind the due date matters too, and so does one on a weekend.
 */
export function leaningsOf(startedOn: LocalDate, dueOn: LocalDate, calendar: Calendar): Leaning[] {
  const leanings: Leaning[] = [];
  const last = addDays(dueOn, 1);
  for (let date = startedOn; date <= last; date = addDays(date, 1)) {
    const holiday = calendar.holidays.get(date);
    if (holiday?.status === 'perkiraan') leanings.push({ on: 'expected-holiday', date, name: holiday.name });
  }
  // Day 0 counts in no year.
  for (let year = yearOf(addDays(startedOn, 1)); year <= yearOf(dueOn); year++) {
    const table = calendar.years.get(year);
    if (!table) leanings.push({ on: 'year-without-table', year });
    else if (table.status === 'perkiraan') leanings.push({ on: 'year-without-skb', year });
  }
  return leanings;
}
