import type { RateLimit } from '../api/rate-limit.js';
import { unlessAborted } from '../api/unless-aborted.js';

/** Whether a call may be made now. */
export type Turn =
  | {
      readonly turn: 'call';
      /**
       * With what the answer said of the limit, if it said anything. To be called once, whatever came of the call.
       * @param wasAsked false when X has seen nothing of it: its place in the window is free again.
       */
      end(limit: RateLimit | undefined, wasAsked: boolean): void;
    }
  /** X has said so. */
  | { readonly turn: 'wait'; readonly afterMs: number }
  /** Nobody knows yet: the first call has had no answer. */
  | { readonly turn: 'unknown' };

/** Keeps calls of one kind within what X has said it takes. */
export interface LimitWatch {
  /**
   * While nothing is known of a window, one call goes ahead and the others wait a moment for what its answer says, once:
   * X counts a call that it refuses, so many at once would be asked for in vain.
   */
  take(): Promise<Turn>;
}

/** Much less than a call may take: who waits also has a call to make. */
const firstMs = 3_000;

/**
 * Begins knowing nothing.
 * @param now in epoch milliseconds.
 * @param waitMs for the first answer.
 */
export function createLimitWatch(now: () => number, waitMs = firstMs): LimitWatch {
  /** `told` is the least that X has said of this window: more is never given back than that. */
  let known: { left: number; readonly told: number; readonly resetAtMs: number } | undefined;
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
      told: isSameWindow && known ? Math.min(known.told, limit.remaining) : limit.remaining,
      resetAtMs,
    };
  }

  return {
    async take() {
      const isFirst = forgetPast() && first === undefined;
      if (!isFirst && first !== undefined && !(await isOver(first))) return { turn: 'unknown' };
      forgetPast();
      if (known && known.left <= 0) return { turn: 'wait', afterMs: known.resetAtMs - now() };
      if (known) known.left -= 1;
      const window = known?.resetAtMs;
      underWay += 1;
      let answered = (): void => undefined;
      if (isFirst) {
        first = new Promise((resolve) => {
          answered = resolve;
        });
      }
      return {
        turn: 'call',
        end(limit, wasAsked) {
          underWay -= 1;
          if (limit) learn(limit);
          if (!wasAsked && known && known.resetAtMs === window) {
            known.left = Math.min(known.told, known.left + 1);
          }
          if (isFirst) first = undefined;
          answered();
        },
      };
    },
  };

  /** Whether the first call has been answered in time. */
  async function isOver(answered: Promise<void>): Promise<boolean> {
    const inTime = await unlessAborted(
      answered.then(() => true),
      AbortSignal.timeout(waitMs),
    );
    return inTime === true;
  }

  /** Whether nothing is known. */
  function forgetPast(): boolean {
    if (known && now() >= known.resetAtMs) known = undefined;
    return known === undefined;
  }
}
