import type { Holiday } from '../calendar.js';

/** Days that one decision fixes. */
export function daysBy(
  source: string,
  kind: Holiday['kind'],
  days: readonly (readonly [date: string, name: string])[],
  status: Holiday['status'] = 'tetap',
): Holiday[] {
  return days.map(([date, name]) => ({ date, name, kind, status, source }));
}
