import type { AgencyTimeZone } from '../agency-time.js';
import type { Calendar } from './calendar.js';
import { type DueDate, dueDate } from './due-date.js';
import { type ClockBasis, type Limit, limitOf } from './limit.js';
import { dateIn, type LocalDate } from './local-date.js';
import { type ClockName, type ClockPolicies, type ClockStart, clockNames } from './policies.js';
import { type ClockWarning, type WarningPercent, warningsOf } from './warnings.js';

/** What a clock was before it was counted anew. */
export interface EarlierCount {
  readonly at: Date;
  /** Who had it counted anew. */
  readonly actor: string;
  readonly dueOn: LocalDate;
  readonly workingDays: number;
  readonly policyId: string;
  readonly calendarVersion: string;
}

/** A clock of a complaint, as it is kept with it. Holds nothing personal. */
export interface ComplaintClock {
  readonly name: ClockName;
  /** `batas`: the limit of the regulation. `target-internal`: the agency's own, a clock of its own beside the limit. */
  readonly kind: 'batas' | 'target-internal';
  readonly startedAt: Date;
  readonly zone: AgencyTimeZone;
  readonly workingDays: number;
  readonly dueOn: LocalDate;
  /** From then on it is late. */
  readonly dueAt: Date;
  readonly policyId: string;
  readonly calendarVersion: string;
  readonly isPrediction: boolean;
  readonly isPausable: boolean;
  /** What its limit was chosen by. */
  readonly basis: ClockBasis;
  readonly warnings: readonly ClockWarning[];
  /** Shares that were told, also when it was counted anew since: nobody is told twice. */
  readonly warned: readonly WarningPercent[];
  readonly pauses: readonly { readonly from: Date; readonly to?: Date }[];
  readonly stoppedAt?: Date;
  /** Earlier counts, oldest first. */
  readonly history: readonly EarlierCount[];
}

/** What clocks are counted by. */
export interface ClockRules {
  readonly policies: ClockPolicies;
  readonly calendar: Calendar;
  readonly zone: AgencyTimeZone;
}

/**
 * The clocks that an event starts, each with the agency's own target beside it where there is one. A clock whose limit
 * depends on a class that is not known yet is missing: it is started later, from the same moment.
 */
export function clocksStartedBy(
  event: ClockStart,
  atMs: number,
  { policies, calendar, zone }: ClockRules,
  basis: ClockBasis = {},
): ComplaintClock[] {
  return clockNames.flatMap((name) => {
    const { limit } = limitOf(name, dateIn(zone, atMs), basis, policies);
    if (limit?.start !== event) return [];
    const start = { name, startedAt: new Date(atMs), zone, basis, warned: [], pauses: [], history: [] };
    const clock = (kind: ComplaintClock['kind']): ComplaintClock[] => {
      const counted = countOf(kind, limit);
      if (!counted) return [];
      const due = dueDate({ startedAtMs: atMs, ...counted, calendar, zone });
      return [{ ...start, kind, ...counted, isPausable: limit.isPausable, ...outcomeOf(due, zone) }];
    };
    return [...clock('batas'), ...clock('target-internal')];
  });
}

/** The due date of a clock by this calendar, day by day. */
export function dueDateOf(clock: ComplaintClock, calendar: Calendar): DueDate {
  const { startedAt, workingDays, policyId, zone } = clock;
  // A pause that has not ended has no days yet: they are counted when it ends.
  const pauses = clock.pauses.flatMap(({ from, to }) =>
    to ? [{ from: dateIn(zone, from.getTime()), to: dateIn(zone, to.getTime()) }] : [],
  );
  return dueDate({ startedAtMs: startedAt.getTime(), workingDays, policyId, calendar, zone, pauses });
}

/** The same clock counted by these rules, with what it was before in its history; the very same when nothing differs. */
export function recounted(
  clock: ComplaintClock,
  { policies, calendar }: Pick<ClockRules, 'policies' | 'calendar'>,
  by: { readonly at: Date; readonly actor: string },
): ComplaintClock {
  const { limit } = limitOf(clock.name, dateIn(clock.zone, clock.startedAt.getTime()), clock.basis, policies);
  // Without a rule for it any more it stays as it was counted.
  const { workingDays, policyId } = (limit && countOf(clock.kind, limit)) ?? clock;
  const isPausable = limit?.isPausable ?? clock.isPausable;
  const next = { ...clock, workingDays, policyId, isPausable };
  const outcome = outcomeOf(dueDateOf(next, calendar), clock.zone);
  const isSame =
    outcome.dueOn === clock.dueOn &&
    outcome.calendarVersion === clock.calendarVersion &&
    outcome.isPrediction === clock.isPrediction &&
    workingDays === clock.workingDays &&
    policyId === clock.policyId &&
    isPausable === clock.isPausable;
  if (isSame) return clock;
  const { dueOn, calendarVersion } = clock;
  const before = { ...by, dueOn, workingDays: clock.workingDays, policyId: clock.policyId, calendarVersion };
  return { ...next, ...outcome, history: [...clock.history, before] };
}

function countOf(
  kind: ComplaintClock['kind'],
  { workingDays, policyId, target }: Limit,
): { readonly workingDays: number; readonly policyId: string } | undefined {
  if (kind === 'batas') return { workingDays, policyId };
  return target && { workingDays: target.workingDays, policyId: `${policyId}+${target.id}` };
}

function outcomeOf(due: DueDate, zone: AgencyTimeZone) {
  const { dueOn, dueAtMs, calendarVersion, isPrediction } = due;
  return { dueOn, dueAt: new Date(dueAtMs), calendarVersion, isPrediction, warnings: warningsOf(due, zone) };
}
