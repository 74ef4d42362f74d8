import type { Pause } from '../connection/own-lease.js';
import { typing } from '../limits.js';

/** When replies may go out: one after the other, with pauses such as a person makes. */
export interface Pacing {
  /**
   * Runs `work` when it is its turn. @returns what it returns, or `busy` when the turn did not come within `maxWaitMs`
   * or the signal was aborted before: then `work` was not begun.
   */
  inTurn<T>(maxWaitMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T | 'busy'>;
}

/** What pacing needs. */
export interface PacingOptions {
  readonly perSecond: number;
  readonly now: () => number;
  readonly pause: Pause;
  readonly random: () => number;
}

/**
 * Not more than `perSecond`, counted from the end of one reply to the beginning of the next, and up to half as much
 * again at random: what comes in a steady beat is a machine.
 */
export function createPacing({ perSecond, now, pause, random }: PacingOptions): Pacing {
  const gapMs = 1_000 / perSecond;
  let freeAtMs = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    inTurn<T>(maxWaitMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T | 'busy'> {
      const untilMs = now() + maxWaitMs;
      const turn = last.then(async (): Promise<T | 'busy'> => {
        if (signal.aborted || Math.max(now(), freeAtMs) > untilMs) return 'busy';
        await pause(Math.max(0, freeAtMs - now()), signal);
        if (signal.aborted) return 'busy';
        try {
          return await work();
        } finally {
          freeAtMs = now() + gapMs * (1 + random() / 2);
        }
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** How long a person would write at this text: longer for a longer one, within bounds, a fifth more or less by chance. */
export function typingMs(text: string, random: () => number): number {
  const { leastMs, mostMs, perCharacterMs } = typing;
  const steady = Math.min(mostMs, Math.max(leastMs, text.length * perCharacterMs));
  return Math.round(Math.min(mostMs, steady * (0.8 + random() * 0.4)));
}
