import type { Log } from '@kanal/runtime';
import type { Outbox } from './outbox.js';

/** A sweep that repeats until it is stopped. */
export interface Sweeping {
  /** Resolves when a sweep under way has ended. */
  stop(): Promise<void>;
}

/**
 * Sweeps the outboxes again and again. An outage makes a sweep fail; the next one tries again, and the log says so
 * once a failure begins and once it ends.
 */
export function startSweeping(outbox: Outbox, of: { everyMs: number; log: Log }): Sweeping {
  let failing = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    try {
      const relayed = await outbox.sweep();
      if (relayed > 0) of.log.info({ relayed }, 'outbox.swept');
      if (failing) of.log.info('outbox.sweep-recovered');
      failing = false;
    } catch (err) {
      if (!failing) of.log.warn({ err }, 'outbox.sweep-failed');
      failing = true;
    }
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = sweep().then(schedule);
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
