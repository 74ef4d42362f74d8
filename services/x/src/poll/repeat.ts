import { setTimeout as sleep } from 'node:timers/promises';
import { pauseAfter, type Round, type Trouble } from './round.js';

/** What is done again and again. */
export interface RepeatOptions {
  readonly everyMs: number;
  /** Never rejects. */
  run(): Promise<Round>;
  /** Told when the trouble is another one than before, and when it is over. */
  onTrouble(trouble: Trouble | undefined): void;
  readonly signal: AbortSignal;
}

/** Does a round at once and then again, at its pace or at that of what went wrong. Resolves when it has been stopped. */
export async function repeat({ everyMs, run, onTrouble, signal }: RepeatOptions): Promise<void> {
  let failures = 0;
  let before: string | undefined;
  while (!signal.aborted) {
    const round = await run();
    // What another process is at says nothing of our own trouble.
    if (round.round !== 'skipped') {
      failures = round.round === 'failed' ? failures + 1 : 0;
      const trouble = round.round === 'failed' ? round.trouble : undefined;
      if (trouble?.trouble !== before) onTrouble(trouble);
      before = trouble?.trouble;
    }
    await sleep(pauseAfter(round, failures, everyMs), undefined, { signal }).catch(() => undefined);
  }
}
