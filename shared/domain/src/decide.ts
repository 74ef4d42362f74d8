import type { InboundMessage, Intent } from '@kanal/contracts';
import { type ComplaintState, isOpen } from './complaint-state.js';
import { readKeyword } from './keyword.js';
import * as replies from './replies.js';
import { findTickets, withoutTickets } from './ticket.js';

/** What must be known of a complaint to decide about a message. Holds nothing personal. */
export interface ComplaintHead {
  readonly id: string;
  readonly ticket: string;
  readonly state: ComplaintState;
  /** 1 for the first complaint of its conversation, then 2, …: who opens the next one claims the next number. */
  readonly serial: number;
  readonly lastMessageAt: Date;
  readonly messageCount: number;
}

/** Whether the citizen wants our replies, and since when (provider's time, so that a late STOP cannot undo a START). */
export interface Consent {
  readonly state: 'in' | 'out';
  readonly at: Date;
}

/** What is known before a message is decided. */
export interface Facts {
  readonly consent?: Consent;
  /** The newest complaint of this conversation: the only one that may take follow-ups, and only while it is open. */
  readonly latest?: ComplaintHead;
  /** Complaints whose tickets stand in the message, by ticket. */
  readonly quoted: ReadonlyMap<string, ComplaintHead>;
}

/** The agency's settings that decisions depend on. */
export interface ConversationPolicy extends replies.AgencyVoice {
  readonly ticketPrefix: string;
  /** A message this long after the last one of a complaint, or before it, begins a new one; 48 hours by default, a choice of ours. */
  readonly followUpWindowMs: number;
}

/** Words to the citizen. Absent where silence is right. */
export interface Reply {
  readonly intent: Intent;
  readonly text: string;
}

/**
 * What is to be done with one message. Every message has exactly one decision, so that the books balance.
 * - `open`: a new complaint, the `serial`-th of its conversation.
 * - `append`: belongs to the latest complaint, which is open; no reply, the citizen has one.
 * - `answer`: a question to us.
 * - `consent`: STOP or START.
 * - `set-aside`: recorded, nothing to do; `reason` is a metric's label.
 */
export type Decision =
  | { readonly decision: 'open'; readonly serial: number }
  | { readonly decision: 'append'; readonly to: ComplaintHead }
  | { readonly decision: 'answer'; readonly reply?: Reply }
  | { readonly decision: 'consent'; readonly consent: Consent; readonly reply?: Reply }
  | { readonly decision: 'set-aside'; readonly reason: 'machine-sender' | 'nothing-in-it' };

/** A machine that writes without end fills complaint after complaint, not one document without bounds. */
const maxMessages = 1_000;

/** At most this many words beside a ticket still make a question for its status ("min tolong cek BTN-…"). */
const wordsBesideTicket = 4;

/**
 * Decides about one message. Pure: the same message and facts give the same decision, which is what lets a
 * router that crashed half-way do it again.
 */
export function decide(message: InboundMessage, facts: Facts, policy: ConversationPolicy): Decision {
  if (message.noReply) return { decision: 'set-aside', reason: 'machine-sender' };
  const text = message.text ?? '';
  const keyword = message.providerKeyword ?? readKeyword(text);
  if (keyword === 'stop' || keyword === 'start') return consent(message, keyword, facts, policy);
  if (keyword === 'help') {
    return message.providerKeyword
      ? { decision: 'answer' }
      : answer(facts, { intent: 'status', text: replies.helpAnswer(policy) });
  }
  if (keyword === 'status') return answer(facts, { intent: 'status', text: latestStatus(facts, policy) });
  const asked = askedTicket(text, policy.ticketPrefix);
  if (asked) return answer(facts, { intent: 'status', text: ticketStatus(asked, facts, policy) });
  if (isEmpty(message)) return { decision: 'set-aside', reason: 'nothing-in-it' };
  return openOrAppend(message, facts, policy);
}

/** The tickets a message names, so that their complaints can be looked up before it is decided. */
export function ticketsIn(message: InboundMessage, prefix: string): string[] {
  return message.text ? findTickets(message.text, prefix) : [];
}

function consent(
  message: InboundMessage,
  keyword: 'stop' | 'start',
  facts: Facts,
  policy: ConversationPolicy,
): Decision {
  const at = new Date(message.sentAt);
  const state = keyword === 'stop' ? 'out' : 'in';
  if (facts.consent && facts.consent.at > at) return { decision: 'consent', consent: facts.consent };
  const next = { decision: 'consent', consent: { state, at } } as const;
  // A provider that knows the word has answered it, and refuses ours. A second STOP is met with the silence asked for.
  if (message.providerKeyword || facts.consent?.state === state) return next;
  if (state === 'out')
    return { ...next, reply: { intent: 'status', text: replies.stopConfirmation(policy) } };
  return { ...next, reply: { intent: 'status', text: replies.startConfirmation(policy) } };
}

function answer(facts: Facts, reply: Reply): Decision {
  return facts.consent?.state === 'out' ? { decision: 'answer' } : { decision: 'answer', reply };
}

function latestStatus({ latest }: Facts, policy: ConversationPolicy): string {
  return latest
    ? replies.statusAnswer(latest.ticket, latest.state, policy)
    : replies.noComplaintAnswer(policy);
}

function ticketStatus(ticket: string, facts: Facts, policy: ConversationPolicy): string {
  const head = facts.quoted.get(ticket);
  return head
    ? replies.statusAnswer(ticket, head.state, policy)
    : replies.unknownTicketAnswer(ticket, policy);
}

/** The ticket a message asks for: it holds one and hardly anything else. */
function askedTicket(text: string, prefix: string): string | undefined {
  const [ticket] = findTickets(text, prefix);
  if (!ticket) return undefined;
  const words = withoutTickets(text, prefix).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= wordsBesideTicket ? ticket : undefined;
}

function isEmpty(message: InboundMessage): boolean {
  const hasText = /\S/.test(message.text ?? '');
  return !hasText && message.attachments.length === 0 && !message.location && !message.unsupported;
}

function openOrAppend(message: InboundMessage, facts: Facts, policy: ConversationPolicy): Decision {
  const { latest } = facts;
  if (!latest) return { decision: 'open', serial: 1 };
  // Before it: a message that was in quarantine for weeks has nothing to do with today's complaint.
  const gapMs = Math.abs(Date.parse(message.sentAt) - latest.lastMessageAt.getTime());
  const isNear = gapMs <= policy.followUpWindowMs && latest.messageCount < maxMessages;
  if (isOpen(latest.state) && isNear) return { decision: 'append', to: latest };
  return { decision: 'open', serial: latest.serial + 1 };
}
