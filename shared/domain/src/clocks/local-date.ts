import type { AgencyTimeZone } from '../agency-time.js';

/** A day of the calendar, `YYYY-MM-DD`: such strings compare as the days do. */
export type LocalDate = string;

const dayMs = 24 * 3_600_000;

/** Indonesia has no summer time, so a zone is its distance from UTC (Keppres 41/1987). */
const hoursAheadOfUtc = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
} as const satisfies Record<AgencyTimeZone, number>;

const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;

/** The day of the week, as officers read it. */
export type Weekday = (typeof weekdays)[number];

/** The date on the wall of an office in this zone. */
export function dateIn(zone: AgencyTimeZone, atMs: number): LocalDate {
  return new Date(atMs + hoursAheadOfUtc[zone] * 3_600_000).toISOString().slice(0, 10);
}

/** When this day begins in this zone, in ms since the epoch. */
export function startOf(date: LocalDate, zone: AgencyTimeZone): number {
  return Date.parse(`${date}T00:00:00.000Z`) - hoursAheadOfUtc[zone] * 3_600_000;
}

/** The day so many days later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Which day of the week it is. */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdays[new Date(`${date}T00:00:00.000Z`).getUTCDay()] ?? 'Minggu';
}

/** The days behind this one, in their order and without an end. A date costs more to write than to count. */
export function* daysAfter(
  date: LocalDate,
): Generator<{ readonly date: LocalDate; readonly weekday: Weekday }> {
  let atMs = Date.parse(`${date}T00:00:00.000Z`);
  for (;;) {
    atMs += dayMs;
    const day = new Date(atMs);
    yield { date: day.toISOString().slice(0, 10), weekday: weekdays[day.getUTCDay()] ?? 'Minggu' };
  }
}

/** The year of a date. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
