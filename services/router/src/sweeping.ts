import type { Log } from '@kanal/runtime';

/** A sweep that repeats until it is stopped. */
export interface Sweeping {
  /** Resolves when a sweep under way has ended. */
  stop(): Promise<void>;
}

/**
 * Sweeps again and again. An outage makes a sweep fail; the next one tries again, and the log says so once a failure
 * begins and once it ends.
 * @param sweep does what has come due, and says how much that was.
 */
export function startSweeping(
  name: string,
  sweep: () => Promise<number>,
  of: { everyMs: number; log: Log },
): Sweeping {
  let failing = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function sweepOnce(): Promise<void> {
    try {
      const swept = await sweep();
      if (swept > 0) of.log.info({ swept }, `${name}.swept`);
      if (failing) of.log.info(`${name}.sweep-recovered`);
      failing = false;
    } catch (err) {
      if (!failing) of.log.warn({ err }, `${name}.sweep-failed`);
      failing = true;
    }
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = sweepOnce().then(schedule);
    }, of.everyMs);
  }
  schedule();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
