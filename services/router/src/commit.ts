import { originalIdOf } from '@kanal/contracts';
import { type Facts, isOpen, type Reading, readMessage, resendSay, ticketsIn } from '@kanal/domain';
import { KanalError } from '@kanal/runtime';
import type { EarlierReceipt, Holding, Store } from '@kanal/store';
import { comparableOf } from './compare-complaints.js';
import { type Plan, type PlanContext, plan, type Work } from './plan.js';
import { askOnce, asksToResend } from './replies.js';

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
  const { rules } = context();
  let pending: readonly Read[] = works.map((work) => ({ work, reading: readMessage(work.message, rules) }));
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
    pending = pending.filter(({ work }) => lost.has(work));
  }
  return committed;
}

/** A message and what it says. */
interface Read {
  readonly work: Work;
  readonly reading: Reading;
}

async function planAll(
  reads: readonly Read[],
  redone: ReadonlyMap<string, EarlierReceipt>,
  store: Store,
  context: PlanContext,
): Promise<Plan[]> {
  const messages = reads.map(({ work }) => work.message);
  const conversations = [...new Set(messages.map((message) => message.conversation))];
  const tickets = [
    ...new Set(messages.flatMap((message) => ticketsIn(message, context.policy.ticketPrefix))),
  ];
  const trackingIds = [...new Set(reads.flatMap(({ reading }) => reading.findings.trackingIds))];
  const [known, latest, quoted, tracked, families] = await Promise.all([
    store.loadConversations(conversations),
    store.findLatestComplaints(conversations),
    store.findHeadsByTicket(tickets),
    store.findHeadsByTrackingId(trackingIds),
    store.findFamilies(messages),
  ]);
  const relatives = messages.flatMap(({ id, conversation }) =>
    (families.get(id)?.members ?? []).map((member) => ({ id: member, conversation })),
  );
  const holding = await store.findComplaintsHolding([
    ...messages.filter((message) => redone.has(message.id)),
    ...relatives,
  ]);
  return reads.map(({ work, reading }) => {
    const { message } = work;
    const head = latest.get(message.conversation);
    const { standing, members } = families.get(message.id) ?? { standing: 'missing', members: [] };
    const [heldBy] = members.flatMap((member) => holding.get(member)?.complaint ?? []);
    const facts: Facts = {
      quoted,
      tracked,
      repliedAt: [],
      ...known.get(message.conversation),
      ...(head && { latest: head }),
      ...(originalIdOf(message) !== undefined
        ? { changed: { standing, ...(heldBy && { heldBy }) } }
        : heldBy && { editHeldBy: heldBy }),
    };
    const done = holding.get(message.id);
    if (done) return finish(work, reading, done, facts, context);
    if (redone.get(message.id)?.withdrawn && !message.edited) {
      return { work, outcome: 'withdrawn', reasons: [], conversation: { message, entries: [] } };
    }
    return plan(work, reading, facts, context);
  });
}

/** What an earlier attempt left to do that had committed the complaint of this message. */
function finish(work: Work, reading: Reading, done: Holding, facts: Facts, of: PlanContext): Plan {
  const { message } = work;
  const asked = done.outcome === 'opened' && asksToResend(message) && facts.consent?.state !== 'out';
  const ask = done.outcome === 'appended' ? resendSay(message, facts) : undefined;
  const isGuided = done.outcome === 'opened' && done.complaint.assessment?.isSubstantive === false;
  const context = { ...of, language: reading.language };
  return {
    work,
    reasons: [],
    outcome: done.outcome,
    complaintId: done.complaint.id,
    ...comparingAgain(work, reading, done),
    conversation: {
      message,
      entries: [],
      ...(asked && { asked }),
      ...(isGuided && { guided: true }),
      ...askOnce(work, ask, context),
    },
  };
}

/** The comparison may not have been done either. Of a follow-up it is done again as if it had made all the marks there are. */
function comparingAgain(
  { message }: Work,
  reading: Reading,
  { outcome, complaint }: Holding,
): Pick<Plan, 'comparable' | 'leavesGroups'> {
  const { id, assessment, isAnonymous: anonymous, isSecret: secret } = complaint;
  if (outcome === 'appended' && (anonymous || secret || !isOpen(complaint.state)))
    return { leavesGroups: true };
  if (outcome !== 'opened' || !assessment) return {};
  const comparable = comparableOf(id, message, reading, assessment, { anonymous, secret });
  return comparable ? { comparable } : {};
}

/** Somebody else asked first, or the request went out before: then it is not ours to tell. */
function withoutUnwrittenAsk(planned: Plan, asking: ReadonlySet<string>): Plan {
  const { ask, ...conversation } = planned.conversation;
  return ask && !asking.has(ask.entry.id) ? { ...planned, conversation } : planned;
}

async function writeComplaints(
  plans: readonly Plan[],
  store: Store,
): Promise<{ won: Plan[]; lost: ReadonlySet<Work> }> {
  const won = plans.filter((planned) => !planned.complaint);
  const lost = new Set<Work>();
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
        lost.add(planned.work);
    }
  }
  return { won, lost };
}
