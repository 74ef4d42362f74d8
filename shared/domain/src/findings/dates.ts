import type { AgencyTimeZone } from '../agency-time.js';

/** A day as the number of days since 1 January 1970. */
export type DayNumber = number;

/** Indonesia's zones know no summer time: Keppres 41/1987. */
const hoursOf: Readonly<Record<AgencyTimeZone, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

const dayMs = 86_400_000;

/** Nothing that a citizen reports lies before it. */
const firstYear = 1945;
const firstDay = Date.UTC(firstYear, 0, 1) / dayMs;
/** Beyond it ISO 8601 has other forms. */
const lastDay = Date.UTC(9999, 11, 31) / dayMs;

/** The agency's day at a moment, or undefined for a moment that no message can have. */
export function dayAt(atMs: number, timeZone: AgencyTimeZone): DayNumber | undefined {
  const day = Math.floor((atMs + hoursOf[timeZone] * 3_600_000) / dayMs);
  return day >= firstDay && day <= lastDay ? day : undefined;
}

/**
 * The day of a date, or undefined for one that does not exist (31 April, 29 February 2025) or lies before 1945.
 * Months count from 1.
 */
export function dayOf(year: number, month: number, day: number): DayNumber | undefined {
  if (year < firstYear || year > 9999) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return undefined;
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** A day's date. Months count from 1, weekdays from 0 = Sunday. */
export function dateOf(day: DayNumber): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(day * dayMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** YYYY-MM-DD. */
export function isoOf(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The number of days of a month, from 1 = January. */
export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The same day of an earlier month; of a month that is too short its last day. */
export function monthsBefore(day: DayNumber, months: number): DayNumber {
  const date = dateOf(day);
  const index = date.year * 12 + date.month - 1 - months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayOf(year, month, Math.min(date.day, lengthOfMonth(year, month))) ?? firstDay;
}

/** The last date with this day and month that is not after `today`; 29 February goes back to a leap year. */
export function lastDate(month: number, day: number, today: DayNumber): DayNumber | undefined {
  if (day > 31 || month > 12) return undefined;
  const { year } = dateOf(today);
  for (let back = 0; back <= 8; back++) {
    const found = dayOf(year - back, month, day);
    if (found !== undefined && found <= today) return found;
  }
  return undefined;
}

/** The last `day`th of a month that is not after `today`; the 31st goes back to a month that has one. */
export function lastDayOfMonth(day: number, today: DayNumber): DayNumber | undefined {
  const { year, month } = dateOf(today);
  for (let back = 0; back <= 12; back++) {
    const index = year * 12 + month - 1 - back;
    const found = dayOf(Math.floor(index / 12), (index % 12) + 1, day);
    if (found !== undefined && found <= today) return found;
  }
  return undefined;
}
