import type { InboundMessage } from '@kanal/contracts';
import {
  acknowledgementKey,
  askAgainAfterMs,
  type ComplaintHead,
  type ConversationPolicy,
  decide,
  defaultTemplates,
  type Facts,
  isUnreadable,
  type Reply,
  render,
  type SetAsideReason,
  spokenTo,
  surfaceOf,
} from '@kanal/domain';
import type { ComplaintChange, ConversationChange, MessageRole, ReceiptOutcome } from '@kanal/store';
import { complaintEvent, replyEntry } from './entries.js';

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
  readonly complaintId?: string;
  readonly complaint?: ComplaintChange;
  readonly conversation: ConversationChange;
}

/** What planning needs besides facts. Ticket and clock come from outside, so that a plan can be fixed in a test. */
export interface PlanContext {
  readonly policy: ConversationPolicy;
  readonly nowMs: number;
  readonly newTicket: () => string;
}

/** The changes that carry out the decision about one message. Ids depend on the message alone, so a second attempt makes the same. */
export function plan(work: Work, facts: Facts, of: PlanContext): Plan {
  const { message } = work;
  const context = { ...of, policy: spokenTo(message, of.policy) };
  const decision = decide(message, facts, context.policy);
  const conversation: ConversationChange = { message, entries: [] };
  switch (decision.decision) {
    case 'open':
      return { work, ...open(work, facts, decision.serial, context) };
    case 'append':
      return {
        work,
        outcome: 'appended',
        ...append(work, decision.to, 'follow-up', context),
        conversation: { ...conversation, ...askOnce(work, decision.ask, context) },
      };
    case 'edit':
      return { work, outcome: 'edited', ...change(work, decision.of, 'edited', context), conversation };
    case 'withdraw': {
      const { from } = decision;
      return {
        work,
        outcome: 'withdrew',
        ...(from && change(work, from, 'withdrawn', context)),
        conversation,
      };
    }
    case 'note':
      return {
        work,
        outcome: 'noted',
        ...append(work, decision.to, 'page-inbox', context),
        conversation,
      };
    case 'identities':
      return { work, outcome: 'identities', conversation };
    case 'answer':
      return {
        work,
        outcome: 'answered',
        conversation: withReply(conversation, work, decision.reply, context),
      };
    case 'consent':
      return {
        work,
        outcome: 'command',
        conversation: {
          ...withReply(conversation, work, decision.reply, context),
          consent: decision.consent,
        },
      };
    case 'set-aside':
      return { work, outcome: 'set-aside', reason: decision.reason, conversation };
  }
}

type Changed = Pick<Plan, 'complaintId' | 'complaint'>;

function append(
  work: Work,
  { id, ticket, state }: ComplaintHead,
  role: Exclude<MessageRole, 'opening'>,
  { nowMs }: PlanContext,
): Changed {
  const { message } = work;
  // What our side wrote is no news to those whom the events are for: they are told what citizens do.
  const entries =
    role === 'follow-up' ? [complaintEvent(work, 'appended', { id, ticket, state }, nowMs)] : [];
  const at = new Date(message.sentAt);
  return {
    complaintId: id,
    complaint: { change: 'append', complaintId: id, messageId: message.id, at, role, entries },
  };
}

function change(
  work: Work,
  { id, ticket, state }: ComplaintHead,
  what: 'edited' | 'withdrawn',
  { nowMs }: PlanContext,
): Changed {
  const { message } = work;
  const event = what === 'edited' ? 'edited' : 'redacted';
  const entries = [complaintEvent(work, event, { id, ticket, state }, nowMs)];
  const at = new Date(message.sentAt);
  return {
    complaintId: id,
    complaint: { change: what, complaintId: id, messageId: message.id, at, entries },
  };
}

function open(
  work: Work,
  facts: Facts,
  serial: number,
  context: PlanContext,
): Pick<Plan, 'outcome' | 'complaintId' | 'complaint' | 'conversation'> {
  const { message } = work;
  const { nowMs, policy } = context;
  const ticket = context.newTicket();
  const head = { id: message.id, ticket, state: 'diterima' } as const;
  const entries = [complaintEvent(work, 'opened', head, nowMs)];
  const isAnswered = facts.consent?.state !== 'out';
  if (isAnswered) {
    const text = render(defaultTemplates, acknowledgementKey('catat_dan_arahkan', isUnreadable(message)), {
      surface: surfaceOf(message, policy),
      language: 'id',
      voice: policy,
      values: { tiket: ticket, waktu: Date.parse(message.receivedAt) },
    });
    entries.unshift(replyEntry(work, { intent: 'ack', text }, context));
  }
  return {
    outcome: 'opened',
    complaintId: message.id,
    complaint: {
      change: 'open',
      complaint: { ...head, serial, message, openedAt: new Date(nowMs), entries },
    },
    conversation: { message, entries: [], ...(isAnswered && asksToResend(message) && { asked: true }) },
  };
}

/** Whether the acknowledgement of a message asks to send it again: then no request of its own follows it. */
export function asksToResend(message: InboundMessage): boolean {
  return isUnreadable(message) && message.visibility === 'private';
}

/** The request to send again, for the write that lets it go out only once a day. */
export function askOnce(
  work: Work,
  ask: Reply | undefined,
  context: PlanContext,
): Pick<ConversationChange, 'ask'> {
  if (!ask) return {};
  const notAfter = new Date(Date.parse(work.message.receivedAt) - askAgainAfterMs);
  return { ask: { entry: replyEntry(work, ask, context), notAfter } };
}

function withReply(
  change: ConversationChange,
  work: Work,
  reply: Reply | undefined,
  context: PlanContext,
): ConversationChange {
  return reply ? { ...change, entries: [replyEntry(work, reply, context)] } : change;
}
