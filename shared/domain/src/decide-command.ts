import type { InboundMessage } from '@kanal/contracts';
import type { Decision } from './decide.js';
import { type ConversationPolicy, type Facts, type Reply, replyVisibility } from './facts.js';
import { readKeyword } from './keyword.js';
import * as replies from './replies.js';
import { findTickets, withoutTickets } from './ticket.js';

/** At most this many words beside a ticket still make a question for its status ("min tolong cek BTN-…"). */
const wordsBesideTicket = 4;

/** The decision about a message that steers the conversation or asks us something; undefined when it does neither. */
export function decideCommand(
  message: InboundMessage,
  facts: Facts,
  policy: ConversationPolicy,
): Decision | undefined {
  const text = message.text ?? '';
  const keyword = message.providerKeyword ?? readKeyword(text);
  if (keyword === 'stop' || keyword === 'start') return consent(message, keyword, facts, policy);
  if (keyword === 'help') {
    return message.providerKeyword
      ? { decision: 'answer' }
      : answer(facts, { intent: 'status', text: replies.helpAnswer(policy) });
  }
  if (keyword === 'status') {
    return answer(facts, { intent: 'status', text: latestStatus(message, facts, policy) });
  }
  const asked = askedTicket(text, policy.ticketPrefix);
  if (asked) return answer(facts, { intent: 'status', text: ticketStatus(asked, facts, policy) });
  return undefined;
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

function latestStatus(message: InboundMessage, { latest }: Facts, policy: ConversationPolicy): string {
  // A complaint that was written in private stays there: in public its number is told to nobody who does not name it.
  if (replyVisibility(message, policy) === 'public') return replies.publicStatusHint(policy);
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
