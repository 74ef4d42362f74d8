import type { AgencyTimeZone } from '../agency-time.js';
import type { Calendar } from './calendar.js';
import { type Leaning, leaningsOf } from './leanings.js';
import {
  addDays,
  dateIn,
  daysAfter,
  type LocalDate,
  startOf,
  type Weekday,
  weekdayOf,
} from './local-date.js';

/** Why a day is none of the counted ones. `hari-mulai` is day 0, `jeda` a day on which the clock stood still. */
export type UncountedReason = 'hari-mulai' | 'akhir-pekan' | 'libur' | 'cuti-bersama' | 'jeda';

/** One day on the way to a due date: counted as the nth, or not, and why. */
export type ExplainedDay = { readonly date: LocalDate; readonly weekday: Weekday } & (
  | { readonly nth: number }
  | {
      readonly nth?: undefined;
      readonly why: UncountedReason;
      /** Of a holiday. */
      readonly name?: string;
      /** The holiday is expected, not fixed. */
      readonly isExpected?: true;
    }
);

/** A time in which a clock stands still: the days behind `from`, up to and including `to`. */
export interface PausedDays {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What is counted. */
export interface Counting {
  readonly startedAtMs: number;
  /** At least 1. */
  readonly workingDays: number;
  readonly policyId: string;
  readonly calendar: Calendar;
  readonly zone: AgencyTimeZone;
  readonly pauses?: readonly PausedDays[];
}

/** A due date that explains itself. */
export interface DueDate {
  /** Day 0. */
  readonly startedOn: LocalDate;
  /** The last day in time. */
  readonly dueOn: LocalDate;
  /** When that day is over in the agency's zone: from this moment on it is late. */
  readonly dueAtMs: number;
  /** Every day from day 0 to the due date. */
  readonly days: readonly ExplainedDay[];
  readonly calendarVersion: string;
  readonly policyId: string;
  /** What the date leans on that nobody has fixed; empty when nothing. */
  readonly leansOn: readonly Leaning[];
  readonly isPrediction: boolean;
}

/** Working day: Monday to Friday, neither holiday nor cuti bersama (domain reference, section 8). */
function whyNotWorked(
  { date, weekday }: { readonly date: LocalDate; readonly weekday: Weekday },
  { holidays }: Calendar,
):
  | {
      readonly why: 'akhir-pekan' | 'libur' | 'cuti-bersama';
      readonly name?: string;
      readonly isExpected?: true;
    }
  | undefined {
  if (weekday === 'Sabtu' || weekday === 'Minggu') return { why: 'akhir-pekan' };
  const holiday = holidays.get(date);
  if (!holiday) return undefined;
  const { kind, name, status } = holiday;
  return { why: kind, name, ...(status === 'perkiraan' && { isExpected: true }) };
}

/**
 * The day on which so many working days are full. The day of the start in the agency's zone is day 0, whatever the
 * hour; counting begins with the next working day. Never fails: a year without a table has weekends only, and the
 * result says that it leans on it.
 */
export function dueDate({
  startedAtMs,
  workingDays,
  policyId,
  calendar,
  zone,
  pauses = [],
}: Counting): DueDate {
  const startedOn = dateIn(zone, startedAtMs);
  const days: [ExplainedDay, ...ExplainedDay[]] = [
    { date: startedOn, weekday: weekdayOf(startedOn), why: 'hari-mulai' },
  ];
  const dates: [LocalDate, ...LocalDate[]] = [startedOn];
  let counted = 0;
  for (const day of daysAfter(startedOn)) {
    const { date } = day;
    const isPaused = pauses.some(({ from, to }) => from < date && date <= to);
    const not = whyNotWorked(day, calendar) ?? (isPaused ? ({ why: 'jeda' } as const) : undefined);
    if (!not) counted++;
    days.push({ ...day, ...(not ?? { nth: counted }) });
    dates.push(date);
    if (counted >= workingDays) break;
  }
  const dueOn = dates.at(-1) ?? startedOn;
  const leansOn = leaningsOf(dates, calendar);
  return {
    startedOn,
    dueOn,
    dueAtMs: startOf(addDays(dueOn, 1), zone),
    days,
    calendarVersion: calendar.version,
    policyId,
    leansOn,
    isPrediction: leansOn.length > 0,
  };
}
