import type { InboundMessage } from '@kanal/contracts';
import { isOpen } from '../complaint-state.js';
import type { DecisionReason } from './decision.js';
import type { ComplaintHead, ConversationPolicy, Facts } from './facts.js';

/** A machine that writes without end fills complaint after complaint, not one document without bounds. */
export const maxMessages = 1_000;

/** The complaint that a message belongs to, and why; without one it begins a new complaint. */
export function takesFollowUp(
  message: InboundMessage,
  { latest, editHeldBy }: Facts,
  policy: ConversationPolicy,
): { readonly to?: ComplaintHead; readonly reason: DecisionReason } {
  // Its edit overtook it: they are one message, whenever this half comes.
  if (editHeldBy && isOpen(editHeldBy.state)) return { to: editHeldBy, reason: 'edit-came-first' };
  if (!latest) return { reason: 'first-message' };
  if (!isOpen(latest.state)) return { reason: 'earlier-closed' };
  if (latest.messageCount >= maxMessages) return { reason: 'earlier-full' };
  // Before it: a message that was in quarantine for weeks has nothing to do with today's complaint.
  const gapMs = Math.abs(Date.parse(message.sentAt) - latest.lastMessageAt.getTime());
  if (gapMs > policy.followUpWindowMs) return { reason: 'too-long-after' };
  // A keyword of another agency than the one this complaint is for: another matter.
  if (message.agency !== undefined && message.agency !== latest.agency) return { reason: 'other-agency' };
  return { to: latest, reason: 'open-complaint' };
}
