import { calendarOf } from './built-in-calendar.js';
import { builtInPolicies } from './built-in-policies.js';
import { calendarSchema } from './calendar.js';
import type { ClockRules } from './complaint-clock.js';
import { clockPoliciesSchema } from './policies.js';

/** A setting as the store gives it. */
interface StoredSetting {
  readonly version: number;
  readonly data: unknown;
}

/**
 * The rules that hold: what the agency has set, else what comes with Kanal.
 * @param settings the newest `calendar` and `clock-policies`
 * @throws ZodError when a stored value does not fit: it was written by another version, and is to be imported again
 */
export function clockRulesFrom(
  settings: ReadonlyMap<string, StoredSetting>,
): Pick<ClockRules, 'policies' | 'calendar'> {
  const [calendar, policies] = [settings.get('calendar'), settings.get('clock-policies')];
  return {
    calendar: calendarOf(
      calendar && { version: calendar.version, data: calendarSchema.parse(calendar.data) },
    ),
    policies: policies ? clockPoliciesSchema.parse(policies.data) : builtInPolicies,
  };
}
