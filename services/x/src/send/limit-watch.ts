import type { RateLimit } from '../api/rate-limit.js';

/** Whether a call may be made now. */
export type Turn =
  | {
      readonly turn: 'call';
      /** With what the answer said of the limit, if it said anything. To be called once, whatever came of the call. */
      end(limit: RateLimit | undefined): void;
    }
  | { readonly turn: 'wait'; readonly afterMs: number };

/** Keeps calls of one kind within what X has said it takes. */
export interface LimitWatch {
  /**
   * While nothing is known of a window, one call goes ahead and the others wait for what its answer says, once: X counts
   * a call that it refuses, so many at once would be asked for in vain.
   */
  take(): Promise<Turn>;
}

/** Begins knowing nothing. `now` in epoch milliseconds. */
export function createLimitWatch(now: () => number): LimitWatch {
  let known: { left: number; readonly resetAtMs: number } | undefined;
  let first: Promise<void> | undefined;
  let underWay = 0;

  function learn(limit: RateLimit): void {
    const resetAtMs = now() + limit.resetMs;
    // Answers overtake each other, and X tells whole seconds: of one window the fewest that were told count. Each tells
    // of the tightest window alone, so another one takes its place.
    const isSameWindow = known !== undefined && Math.abs(resetAtMs - known.resetAtMs) < 2_000;
    known = {
      // What has been taken of a known window is taken off already; of a new one X may not have seen it yet.
      left: isSameWindow && known ? Math.min(known.left, limit.remaining) : limit.remaining - underWay,
      resetAtMs,
    };
  }

  return {
    async take() {
      const isFirst = forgetPast() && first === undefined;
      if (!isFirst && first !== undefined) await first;
      forgetPast();
      if (known && known.left <= 0) return { turn: 'wait', afterMs: known.resetAtMs - now() };
      if (known) known.left -= 1;
      underWay += 1;
      let answered = (): void => undefined;
      if (isFirst) {
        first = new Promise((resolve) => {
          answered = resolve;
        });
      }
      return {
        turn: 'call',
        end(limit) {
          underWay -= 1;
          if (limit) learn(limit);
          if (isFirst) first = undefined;
          answered();
        },
      };
    },
  };

  /** Whether nothing is known. */
  function forgetPast(): boolean {
    if (known && now() >= known.resetAtMs) known = undefined;
    return known === undefined;
  }
}
