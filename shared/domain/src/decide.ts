import type { InboundMessage } from '@kanal/contracts';
import { isOpen } from './complaint-state.js';
import { decideCommand } from './decide-command.js';
import type { ComplaintHead, Consent, ConversationPolicy, Facts, Reply } from './facts.js';
import { resendReply } from './resend.js';

/** Why a message was recorded and nothing done about it: a metric's label, so the list is fixed. */
export const setAsideReasons = [
  /** A machine wrote it, or another app has the conversation (standby): the contract's `noReply`. */
  'no-reply',
  'nothing-in-it',
  /** A change that does not say of which message. */
  'original-unnamed',
  /** A change of a message of another conversation, or of the other side. */
  'original-elsewhere',
  /** An edit of what its writer has taken back. */
  'original-withdrawn',
  /** Written on our side while the citizen has no complaint that is open. */
  'no-open-complaint',
] as const;

/** Why a message was set aside. */
export type SetAsideReason = (typeof setAsideReasons)[number];

/**
 * What is to be done with one message. Every message has exactly one decision, so that the books balance.
 * - `open`: a new complaint, the `serial`-th of its conversation.
 * - `append`: belongs to a complaint that is open; the citizen has an answer already, and gets at most `ask`.
 * - `edit`: what a complaint holds says something else now; no answer.
 * - `withdraw`: its writer took a message back; `from` is the complaint that holds it. No answer.
 * - `note`: written on our side, for the record of the complaint.
 * - `identities`: the citizen goes by other ids.
 * - `answer`: a question to us.
 * - `consent`: STOP or START.
 * - `set-aside`: recorded, nothing to do.
 */
export type Decision =
  | { readonly decision: 'open'; readonly serial: number }
  | { readonly decision: 'append'; readonly to: ComplaintHead; readonly ask?: Reply }
  | { readonly decision: 'edit'; readonly of: ComplaintHead }
  | { readonly decision: 'withdraw'; readonly from?: ComplaintHead }
  | { readonly decision: 'note'; readonly to: ComplaintHead }
  | { readonly decision: 'identities' }
  | { readonly decision: 'answer'; readonly reply?: Reply }
  | { readonly decision: 'consent'; readonly consent: Consent; readonly reply?: Reply }
  | { readonly decision: 'set-aside'; readonly reason: SetAsideReason };

/** A machine that writes without end fills complaint after complaint, not one document without bounds. */
const maxMessages = 1_000;

/**
 * Decides about one message. Pure: the same message and facts give the same decision, which is what lets a
 * router that crashed half-way do it again.
 */
export function decide(message: InboundMessage, facts: Facts, policy: ConversationPolicy): Decision {
  if (message.identityChange) return { decision: 'identities' };
  if (message.deleted) return decideDeletion(facts);
  const edit = message.edited && decideEdit(facts);
  if (edit) return edit;
  if (message.author === 'page-inbox') return decideOurs(facts);
  if (message.noReply) return setAside('no-reply');
  // "STOP" is said by writing it, not by making it out of something else.
  const command = message.edited ? undefined : decideCommand(message, facts, policy);
  if (command) return command;
  if (isEmpty(message)) return setAside('nothing-in-it');
  return openOrAppend(message, facts, policy);
}

const setAside = (reason: SetAsideReason): Decision => ({ decision: 'set-aside', reason });

function decideDeletion({ changed }: Facts): Decision {
  if (!changed) return setAside('original-unnamed');
  if (changed.standing === 'elsewhere') return setAside('original-elsewhere');
  return { decision: 'withdraw', ...(changed.heldBy && { from: changed.heldBy }) };
}

/** Undefined when we hold nothing that it changes: it is then a message of its own, and nothing is lost. */
function decideEdit({ changed }: Facts): Decision | undefined {
  if (changed?.standing === 'withdrawn') return setAside('original-withdrawn');
  return changed?.heldBy && { decision: 'edit', of: changed.heldBy };
}

/** An answer from our side belongs to the complaint it is about, however long that took. */
function decideOurs({ latest }: Facts): Decision {
  if (!latest || !isOpen(latest.state) || latest.messageCount >= maxMessages) {
    return setAside('no-open-complaint');
  }
  return { decision: 'note', to: latest };
}

function isEmpty(message: InboundMessage): boolean {
  const hasText = /\S/.test(message.text ?? '');
  return !hasText && message.attachments.length === 0 && !message.location && !message.unsupported;
}

function openOrAppend(message: InboundMessage, facts: Facts, policy: ConversationPolicy): Decision {
  const { latest, editHeldBy } = facts;
  // Its edit overtook it: they are one message, whenever this half comes.
  if (editHeldBy && isOpen(editHeldBy.state)) return { decision: 'append', to: editHeldBy };
  if (!latest) return { decision: 'open', serial: 1 };
  // Before it: a message that was in quarantine for weeks has nothing to do with today's complaint.
  const gapMs = Math.abs(Date.parse(message.sentAt) - latest.lastMessageAt.getTime());
  const isNear = gapMs <= policy.followUpWindowMs && latest.messageCount < maxMessages;
  // A keyword of another agency than the one this complaint is for: another matter.
  const isElsewhere = message.agency !== undefined && message.agency !== latest.agency;
  if (!isOpen(latest.state) || !isNear || isElsewhere) return { decision: 'open', serial: latest.serial + 1 };
  const ask = resendReply(message, facts, policy);
  return { decision: 'append', to: latest, ...(ask && { ask }) };
}
