import { type ComplaintState, closedStates } from '@kanal/domain';
import type { ComplaintProgress, ProgressClock } from '@kanal/store/progress';

/** A date that its citizen can hold us to. */
export interface NextDate {
  readonly clock: ProgressClock;
  /** It has passed. */
  readonly isLate: boolean;
}

const closed: ReadonlySet<ComplaintState> = new Set(closedStates);

/**
 * The dates that matter now: the oldest limit that was missed, if any, and the nearest that is to come. None for a
 * complaint that is over, and none by a clock that stands still. The agency's own targets are no promise and left out,
 * and so is an automatic end that is overdue: nobody waits for it.
 */
export function nextDates(
  { state, clocks }: Pick<ComplaintProgress, 'state' | 'clocks'>,
  nowMs: number,
): readonly NextDate[] {
  if (closed.has(state)) return [];
  const running = clocks
    .filter((clock) => clock.kind === 'batas' && clock.stoppedAt === undefined && !isPaused(clock))
    .map((clock) => ({ clock, isLate: clock.dueAt.getTime() <= nowMs }))
    .toSorted((a, b) => a.clock.dueAt.getTime() - b.clock.dueAt.getTime());
  const late = running.find(({ clock, isLate }) => isLate && clock.name !== 'tutup-otomatis');
  const coming = running.find(({ isLate }) => !isLate);
  return [late, coming].filter((date) => date !== undefined);
}

/** What pauses a clock without an end has no date that could be told. */
function isPaused({ pauses }: ProgressClock): boolean {
  return pauses.some(({ to }) => to === undefined);
}
