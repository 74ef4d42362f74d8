import type { Log } from '@kanal/runtime';
import type { Joiner } from './joiner.js';

/** What releasing needs. */
export interface ReleasePartsOptions {
  readonly joiner: Pick<Joiner, 'look'>;
  readonly everyMs: number;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
}

/**
 * Looks for messages whose parts are all there, or have been waited for long enough: at once and then again and again.
 * The first look gives none up, nor does the first after one that failed: after a standstill, ours or the bus's, the
 * operator still has the parts that are missing, and delivers them now.
 */
export function releaseParts({ joiner, everyMs, pause, log }: ReleasePartsOptions): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const running = run();
  async function run(): Promise<void> {
    for (let givesUp = false; !stopping.signal.aborted; ) {
      try {
        await joiner.look({ givesUp, signal: stopping.signal });
        givesUp = true;
      } catch (err) {
        // Nor could what operators delivered meanwhile be kept.
        givesUp = false;
        log.warn({ err }, 'smpp.parts-wait');
      }
      await pause(everyMs, stopping.signal);
    }
  }
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
