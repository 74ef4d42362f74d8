import type { InboundMessage, Intent } from '@kanal/contracts';
import type { ComplaintState } from './complaint-state.js';
import type { AgencyVoice } from './templates/agency-voice.js';

/** What must be known of a complaint to decide about a message. Holds nothing personal. */
export interface ComplaintHead {
  readonly id: string;
  readonly ticket: string;
  readonly state: ComplaintState;
  /** 1 for the first complaint of its conversation, then 2, …: who opens the next one claims the next number. */
  readonly serial: number;
  /** Whom its citizen addressed by a keyword. */
  readonly agency?: string;
  readonly lastMessageAt: Date;
  readonly messageCount: number;
}

/** Whether the citizen wants our replies, and since when (provider's time, so that a late STOP cannot undo a START). */
export interface Consent {
  readonly state: 'in' | 'out';
  readonly at: Date;
}

/** What is known of the message that an edit or a deletion changes, and of its other edits. */
export interface ChangedMessage {
  /**
   * - `missing`: it never came, or has not come yet.
   * - `kept`: it is here.
   * - `withdrawn`: its writer took it back, before or after it came.
   * - `elsewhere`: it is of another conversation, or written by the other side: not theirs to change.
   */
  readonly standing: 'missing' | 'kept' | 'withdrawn' | 'elsewhere';
  /** The complaint that holds it, or another edit of it. */
  readonly heldBy?: ComplaintHead;
}

/** What is known before a message is decided. */
export interface Facts {
  readonly consent?: Consent;
  /** When we last asked this citizen to send again what we could not read; by our clock. */
  readonly askedAt?: Date;
  /** Of a message that edits or deletes another. */
  readonly changed?: ChangedMessage;
  /** The complaint that holds an edit of this very message: the edit came first and was taken as a message of its own. */
  readonly editHeldBy?: ComplaintHead;
  /** The newest complaint of this conversation: the only one that may take follow-ups, and only while it is open. */
  readonly latest?: ComplaintHead;
  /** Complaints whose tickets stand in the message, by ticket. */
  readonly quoted: ReadonlyMap<string, ComplaintHead>;
}

/** The agency's settings that decisions depend on. */
export interface ConversationPolicy extends AgencyVoice {
  readonly ticketPrefix: string;
  /** A message this long after the last one of a complaint, or before it, begins a new one; 48 hours by default, a choice of ours. */
  readonly followUpWindowMs: number;
  /** Whether a comment is answered under it, or by the one private message that its platform grants. */
  readonly commentReplies: 'public' | 'private';
}

/** Words to the citizen. Absent where silence is right. */
export interface Reply {
  readonly intent: Intent;
  readonly text: string;
}

/** Who reads the answer to a message: what was said in public is answered there, a comment as the agency chose. */
export function replyVisibility(
  { visibility, kind }: Pick<InboundMessage, 'visibility' | 'kind'>,
  { commentReplies }: Pick<ConversationPolicy, 'commentReplies'>,
): InboundMessage['visibility'] {
  return visibility === 'public' && kind === 'comment' ? commentReplies : visibility;
}
