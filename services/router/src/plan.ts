import type { InboundMessage } from '@kanal/contracts';
import {
  type ClockRules,
  type Decision,
  type DecisionReason,
  decide,
  type Facts,
  type Reading,
  type ReadingRules,
  type SetAsideReason,
  spokenTo,
} from '@kanal/domain';
import type { ComparableComplaint, ComplaintChange, ConversationChange, ReceiptOutcome } from '@kanal/store';
import { comparableOf, leavesGroups } from './compare-complaints.js';
import { silenceEntry } from './held-replies.js';
import { append, change, open } from './plan-complaint.js';
import { askOnce, type Replying, replyEntry } from './replies.js';

/** One message on its way through the router, with the trace its webhook began. */
export interface Work {
  readonly message: InboundMessage;
  readonly trace: Readonly<Record<string, string>>;
}

/** What one message changes: at most one complaint and its conversation, each in one document write. */
export interface Plan {
  readonly work: Work;
  readonly outcome: ReceiptOutcome;
  /** Why it was set aside. */
  readonly reason?: SetAsideReason;
  readonly reasons: readonly DecisionReason[];
  readonly complaintId?: string;
  /** By what its complaint is compared with others from now on. */
  readonly comparable?: ComparableComplaint;
  /** Others must not be seen with its complaint any more. */
  readonly leavesGroups?: true;
  readonly complaint?: ComplaintChange;
  readonly conversation: ConversationChange;
}

/** What planning needs besides facts. Ticket and clock come from outside, so that a plan can be fixed in a test. */
export interface PlanContext extends Omit<Replying, 'language'> {
  readonly rules: ReadingRules;
  readonly clockRules: ClockRules;
  readonly newTicket: () => string;
}

/** With the language of the message that is planned. */
export type Planning = PlanContext & Replying;

/** The changes that carry out the decision about one message. Ids depend on the message alone, so a second attempt makes the same. */
export function plan(work: Work, reading: Reading, facts: Facts, of: PlanContext): Plan {
  const { message } = work;
  const context = { ...of, policy: spokenTo(message, of.policy), language: reading.language };
  const decision = decide(message, reading, facts, context.policy);
  return {
    work,
    reasons: decision.reasons,
    ...changes(work, decision, context),
    ...comparing(message, reading, decision),
  };
}

function comparing(
  message: InboundMessage,
  reading: Reading,
  decision: Decision,
): Pick<Plan, 'comparable' | 'leavesGroups'> {
  if (decision.decision === 'open') {
    const comparable = comparableOf(message.id, message, reading, decision.assessment, decision.marks);
    return comparable ? { comparable } : {};
  }
  if (decision.decision !== 'append' && decision.decision !== 'edit') return {};
  const { marks } = decision;
  if (leavesGroups(marks)) return { leavesGroups: true };
  if (decision.decision === 'edit') {
    // An earlier attempt may have marked it, and not come as far as this.
    return decision.of.isAnonymous || decision.of.isSecret ? { leavesGroups: true } : {};
  }
  const { to } = decision;
  const isNew = to.assessment?.isSubstantive === false && marks.assessment?.isSubstantive === true;
  if (!isNew || !marks.assessment) return {};
  const of = { anonymous: to.isAnonymous, secret: to.isSecret };
  const comparable = comparableOf(to.id, message, reading, marks.assessment, of);
  return comparable ? { comparable } : {};
}

type Changes = Omit<Plan, 'work' | 'reasons'>;

function changes(work: Work, decision: Decision, context: Planning): Changes {
  const conversation: ConversationChange = { message: work.message, entries: [] };
  switch (decision.decision) {
    case 'open':
      return open(work, decision, context);
    case 'append': {
      const ask = askOnce(work, decision.ask, context);
      const changed = append(work, decision.to, 'follow-up', decision, context);
      return { outcome: 'appended', ...changed, conversation: { ...conversation, ...ask } };
    }
    case 'edit': {
      const changed = change(work, decision.of, 'edited', context, decision.marks);
      return { outcome: 'edited', ...changed, conversation };
    }
    case 'withdraw': {
      const { from } = decision;
      return { outcome: 'withdrew', ...(from && change(work, from, 'withdrawn', context)), conversation };
    }
    case 'note':
      return {
        outcome: 'noted',
        ...append(work, decision.to, 'page-inbox', { marks: {}, says: [] }, context),
        conversation,
      };
    case 'identities':
      return { outcome: 'identities', conversation };
    case 'answer': {
      const entries = decision.says.map((say) => replyEntry(work, say, context));
      const { wishes } = decision;
      return { outcome: 'answered', conversation: { ...conversation, entries, ...(wishes && { wishes }) } };
    }
    case 'consent': {
      const { consent, silences } = decision;
      const entries = decision.says.map((say) => replyEntry(work, say, context));
      return {
        outcome: 'command',
        ...(silences && silenceEntry(work, silences, context.nowMs)),
        conversation: { ...conversation, entries, consent },
      };
    }
    case 'set-aside':
      return { outcome: 'set-aside', reason: decision.reason, conversation };
  }
}
