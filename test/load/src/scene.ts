import type { LedgerReply } from './ledger-tail.js';
import type { LoadPlan } from './load-plan.js';
import { type MeasuredRun, measureLoad } from './measure-load.js';
import { nowMs } from './now-ms.js';
import { type Books, reconcile, type SentMessage } from './reconcile.js';
import type { Stack } from './stack.js';
import type { Witness } from './witness.js';

/** The books of a run, and the replies they were made from. */
interface Settlement {
  readonly books: Books;
  readonly replies: readonly LedgerReply[];
  /** From the first webhook of the run to the last reply. */
  readonly secondsToLastReply: number;
}

/** A running Kanal with its witness: sends to the one and compares with the other. */
export interface Scene {
  readonly stack: Stack;
  /** Sends `count` messages nobody has sent before. */
  send(plan: LoadPlan, count: number): Promise<MeasuredRun>;
  /** Waits until all sent since the last time is answered, then compares every id. */
  settle(): Promise<Settlement>;
}

/** Sets the scene. `series` tells the messages of this bench from those of any other. */
export function createScene(of: {
  readonly stack: Stack;
  readonly witness: Witness;
  readonly series: string;
  readonly log: (line: string) => void;
}): Scene {
  const { stack, witness, series, log } = of;
  let next = 0;
  let open: SentMessage[] = [];
  let firstSentMs: number | undefined;

  return {
    stack,
    async send(plan, count) {
      const first = next;
      next += count;
      const run = await measureLoad({ target: stack.target, plan, series, first, count, pids: stack.pids() });
      firstSentMs ??= run.outcome.startedAtMs;
      open.push(...run.sent);
      return run;
    },
    async settle() {
      const startedMs = firstSentMs ?? nowMs();
      const expected = open.filter(({ fate }) => fate === 'accepted').length;
      let saidMs = nowMs();
      await witness.waitForReplies(expected, (accepted) => {
        if (nowMs() - saidMs < 5_000) return;
        saidMs = nowMs();
        log(`${accepted} of ${expected} answered`);
      });
      const evidence = await witness.collect();
      const books = reconcile({ sent: open, ...evidence });
      open = [];
      firstSentMs = undefined;
      const lastReplyMs = evidence.replies.reduce((last, { atMs }) => Math.max(last, atMs), startedMs);
      return { books, replies: evidence.replies, secondsToLastReply: (lastReplyMs - startedMs) / 1000 };
    },
  };
}
