import { type Calendar, type CalendarData, createCalendar } from './calendar.js';
import { holidays2024 } from './holidays/2024.js';
import { holidays2025 } from './holidays/2025.js';
import { holidays2026 } from './holidays/2026.js';
import { holidays2027 } from './holidays/2027.js';

/** The calendar that comes with Kanal, in the form of a calendar file. */
export const builtInCalendar: CalendarData = {
  years: [holidays2024, holidays2025, holidays2026, holidays2027],
};

/** Raised with every change of a table above: due dates are kept with it. */
const builtInVersion = 'bawaan-1';

/**
 * The calendar that holds: what comes with Kanal, and over it, year by year, what the agency has imported.
 * @param imported the newest setting `calendar`, if there is one
 */
export function calendarOf(imported?: { readonly version: number; readonly data: CalendarData }): Calendar {
  if (!imported) return createCalendar(builtInVersion, builtInCalendar.years);
  // Both are named: the years that were not imported may change with Kanal.
  const version = `setelan-${imported.version}+${builtInVersion}`;
  return createCalendar(version, [...builtInCalendar.years, ...imported.data.years]);
}
