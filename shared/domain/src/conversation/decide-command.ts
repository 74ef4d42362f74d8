import type { InboundMessage } from '@kanal/contracts';
import { isOpen } from '../complaint-state.js';
import { findTickets, withoutTickets } from '../ticket.js';
import { has } from './begin-complaint.js';
import type { Decision, DecisionReason } from './decision.js';
import {
  type ComplaintHead,
  type ConversationPolicy,
  type Facts,
  replyVisibility,
  type Say,
} from './facts.js';
import { readKeyword } from './keyword.js';
import type { Reading } from './reading.js';

/** At most this many words beside a number still make a question for its status ("min tolong cek BTN-…"). */
const wordsBesideNumber = 4;

/** The decision about a message that steers the conversation or asks us something; undefined when it does neither. */
export function decideCommand(
  message: InboundMessage,
  reading: Reading,
  facts: Facts,
  policy: ConversationPolicy,
): Decision | undefined {
  const text = message.text ?? '';
  const keyword = message.providerKeyword ?? readKeyword(text);
  if (keyword === 'stop' || keyword === 'start') return consent(message, keyword, facts);
  if (keyword === 'help') {
    return answer(message.providerKeyword ? [] : [{ intent: 'status', key: 'help' }], 'keyword');
  }
  if (keyword === 'status') return answer([latestStatus(message, facts, policy)], 'keyword');
  const asked = askedNumber(text, reading, facts, policy.ticketPrefix);
  if (asked) return answer([asked], 'asked-status');
  const { only } = reading.intents;
  if (only === 'status') return answer([latestStatus(message, facts, policy)], 'asked-status');
  const isSpokenTo = facts.latest !== undefined && isOpen(facts.latest.state);
  return isSpokenTo ? undefined : wishBeforeComplaint(message, reading);
}

/** The tickets a message names, so that their complaints can be looked up before it is decided. */
export function ticketsIn(message: InboundMessage, prefix: string): string[] {
  return message.text ? findTickets(message.text, prefix) : [];
}

function consent(message: InboundMessage, keyword: 'stop' | 'start', facts: Facts): Decision {
  const at = new Date(message.sentAt);
  const state = keyword === 'stop' ? 'out' : 'in';
  const reasons: DecisionReason[] = ['keyword'];
  if (facts.consent && facts.consent.at > at) {
    return { decision: 'consent', consent: facts.consent, says: [], reasons };
  }
  const held = state === 'out' && facts.latest?.held ? facts.latest : undefined;
  const next = {
    decision: 'consent',
    consent: { state, at },
    ...(held && { silences: held }),
    reasons,
  } as const;
  // A provider that knows the word has answered it, and refuses ours. A second STOP is met with the silence asked for.
  if (message.providerKeyword || facts.consent?.state === state) return { ...next, says: [] };
  return { ...next, says: [{ intent: 'status', key: keyword }] };
}

function answer(says: readonly Say[], reason: DecisionReason): Decision {
  return { decision: 'answer', says, reasons: [reason] };
}

/** What a citizen who has no open complaint can ask for all the same: it holds for the complaint that may follow. */
function wishBeforeComplaint(message: InboundMessage, { intents }: Reading): Decision | undefined {
  const at = new Date(message.receivedAt);
  switch (intents.only) {
    case 'anonim':
      return {
        ...answer([{ intent: 'status', key: 'anonymous-on' }], 'anonymous-asked'),
        ...wish({ anonymous: at }),
      };
    case 'rahasia':
      return { ...answer([{ intent: 'status', key: 'secret-on' }], 'secret-asked'), ...wish({ secret: at }) };
    case 'batal':
      return answer([{ intent: 'status', key: 'withdraw-nothing' }], 'retracted');
    default:
      return undefined;
  }
}

const wish = (wishes: { anonymous: Date } | { secret: Date }) => ({ wishes });

function latestStatus(message: InboundMessage, { latest }: Facts, policy: ConversationPolicy): Say {
  // A complaint that was written in private stays there: in public its number is told to nobody who does not name it.
  if (replyVisibility(message, policy) === 'public') return { intent: 'status', key: 'status-hint-public' };
  return latest ? statusOf(latest) : { intent: 'status', key: 'no-complaint' };
}

const statusOf = ({ ticket, state }: ComplaintHead): Say => ({
  intent: 'status',
  key: 'status',
  values: { tiket: ticket, status: state },
});

/** The answer to a message that holds a number of ours or of LAPOR! and hardly anything else. */
function askedNumber(text: string, reading: Reading, facts: Facts, prefix: string): Say | undefined {
  // Whoever is in danger is not told a status, and whoever gives an order about their own complaint is obeyed.
  if (has(reading, 'darurat')) return undefined;
  const [ticket] = findTickets(text, prefix);
  const [trackingId] = reading.findings.trackingIds;
  const { latest } = facts;
  if (ticket && ticket === latest?.ticket && isOpen(latest.state) && isOrder(reading)) return undefined;
  if (ticket) {
    if (wordsIn(withoutTickets(text, prefix)) > wordsBesideNumber) return undefined;
    const head = facts.quoted.get(ticket);
    return head ? statusOf(head) : { intent: 'status', key: 'ticket-unknown', values: { tiket: ticket } };
  }
  if (!trackingId) return undefined;
  const beside = text.replaceAll(trackingId, ' ');
  const isAsked = reading.intents.only === 'status' || wordsIn(beside) <= wordsBesideNumber;
  if (!isAsked) return undefined;
  const head = facts.tracked.get(trackingId);
  // LAPOR!'s numbers are public, and ours open a complaint's page: who knows the one is not told the other.
  return head
    ? { intent: 'status', key: 'status-tracking', values: { tracking_id: trackingId, status: head.state } }
    : { intent: 'status', key: 'tracking-unknown', values: { tracking_id: trackingId } };
}

/** Words that change a complaint; about another than the newest of this conversation they are not obeyed. */
function isOrder(reading: Reading): boolean {
  return (['batal', 'anonim', 'rahasia', 'setuju', 'koreksi'] as const).some((intent) =>
    has(reading, intent),
  );
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
