import { type ClockRules, type ComplaintClock, recounted } from './complaint-clock.js';
import type { ClockName } from './policies.js';
import type { ClockWarning, WarningPercent } from './warnings.js';

/**
 * What can happen to the clocks of a complaint. Each takes the clocks and gives them as they are afterwards: the very
 * same list when nothing changes, so that doing it again is nothing to write.
 */
export type Clocks = readonly ComplaintClock[];

const isRunning = ({ stoppedAt }: ComplaintClock): boolean => stoppedAt === undefined;
const isPaused = ({ pauses }: ComplaintClock): boolean => pauses.some(({ to }) => to === undefined);
const isSameClock = (a: ComplaintClock, b: ComplaintClock): boolean => a.name === b.name && a.kind === b.kind;

function changed(clocks: Clocks, change: (clock: ComplaintClock) => ComplaintClock): Clocks {
  const next = clocks.map(change);
  return next.every((clock, i) => clock === clocks[i]) ? clocks : next;
}

/** With these running too. One of which there is a running one, or that was started at this very moment before, is left out. */
export function withStarted(clocks: Clocks, started: Clocks): Clocks {
  const isThere = (clock: ComplaintClock) =>
    clocks.some(
      (other) =>
        isSameClock(other, clock) &&
        (isRunning(other) || other.startedAt.getTime() === clock.startedAt.getTime()),
    );
  const added = started.filter((clock) => !isThere(clock));
  return added.length === 0 ? clocks : [...clocks, ...added];
}

/** With this clock standing still, where its policy lets it. */
export function withPaused(clocks: Clocks, name: ClockName, at: Date): Clocks {
  return changed(clocks, (clock) =>
    clock.name === name && clock.isPausable && isRunning(clock) && !isPaused(clock)
      ? { ...clock, pauses: [...clock.pauses, { from: at }] }
      : clock,
  );
}

/** With this clock going on: the days it stood still are not counted, and what its due date was before is kept. */
export function withResumed(
  clocks: Clocks,
  name: ClockName,
  rules: Pick<ClockRules, 'policies' | 'calendar'>,
  by: { readonly at: Date; readonly actor: string },
): Clocks {
  return changed(clocks, (clock) => {
    if (clock.name !== name || !isRunning(clock) || !isPaused(clock)) return clock;
    const pauses = clock.pauses.map((pause) => (pause.to ? pause : { ...pause, to: by.at }));
    return recounted({ ...clock, pauses }, rules, by);
  });
}

/** With these clocks at their end, or all of them. A stopped one keeps what it was, and warns no more. */
export function withStopped(clocks: Clocks, names: readonly ClockName[] | 'all', at: Date): Clocks {
  return changed(clocks, (clock) =>
    isRunning(clock) && (names === 'all' || names.includes(clock.name)) ? { ...clock, stoppedAt: at } : clock,
  );
}

/** With those that run counted by these rules. */
export function withRecounted(
  clocks: Clocks,
  rules: Pick<ClockRules, 'policies' | 'calendar'>,
  by: { readonly at: Date; readonly actor: string },
): Clocks {
  return changed(clocks, (clock) => (isRunning(clock) ? recounted(clock, rules, by) : clock));
}

/** The warnings of a clock whose moment has come and that were not told. */
export function warningsDue(clock: ComplaintClock, nowMs: number): ClockWarning[] {
  if (!isRunning(clock) || isPaused(clock)) return [];
  return clock.warnings.filter(({ percent, at }) => at.getTime() <= nowMs && !clock.warned.includes(percent));
}

/** With this warning of this clock told. */
export function withWarned(
  clocks: Clocks,
  of: Pick<ComplaintClock, 'name' | 'kind' | 'startedAt'>,
  percent: WarningPercent,
): Clocks {
  return changed(clocks, (clock) =>
    clock.name === of.name &&
    clock.kind === of.kind &&
    clock.startedAt.getTime() === of.startedAt.getTime() &&
    !clock.warned.includes(percent)
      ? { ...clock, warned: [...clock.warned, percent] }
      : clock,
  );
}

/** When the next warning is to be told; undefined when none is left. */
export function nextWarningAt(clocks: Clocks): Date | undefined {
  const moments = clocks.flatMap((clock) =>
    warningsDue(clock, Number.POSITIVE_INFINITY).map(({ at }) => at.getTime()),
  );
  return moments.length === 0 ? undefined : new Date(Math.min(...moments));
}
