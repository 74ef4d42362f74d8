import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, KanalError, type Log } from '@kanal/runtime';
import { isTransientStoreError } from '@kanal/store';

/**
 * Makes an attempt, and makes it again while the database or the broker is away. The deliveries it is for stay in
 * hand meanwhile: they use up the room there is for them, so nothing more is pulled, and none is put back only to
 * come again until it counts as undeliverable. Rejects with what is no outage, and with the outage when the router
 * stops. The attempt has to be one that can be made twice.
 */
export type ThroughOutages = <T>(attempt: () => Promise<T>) => Promise<T>;

/** Waits up to five seconds between attempts; the log says once that it waits. `signal` ends the waiting. */
export function createThroughOutages(of: {
  signal: AbortSignal;
  random: () => number;
  log: Log;
}): ThroughOutages {
  const { signal, random, log } = of;
  return async (attempt) => {
    for (let count = 0; ; count++) {
      try {
        return await attempt();
      } catch (error) {
        if (!isOutage(error) || signal.aborted) throw error;
        if (count === 0) log.warn({ err: error }, 'router.waiting');
        const pauseMs = backoffMs(count, { baseMs: 200, capMs: 5_000, random });
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
  };
}

/** Whether the same call may succeed later without anybody changing the message. */
export function isOutage(error: unknown): boolean {
  return isTransientStoreError(error) || (error instanceof KanalError && error.retryable);
}
