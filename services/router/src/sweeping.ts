import type { Log } from '@kanal/runtime';

/** A sweep that repeats until it is stopped. */
export interface Sweeping {
  /** Resolves when a sweep under way has ended. */
  stop(): Promise<void>;
}

/**
 * Sweeps again and again. An outage makes a sweep fail; the next one tries again, and the log says so once a failure
 * begins and once it ends.
 * @param of.name what the log calls it
 */
export function startSweeping(
  swept: { sweep(): Promise<number> },
  of: { name: string; everyMs: number; log: Log },
): Sweeping {
  const { name, everyMs, log } = of;
  let failing = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    try {
      const count = await swept.sweep();
      if (count > 0) log.info({ count }, `${name}.swept`);
      if (failing) log.info(`${name}.sweep-recovered`);
      failing = false;
    } catch (err) {
      if (!failing) log.warn({ err }, `${name}.sweep-failed`);
      failing = true;
    }
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = sweep().then(schedule);
    }, everyMs);
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
