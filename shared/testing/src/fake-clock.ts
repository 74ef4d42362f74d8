/** A clock that stands still until it is told to move. */
export interface FakeClock {
  /** The time as epoch milliseconds; pass this function where a `Clock` is wanted. */
  (): number;
  /** Moves on by `ms` and returns the new time. */
  advance(ms: number): number;
}

/** A clock that shows `startIso` (ISO 8601). */
export function fakeClock(startIso: string): FakeClock {
  let nowMs = Date.parse(startIso);
  if (Number.isNaN(nowMs)) throw new Error(`not an ISO 8601 time: ${startIso}`);
  return Object.assign(() => nowMs, {
    advance: (ms: number) => {
      nowMs += ms;
      return nowMs;
    },
  });
}
