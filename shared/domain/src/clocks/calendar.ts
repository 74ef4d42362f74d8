import { z } from 'zod';
import type { LocalDate } from './local-date.js';

/** A date that exists: 30 February is refused. */
export const localDateSchema = z.iso.date();

const holidaySchema = z.strictObject({
  date: localDateSchema,
  name: z.string().trim().min(1).max(120),
  kind: z.enum(['libur', 'cuti-bersama']),
  /** `perkiraan`: nobody has fixed the day yet; it may fall a day earlier or later. */
  status: z.enum(['tetap', 'perkiraan']),
  /** The decision that fixes it, or why it is expected. */
  source: z.string().trim().min(1).max(200),
});

const yearSchema = z
  .strictObject({
    year: z.int().min(2020).max(2100),
    /** `perkiraan`: there is no SKB for the year, so any of its working days may still become cuti bersama. */
    status: z.enum(['tetap', 'perkiraan']),
    source: z.string().trim().min(1).max(200),
    days: z.array(holidaySchema).max(120),
  })
  .superRefine(({ year, days }, context) => {
    const seen = new Set<LocalDate>();
    for (const [i, { date }] of days.entries()) {
      const path = ['days', i, 'date'];
      if (!date.startsWith(`${year}-`)) {
        context.addIssue({ code: 'custom', path, message: `${date} is not a day of ${year}` });
      }
      if (seen.has(date))
        context.addIssue({ code: 'custom', path, message: `${date} is there twice: one line per day` });
      seen.add(date);
    }
  });

/** What a calendar file holds: years with their national holidays and cuti bersama, a holiday on a weekend included. */
export const calendarSchema = z
  .strictObject({ years: z.array(yearSchema).min(1).max(50) })
  .superRefine(({ years }, context) => {
    const seen = new Set<number>();
    for (const [i, { year }] of years.entries()) {
      if (seen.has(year))
        context.addIssue({ code: 'custom', path: ['years', i, 'year'], message: `${year} is there twice` });
      seen.add(year);
    }
  });

/** One national holiday, or one day of cuti bersama. */
export type Holiday = z.infer<typeof holidaySchema>;

/** The table of one year. */
export type CalendarYear = z.infer<typeof yearSchema>;

/** What a calendar file holds. */
export type CalendarData = z.infer<typeof calendarSchema>;

/** A calendar to count with. */
export interface Calendar {
  /** Names the tables: a due date is kept together with the version that it was counted by. */
  readonly version: string;
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly holidays: ReadonlyMap<LocalDate, Holiday>;
}

/** The calendar of these tables; of two tables of a year the later one holds, whole. */
export function createCalendar(version: string, years: readonly CalendarYear[]): Calendar {
  const byYear = new Map(years.map((table) => [table.year, table]));
  const holidays = [...byYear.values()].flatMap(({ days }) => days.map((day) => [day.date, day] as const));
  return { version, years: byYear, holidays: new Map(holidays) };
}
