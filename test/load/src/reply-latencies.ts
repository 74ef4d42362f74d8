import { createLatencies, type LatencySummary } from './latencies.js';
import type { LedgerReply } from './ledger-tail.js';
import type { LoadOutcome } from './load-plan.js';

/**
 * From the planned send of each webhook to the moment the provider accepted its first reply, which the ledger dates to
 * the millisecond. `senders` are the senders in the order of the outcome's slots.
 */
export function replyLatencies(
  senders: readonly string[],
  outcome: Pick<LoadOutcome, 'plannedAtMs'>,
  replies: readonly LedgerReply[],
): LatencySummary {
  const repliedAtMs = new Map<string, number>();
  for (const { to, isAccepted, atMs } of replies) {
    if (isAccepted && !repliedAtMs.has(to)) repliedAtMs.set(to, atMs);
  }
  const latencies = createLatencies();
  senders.forEach((sender, slot) => {
    const plannedMs = outcome.plannedAtMs[slot];
    const replied = repliedAtMs.get(sender);
    if (plannedMs !== undefined && replied !== undefined) latencies.record(replied - plannedMs);
  });
  return latencies.summary();
}
