import type { InboundMessage } from '@kanal/contracts';
import { isOpen } from '../complaint-state.js';
import { readIntents } from '../intents/read-intents.js';
import { normalise } from '../text/normalise.js';
import { withoutTickets } from '../ticket.js';
import { assessmentOf, joinAssessments } from './assessment.js';
import { beginComplaint } from './begin-complaint.js';
import { decideCommand } from './decide-command.js';
import type { Decision, DecisionReason, SetAsideReason } from './decision.js';
import type { ConversationPolicy, Facts } from './facts.js';
import { followUp, protectionOf } from './follow-up.js';
import { hush } from './hush.js';
import { quietReason } from './quiet-accounts.js';
import { type Reading, wholeText } from './reading.js';
import { maxMessages, takesFollowUp } from './takes-follow-up.js';

/**
 * Decides about one message. Pure: the same message and facts give the same decision, which is what lets a
 * router that crashed half-way do it again.
 */
export function decide(
  message: InboundMessage,
  reading: Reading,
  facts: Facts,
  policy: ConversationPolicy,
): Decision {
  return hush(
    decideAloud(message, aroundTickets(message, reading, facts, policy), facts, policy),
    message,
    facts,
  );
}

/** "Batalkan BTN-…" says nothing but "batalkan": the number says of what. */
function aroundTickets(
  message: InboundMessage,
  reading: Reading,
  { quoted }: Facts,
  { ticketPrefix }: ConversationPolicy,
): Reading {
  if (quoted.size === 0) return reading;
  return { ...reading, intents: readIntents(normalise(withoutTickets(wholeText(message), ticketPrefix))) };
}

function decideAloud(
  message: InboundMessage,
  reading: Reading,
  facts: Facts,
  policy: ConversationPolicy,
): Decision {
  if (message.identityChange) return { decision: 'identities', reasons: [] };
  if (message.deleted) return decideDeletion(facts);
  const edit = message.edited && decideEdit(reading, facts);
  if (edit) return edit;
  if (message.author === 'page-inbox') return decideOurs(facts);
  if (message.noReply) return setAside('no-reply');
  const quiet = quietReason(message, policy);
  if (quiet) return setAside(quiet);
  // "STOP" is said by writing it, not by making it out of something else.
  const command = message.edited ? undefined : decideCommand(message, reading, facts, policy);
  if (command) return command;
  if (isEmpty(message)) return setAside('nothing-in-it');
  const taken = takesFollowUp(message, reading.intents, facts, policy);
  return taken.to
    ? followUp(message, reading, taken.to, taken.reason, facts, policy)
    : beginComplaint(message, reading, taken.reason, facts, policy);
}

const setAside = (reason: SetAsideReason): Decision => ({ decision: 'set-aside', reason, reasons: [] });

function decideDeletion({ changed }: Facts): Decision {
  if (!changed) return setAside('original-unnamed');
  if (changed.standing === 'elsewhere') return setAside('original-elsewhere');
  return { decision: 'withdraw', reasons: [], ...(changed.heldBy && { from: changed.heldBy }) };
}

/** Undefined when we hold nothing that it changes: it is then a message of its own, and nothing is lost. */
function decideEdit(reading: Reading, { changed }: Facts): Decision | undefined {
  if (changed?.standing === 'withdrawn') return setAside('original-withdrawn');
  const of = changed?.heldBy;
  if (!of) return undefined;
  const next = assessmentOf(reading);
  const assessment = of.assessment ? joinAssessments(of.assessment, next) : next;
  const reasons: DecisionReason[] = [];
  return { decision: 'edit', of, marks: { assessment, ...protectionOf(reading, of, reasons) }, reasons };
}

/** An answer from our side belongs to the complaint it is about, however long that took. */
function decideOurs({ latest }: Facts): Decision {
  if (!latest || !isOpen(latest.state) || latest.messageCount >= maxMessages) {
    return setAside('no-open-complaint');
  }
  return { decision: 'note', to: latest, reasons: [] };
}

function isEmpty(message: InboundMessage): boolean {
  const hasText = /\S/.test(message.text ?? '');
  return !hasText && message.attachments.length === 0 && !message.location && !message.unsupported;
}
