import type { InboundMessage } from '@kanal/contracts';
import type { Decision } from './decide.js';
import { type ConversationPolicy, type Facts, type Reply, replyVisibility } from './facts.js';
import { readKeyword } from './keyword.js';
import { defaultTemplates } from './templates/default-templates.js';
import { render, type ValuesOf } from './templates/render.js';
import { surfaceOf } from './templates/surface.js';
import type { TemplateKey } from './templates/template-keys.js';
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
      : answer(facts, { intent: 'status', text: say('help', {}, message, policy) });
  }
  if (keyword === 'status') {
    return answer(facts, { intent: 'status', text: latestStatus(message, facts, policy) });
  }
  const asked = askedTicket(text, policy.ticketPrefix);
  if (asked) return answer(facts, { intent: 'status', text: ticketStatus(asked, message, facts, policy) });
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
    return { ...next, reply: { intent: 'status', text: say('stop', {}, message, policy) } };
  return { ...next, reply: { intent: 'status', text: say('start', {}, message, policy) } };
}

function answer(facts: Facts, reply: Reply): Decision {
  return facts.consent?.state === 'out' ? { decision: 'answer' } : { decision: 'answer', reply };
}

function latestStatus(message: InboundMessage, { latest }: Facts, policy: ConversationPolicy): string {
  // A complaint that was written in private stays there: in public its number is told to nobody who does not name it.
  if (replyVisibility(message, policy) === 'public') {
    return say('status-hint-public', {}, message, policy);
  }
  return latest
    ? say('status', { tiket: latest.ticket, status: latest.state }, message, policy)
    : say('no-complaint', {}, message, policy);
}

function ticketStatus(
  ticket: string,
  message: InboundMessage,
  { quoted }: Facts,
  policy: ConversationPolicy,
): string {
  const head = quoted.get(ticket);
  return head
    ? say('status', { tiket: ticket, status: head.state }, message, policy)
    : say('ticket-unknown', { tiket: ticket }, message, policy);
}

function say<K extends TemplateKey>(
  key: K,
  values: ValuesOf<K>,
  message: InboundMessage,
  policy: ConversationPolicy,
): string {
  const surface = surfaceOf(message, policy);
  return render(defaultTemplates, key, { surface, language: 'id', voice: policy, values });
}

/** The ticket a message asks for: it holds one and hardly anything else. */
function askedTicket(text: string, prefix: string): string | undefined {
  const [ticket] = findTickets(text, prefix);
  if (!ticket) return undefined;
  const words = withoutTickets(text, prefix).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= wordsBesideTicket ? ticket : undefined;
}
