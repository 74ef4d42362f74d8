import type { LatencySummary } from './latencies.js';
import { type Measurement, withoutMessages } from './measure-load.js';
import { measureUsage, type Usage } from './process-usage.js';
import type { Books } from './reconcile.js';
import { replyLatencies } from './reply-latencies.js';
import { connections, openPlan } from './run-webhooks.js';
import type { Scene } from './scene.js';

/** From a citizen's SMS to the answer, through everything. */
export interface EndToEndResult {
  readonly complaints: number;
  /** From the first webhook to the last reply accepted by the provider. */
  readonly seconds: number;
  readonly complaintsPerSecond: number;
  /** Over the whole time, the answering included. */
  readonly usage: Usage;
  readonly books: Books;
  readonly half: Measurement & {
    readonly ratePerSecond: number;
    /** From the planned webhook to the reply accepted by the provider. */
    readonly replyLatency: LatencySummary;
    readonly books: Books;
  };
}

/** Sends new complaints as fast as they are taken, waits for the last reply, then sends at half that rate. */
export async function runEndToEnd(
  scene: Scene,
  of: { readonly complaints: number; readonly seconds: number },
): Promise<EndToEndResult> {
  const endUsage = measureUsage(scene.stack.pids());
  await scene.send({ kind: 'closed', connections, maxMs: of.seconds * 10_000 }, of.complaints);
  const { books, secondsToLastReply } = await scene.settle();
  const usage = endUsage();
  const complaintsPerSecond = secondsToLastReply === 0 ? 0 : books.replies / secondsToLastReply;

  const halfRate = Math.max(1, Math.round(complaintsPerSecond / 2));
  const half = await scene.send(openPlan(halfRate), Math.ceil(halfRate * of.seconds));
  const halfEnd = await scene.settle();
  const senders = half.sent.map(({ from }) => from);
  return {
    complaints: of.complaints,
    seconds: secondsToLastReply,
    complaintsPerSecond,
    usage,
    books,
    half: {
      ratePerSecond: halfRate,
      ...withoutMessages(half),
      replyLatency: replyLatencies(senders, half.outcome, halfEnd.replies),
      books: halfEnd.books,
    },
  };
}
