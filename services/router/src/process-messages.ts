import type { Clock, Crash } from '@kanal/runtime';
import type { OwnedEntry, ReceiptOutcome, Store } from '@kanal/store';
import { commit } from './commit.js';
import type { Outbox } from './outbox.js';
import type { Plan, PlanContext, Work } from './plan.js';

/** What became of a message: a receipt's outcome, or `duplicate` when it had been settled before. */
export type Outcome = ReceiptOutcome | 'duplicate';

/**
 * The order of durable steps. Each step can be done again: a crash between any two of them leads back to the
 * first, which finds the receipt and goes on.
 *
 * 1. receipt   `_id` = dedupe key. Settled already: nothing to do, for ever.
 * 2. commit    the complaint or conversation, in one write with its outbox entries. Idempotent by the ids in it.
 * 3. settle    the receipt gets its outcome: from now on the message is a duplicate.
 * 4. relay     outbox → JetStream under stable ids, then out of the outbox. Left behind: the sweeper's.
 *
 * The caller acknowledges to JetStream after all four.
 */
export async function processMessages(
  works: readonly Work[],
  of: { store: Store; outbox: Outbox; context: () => PlanContext; clock: Clock; crash: Crash },
): Promise<Map<string, Outcome>> {
  const { store, outbox, context, clock, crash } = of;
  const outcomes = new Map<string, Outcome>();

  store.assertReady();
  const receipts = await store.insertReceipts(works.map((work) => work.message));
  crash('router.after-receipt');
  const redone = new Set<string>();
  const unsettled = works.filter(({ message }) => {
    const receipt = receipts.get(message.id);
    if (receipt === 'new' || receipt === undefined) return true;
    redone.add(message.id);
    if (receipt.state === 'settled') outcomes.set(message.id, 'duplicate');
    return receipt.state !== 'settled';
  });

  const plans = await commit(unsettled, redone, store, context);
  crash('router.after-commit');

  await store.settleReceipts(
    plans.map(({ work, outcome, complaintId }) => ({
      id: work.message.id,
      outcome,
      ...(complaintId && { complaintId }),
    })),
    new Date(clock()),
  );
  for (const { work, outcome } of plans) outcomes.set(work.message.id, outcome);
  crash('router.after-settle');

  await outbox.relay(plans.flatMap(entriesOf));
  return outcomes;
}

function entriesOf(planned: Plan): OwnedEntry[] {
  const { complaint, conversation, complaintId } = planned;
  const inConversation = conversation.entries.map((entry) => ({
    owner: { collection: 'conversations', id: planned.work.message.conversation } as const,
    entry,
  }));
  if (!complaint || !complaintId) return inConversation;
  const entries = complaint.change === 'open' ? complaint.complaint.entries : complaint.entries;
  const owner = { collection: 'complaints', id: complaintId } as const;
  return [...entries.map((entry) => ({ owner, entry })), ...inConversation];
}
