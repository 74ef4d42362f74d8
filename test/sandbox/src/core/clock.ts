import { setTimeout as wait } from 'node:timers/promises';

/** Time as the sandbox sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Resolves after `ms`; rejects with an AbortError when the signal fires first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: async (ms, signal) => {
    signal.throwIfAborted();
    // A timer of 0 ms still costs a turn of the loop; under load that would be three per message.
    if (ms > 0) await wait(ms, undefined, { signal });
  },
};
