import type { FileRemoval } from '@kanal/bus';
import { originalIdOf } from '@kanal/contracts';
import type { SetAsideReason } from '@kanal/domain';
import type { Clock, Crash } from '@kanal/runtime';
import type { EarlierReceipt, OwnedEntry, ReceiptOutcome, Store } from '@kanal/store';
import { commit } from './commit.js';
import { compareComplaints } from './compare-complaints.js';
import type { Outbox } from './outbox.js';
import type { Plan, PlanContext, Work } from './plan.js';
import { withdrawMessages } from './withdraw-messages.js';

/** What became of a message: a receipt's outcome, or `duplicate` when it had been settled before. */
export interface Fate {
  readonly outcome: ReceiptOutcome | 'duplicate';
  /** Why it was set aside. */
  readonly reason?: SetAsideReason;
}

/**
 * The order of durable steps. Each step can be done again: a crash between any two of them leads back to the
 * first, which finds the receipt and goes on.
 *
 * 1. receipt   `_id` = dedupe key. Settled already: nothing to do, for ever.
 * 2. withdraw  what a deletion takes back is emptied, wherever it is.
 * 3. commit    the complaint or conversation, in one write with its outbox entries. Idempotent by the ids in it.
 * 4. align     narratives with the edits and deletions of their messages; the ids of one person with each other;
 *              complaints with others that are likely about the same thing.
 * 5. settle    the receipt gets its outcome: from now on the message is a duplicate.
 * 6. relay     outbox → JetStream under stable ids, then out of the outbox. What waits, or is left behind: the sweeper's.
 *
 * The caller acknowledges to JetStream after all six.
 */
export async function processMessages(
  works: readonly Work[],
  of: {
    store: Store;
    outbox: Outbox;
    files: FileRemoval;
    context: () => PlanContext;
    clock: Clock;
    crash: Crash;
  },
): Promise<Map<string, Fate>> {
  const { store, outbox, context, clock, crash } = of;
  const fates = new Map<string, Fate>();

  store.assertReady();
  const receipts = await store.insertReceipts(works.map((work) => work.message));
  crash('router.after-receipt');
  const redone = new Map<string, EarlierReceipt>();
  const unsettled = works.filter(({ message }) => {
    const receipt = receipts.get(message.id);
    if (receipt === 'new' || receipt === undefined) return true;
    redone.set(message.id, receipt);
    if (receipt.state === 'settled') {
      fates.set(message.id, { outcome: receipt.isMet ? 'withdrawn' : 'duplicate' });
    }
    return receipt.state !== 'settled';
  });

  await withdrawMessages(
    unsettled.map(({ message }) => message),
    of,
  );

  const plans = await commit(unsettled, redone, store, context);
  crash('router.after-commit');

  // After the commit: a deletion or an edit that another router handled meanwhile found no complaint to correct.
  await store.alignNarratives(plans.flatMap(originalOf));
  await compareComplaints(plans, store, new Date(clock()));
  await store.joinIdentities(
    plans.flatMap(({ outcome, work }) => (outcome === 'identities' ? [work.message] : [])),
  );

  await store.settleReceipts(
    plans.map(({ work, outcome, reasons, reason, complaintId }) => ({
      id: work.message.id,
      outcome,
      reasons,
      ...(reason && { setAside: reason }),
      ...(complaintId && { complaintId }),
    })),
    new Date(clock()),
  );
  for (const { work, outcome, reason } of plans) {
    fates.set(work.message.id, { outcome, ...(reason && { reason }) });
  }
  crash('router.after-settle');

  await outbox.relay(plans.flatMap(entriesOf).filter(({ entry }) => !entry.held));
  return fates;
}

/** The message whose words a complaint may have because of this one. */
function originalOf({ work: { message }, outcome }: Plan): string[] {
  if (outcome !== 'opened' && outcome !== 'edited') return [];
  return [originalIdOf(message) ?? message.id];
}

function entriesOf(planned: Plan): OwnedEntry[] {
  const { complaint, conversation, complaintId } = planned;
  const { entries: answers, ask } = conversation;
  const inConversation = [...answers, ...(ask ? [ask.entry] : [])].map((entry) => ({
    owner: { collection: 'conversations', id: planned.work.message.conversation } as const,
    entry,
  }));
  if (!complaint || !complaintId || complaint.change === 'silence') return inConversation;
  const entries = complaint.change === 'open' ? complaint.complaint.entries : complaint.entries;
  const owner = { collection: 'complaints', id: complaintId } as const;
  return [...entries.map((entry) => ({ owner, entry })), ...inConversation];
}
