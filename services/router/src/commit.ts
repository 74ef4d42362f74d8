import { originalIdOf } from '@kanal/contracts';
import { type Facts, isUnreadable, resendReply, ticketsIn } from '@kanal/domain';
import { KanalError } from '@kanal/runtime';
import type { EarlierReceipt, Holding, Store } from '@kanal/store';
import { askOnce, asksToResend, type Plan, type PlanContext, plan, type Work } from './plan.js';

/** Another writer can win a race for a ticket or a conversation; nobody loses this many in a row. */
const maxRounds = 5;

/**
 * Decides each message and writes what follows from it: one write per complaint, one per conversation, each
 * holding the change together with its outbox entries. Messages that lost a race (another router opened the
 * conversation's next complaint, a ticket was taken) are decided again on fresh facts.
 *
 * `redone` holds the receipts that were there before: what an earlier attempt committed for their messages is kept, and
 * what was taken back meanwhile opens nothing.
 */
export async function commit(
  works: readonly Work[],
  redone: ReadonlyMap<string, EarlierReceipt>,
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
    const asking = await store.changeConversations(won.map((planned) => planned.conversation));
    committed.push(...won.map((planned) => withoutUnwrittenAsk(planned, asking)));
    pending = lost;
  }
  return committed;
}

async function planAll(
  works: readonly Work[],
  redone: ReadonlyMap<string, EarlierReceipt>,
  store: Store,
  context: PlanContext,
): Promise<Plan[]> {
  const messages = works.map((work) => work.message);
  const conversations = [...new Set(messages.map((message) => message.conversation))];
  const tickets = [
    ...new Set(messages.flatMap((message) => ticketsIn(message, context.policy.ticketPrefix))),
  ];
  const unreadable = messages.filter(isUnreadable).map((message) => message.conversation);
  const [consents, latest, quoted, families, asked] = await Promise.all([
    store.loadConsents(conversations),
    store.findLatestComplaints(conversations),
    store.findHeadsByTicket(tickets),
    store.findFamilies(messages),
    store.loadAsked(unreadable),
  ]);
  const relatives = messages.flatMap(({ id, conversation }) =>
    (families.get(id)?.members ?? []).map((member) => ({ id: member, conversation })),
  );
  const holding = await store.findComplaintsHolding([
    ...messages.filter((message) => redone.has(message.id)),
    ...relatives,
  ]);
  return works.map((work) => {
    const { message } = work;
    const consent = consents.get(message.conversation);
    const head = latest.get(message.conversation);
    const askedAt = asked.get(message.conversation);
    const { standing, members } = families.get(message.id) ?? { standing: 'missing', members: [] };
    const [heldBy] = members.flatMap((member) => holding.get(member)?.complaint ?? []);
    const facts: Facts = {
      quoted,
      ...(consent && { consent }),
      ...(head && { latest: head }),
      ...(askedAt && { askedAt }),
      ...(originalIdOf(message) !== undefined
        ? { changed: { standing, ...(heldBy && { heldBy }) } }
        : heldBy && { editHeldBy: heldBy }),
    };
    const done = holding.get(message.id);
    if (done) return finish(work, done, facts, context);
    if (redone.get(message.id)?.withdrawn && !message.edited) {
      return { work, outcome: 'withdrawn', conversation: { message, entries: [] } };
    }
    return plan(work, facts, context);
  });
}

/** What an earlier attempt left to do that had committed the complaint of this message. */
function finish(work: Work, done: Holding, facts: Facts, context: PlanContext): Plan {
  const { message } = work;
  const asked = done.outcome === 'opened' && asksToResend(message) && facts.consent?.state !== 'out';
  const ask = done.outcome === 'appended' ? resendReply(message, facts, context.policy) : undefined;
  return {
    work,
    outcome: done.outcome,
    complaintId: done.complaint.id,
    conversation: {
      message,
      entries: [],
      ...(asked && { asked }),
      ...askOnce(work, ask, context),
    },
  };
}

/** Somebody else asked first, or the request went out before: then it is not ours to tell. */
function withoutUnwrittenAsk(planned: Plan, asking: ReadonlySet<string>): Plan {
  const { ask, ...conversation } = planned.conversation;
  return ask && !asking.has(ask.entry.id) ? { ...planned, conversation } : planned;
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
