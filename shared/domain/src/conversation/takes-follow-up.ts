import type { InboundMessage } from '@kanal/contracts';
import { isOpen } from '../complaint-state.js';
import type { DecisionReason } from './decision.js';
import type { ComplaintHead, ConversationPolicy, Facts } from './facts.js';
import type { Reading } from './reading.js';

/** A machine that writes without end fills complaint after complaint, not one document without bounds. */
export const maxMessages = 1_000;

/** Who says nothing but this speaks of the complaint there is. */
const ofWhatIsOpen: ReadonlySet<NonNullable<Reading['intents']['only']>> = new Set([
  'batal',
  'anonim',
  'rahasia',
  'setuju',
  'terima-kasih',
]);

/** The complaint that a message belongs to, and why; without one it begins a new complaint. */
export function takesFollowUp(
  message: InboundMessage,
  { only }: Pick<Reading['intents'], 'only'>,
  { latest, editHeldBy }: Facts,
  policy: ConversationPolicy,
): { readonly to?: ComplaintHead; readonly reason: DecisionReason } {
  // Its edit overtook it: they are one message, whenever this half comes.
  if (editHeldBy && isOpen(editHeldBy.state)) return { to: editHeldBy, reason: 'edit-came-first' };
  if (!latest) return { reason: 'first-message' };
  if (!isOpen(latest.state)) return { reason: 'earlier-closed' };
  if (latest.messageCount >= maxMessages) return { reason: 'earlier-full' };
  // "Batalkan" says of what: of the complaint that is open, however long nobody wrote.
  if (only !== undefined && ofWhatIsOpen.has(only)) return { to: latest, reason: 'open-complaint' };
  // Before it: a message that was in quarantine for weeks has nothing to do with today's complaint.
  const gapMs = Math.abs(Date.parse(message.sentAt) - latest.lastMessageAt.getTime());
  if (gapMs > policy.followUpWindowMs) return { reason: 'too-long-after' };
  // A keyword of another agency than the one this complaint is for: another matter.
  if (message.agency !== undefined && message.agency !== latest.agency) return { reason: 'other-agency' };
  return { to: latest, reason: 'open-complaint' };
}
