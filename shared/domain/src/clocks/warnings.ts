import type { AgencyTimeZone } from '../agency-time.js';
import type { DueDate } from './due-date.js';
import { startOf } from './local-date.js';

/** The shares of the working time at which is warned, in percent. 100: the limit is passed. */
export const warningPercents = [50, 80, 100] as const;

/** At which share of the working time. */
export type WarningPercent = (typeof warningPercents)[number];

/** A warning and its moment. */
export interface ClockWarning {
  readonly percent: WarningPercent;
  readonly at: Date;
}

const dayMs = 24 * 3_600_000;

/**
 * The warnings of a due date, each with the first moment at which its share of the working time is over. A working day
 * is worked from midnight to midnight of the agency's zone: half of 3 days is noon of the second, all of them the end
 * of the third. (Office hours are nowhere sourced, and a warning is no work of anybody's.)
 */
export function warningsOf({ days }: Pick<DueDate, 'days'>, zone: AgencyTimeZone): ClockWarning[] {
  const counted = days.filter(({ nth }) => nth !== undefined);
  return warningPercents.flatMap((percent) => {
    // In hundredths of a day, so that nothing is rounded.
    const elapsed = counted.length * percent;
    const index = Math.ceil(elapsed / 100) - 1;
    const day = counted[index];
    if (!day) return [];
    return [{ percent, at: new Date(startOf(day.date, zone) + ((elapsed - index * 100) * dayMs) / 100) }];
  });
}
