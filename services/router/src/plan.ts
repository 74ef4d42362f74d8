import {
  type ComplaintEvent,
  type InboundMessage,
  type OutboundMessage,
  outboundId,
  stableId,
} from '@kanal/contracts';
import { acknowledgement, type ConversationPolicy, decide, type Facts, type Reply } from '@kanal/domain';
import type { ComplaintChange, ConversationChange, OutboxEntry, ReceiptOutcome } from '@kanal/store';

/** One message on its way through the router, with the trace its webhook began. */
export interface Work {
  readonly message: InboundMessage;
  readonly trace: Readonly<Record<string, string>>;
}

/** What one message changes: at most one complaint and its conversation, each in one document write. */
export interface Plan {
  readonly work: Work;
  readonly outcome: ReceiptOutcome;
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

/** A reply must not arrive when nobody waits for it any more: after this it is dropped, and its status says so. */
const replyValidMs = 24 * 3_600_000;

/** The changes that carry out the decision about one message. Ids depend on the message alone, so a second attempt makes the same. */
export function plan(work: Work, facts: Facts, context: PlanContext): Plan {
  const { message } = work;
  const decision = decide(message, facts, context.policy);
  const conversation: ConversationChange = { message, entries: [] };
  switch (decision.decision) {
    case 'open':
      return { work, ...open(work, facts, decision.serial, context), conversation };
    case 'append': {
      const { id, ticket, state } = decision.to;
      const event = complaintEvent(work, 'appended', { id, ticket, state }, context.nowMs);
      const at = new Date(message.sentAt);
      return {
        work,
        outcome: 'appended',
        complaintId: id,
        complaint: { change: 'append', complaintId: id, messageId: message.id, at, entries: [event] },
        conversation,
      };
    }
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
      return { work, outcome: 'set-aside', conversation };
  }
}

function open(
  work: Work,
  facts: Facts,
  serial: number,
  context: PlanContext,
): Pick<Plan, 'outcome' | 'complaintId' | 'complaint'> {
  const { message } = work;
  const ticket = context.newTicket();
  const head = { id: message.id, ticket, state: 'diterima' } as const;
  const entries = [complaintEvent(work, 'opened', head, context.nowMs)];
  if (facts.consent?.state !== 'out') {
    const text = acknowledgement(message.channel, ticket, Date.parse(message.receivedAt), context.policy);
    entries.unshift(replyEntry(work, { intent: 'ack', text }, context.nowMs));
  }
  return {
    outcome: 'opened',
    complaintId: message.id,
    complaint: {
      change: 'open',
      complaint: { ...head, serial, message, openedAt: new Date(context.nowMs), entries },
    },
  };
}

function withReply(
  change: ConversationChange,
  work: Work,
  reply: Reply | undefined,
  context: PlanContext,
): ConversationChange {
  return reply ? { ...change, entries: [replyEntry(work, reply, context.nowMs)] } : change;
}

function replyEntry(work: Work, reply: Reply, nowMs: number): OutboxEntry {
  const { message, trace } = work;
  const payload: OutboundMessage = {
    schemaVersion: 2,
    id: outboundId(message.id, reply.intent),
    adapter: message.adapter,
    channel: message.channel,
    account: message.account,
    conversation: message.conversation,
    to: message.counterpart.externalId,
    inReplyTo: message.original ?? message.externalId,
    kind: message.kind,
    visibility: message.visibility,
    intent: reply.intent,
    text: reply.text,
    createdAt: new Date(nowMs).toISOString(),
    lastInboundAt: message.sentAt,
    expiresAt: new Date(nowMs + replyValidMs).toISOString(),
  };
  return {
    id: payload.id,
    kind: 'reply',
    createdAt: new Date(nowMs),
    dueAt: new Date(nowMs),
    trace,
    payload,
  };
}

function complaintEvent(
  work: Work,
  event: ComplaintEvent['event'],
  of: { id: string; ticket: string; state: string },
  nowMs: number,
): OutboxEntry {
  const payload: ComplaintEvent = {
    schemaVersion: 1,
    id: stableId('complaint-event', work.message.id, event),
    event,
    complaintId: of.id,
    ticket: of.ticket,
    state: of.state,
    channel: work.message.channel,
    at: new Date(nowMs).toISOString(),
  };
  return {
    id: payload.id,
    kind: 'event',
    createdAt: new Date(nowMs),
    dueAt: new Date(nowMs),
    trace: work.trace,
    payload,
  };
}
