import { ticketsIn } from '@kanal/domain';
import { KanalError } from '@kanal/runtime';
import type { Store } from '@kanal/store';
import { type Plan, type PlanContext, plan, type Work } from './plan.js';

/** Another writer can win a race for a ticket or a conversation; nobody loses this many in a row. */
const maxRounds = 5;

/**
 * Decides each message and writes what follows from it: one write per complaint, one per conversation, each
 * holding the change together with its outbox entries. Messages that lost a race (another router opened the
 * conversation's next complaint, a ticket was taken) are decided again on fresh facts.
 *
 * `redone` names the messages whose receipt was there before: what an earlier attempt committed for them is kept.
 */
export async function commit(
  works: readonly Work[],
  redone: ReadonlySet<string>,
  store: Store,
  context: () => PlanContext,
): Promise<Plan[]> {
  const committed: Plan[] = [];
  let pending = works;
  for (let round = 0; pending.length > 0; round++) {
    if (round === maxRounds) {
      throw new KanalError(
        'KANAL_COMMIT_CONTENDED',
        `${pending.length} messages kept losing races for their conversation; they are tried again`,
        { retryable: true },
      );
    }
    const plans = await planAll(pending, redone, store, context());
    const { won, lost } = await writeComplaints(plans, store);
    await store.changeConversations(won.map((planned) => planned.conversation));
    committed.push(...won);
    pending = lost;
  }
  return committed;
}

async function planAll(
  works: readonly Work[],
  redone: ReadonlySet<string>,
  store: Store,
  context: PlanContext,
): Promise<Plan[]> {
  const messages = works.map((work) => work.message);
  const conversations = [...new Set(messages.map((message) => message.conversation))];
  const tickets = [
    ...new Set(messages.flatMap((message) => ticketsIn(message, context.policy.ticketPrefix))),
  ];
  const [consents, latest, quoted, earlier] = await Promise.all([
    store.loadConsents(conversations),
    store.findLatestComplaints(conversations),
    store.findHeadsByTicket(tickets),
    store.findComplaintsHolding(messages.filter((message) => redone.has(message.id))),
  ]);
  return works.map((work) => {
    const { message } = work;
    const done = earlier.get(message.id);
    if (done) return { work, ...done, conversation: { message, entries: [] } };
    const consent = consents.get(message.conversation);
    const head = latest.get(message.conversation);
    return plan(work, { quoted, ...(consent && { consent }), ...(head && { latest: head }) }, context);
  });
}

async function writeComplaints(plans: readonly Plan[], store: Store): Promise<{ won: Plan[]; lost: Work[] }> {
  const won = plans.filter((planned) => !planned.complaint);
  const lost: Work[] = [];
  const contending = plans.flatMap((planned) =>
    planned.complaint ? [{ planned, change: planned.complaint }] : [],
  );
  const results = await store.commitComplaints(contending.map(({ change }) => change));
  for (const [i, { planned }] of contending.entries()) {
    switch (results[i]) {
      case 'done':
        won.push(planned);
        break;
      case 'already': {
        // Written by another attempt, with its own ticket: its entries are the ones to publish, not ours.
        const { complaint: _, ...rest } = planned;
        won.push(rest);
        break;
      }
      case 'ticket-taken':
      case 'serial-taken':
      case 'gone':
      case undefined:
        lost.push(planned.work);
    }
  }
  return { won, lost };
}
