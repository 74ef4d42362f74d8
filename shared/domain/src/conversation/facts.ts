import type { InboundMessage, Intent } from '@kanal/contracts';
import type { ComplaintState } from '../complaint-state.js';
import type { AgencyVoice } from '../templates/agency-voice.js';
import type { TemplateKey } from '../templates/template-keys.js';
import type { TemplateValues } from '../templates/template-values.js';
import type { Assessment } from './assessment.js';
import type { ChannelPolicies } from './channel-policy.js';

/** What a citizen was told in a complaint, to be told it once. */
export type ToldKey = 'ack' | 'completed' | 'correction' | 'emergency';

/** A reply that waits in its outbox for what its citizen may still add. */
export interface HeldReply {
  /** Its idempotency key. */
  readonly id: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** It may be put off to this moment, and no further. */
  readonly until: Date;
  readonly isPublic: boolean;
}

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
  /** Absent on complaints that were opened before messages were read. */
  readonly assessment?: Assessment;
  readonly isAnonymous: boolean;
  readonly isSecret: boolean;
  /** When it came to the hand-off queue. */
  readonly handOffAt?: Date;
  readonly told: Readonly<Partial<Record<ToldKey, Date>>>;
  readonly held?: HeldReply;
}

/** Whether the citizen wants our replies, and since when (provider's time, so that a late STOP cannot undo a START). */
export interface Consent {
  readonly state: 'in' | 'out';
  readonly at: Date;
}

/** What a citizen asked for before there was a complaint to ask it of. */
export interface Wishes {
  readonly anonymous?: Date;
  readonly secret?: Date;
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
  /** When this citizen was last told what a complaint needs, instead of a ticket; by our clock. */
  readonly guidedAt?: Date;
  readonly wishes?: Wishes;
  /** When automatic answers went out in this conversation: some of the latest. */
  readonly repliedAt: readonly Date[];
  /** Of a message that edits or deletes another. */
  readonly changed?: ChangedMessage;
  /** The complaint that holds an edit of this very message: the edit came first and was taken as a message of its own. */
  readonly editHeldBy?: ComplaintHead;
  /** The newest complaint of this conversation: the only one that may take follow-ups, and only while it is open. */
  readonly latest?: ComplaintHead;
  /** Complaints whose tickets stand in the message, by ticket. */
  readonly quoted: ReadonlyMap<string, ComplaintHead>;
  /** Complaints whose LAPOR! Tracking IDs stand in the message, by Tracking ID. */
  readonly tracked: ReadonlyMap<string, ComplaintHead>;
}

/** The agency's settings that decisions depend on. */
export interface ConversationPolicy extends AgencyVoice {
  readonly ticketPrefix: string;
  /** A message this long after the last one of a complaint, or before it, begins a new one; 48 hours by default, a choice of ours. */
  readonly followUpWindowMs: number;
  /** Whether a comment is answered under it, or by the one private message that its platform grants. */
  readonly commentReplies: 'public' | 'private';
  readonly channelPolicies: ChannelPolicies;
  /** User names and ids of our own and other official accounts, lower case, without @: never answered. */
  readonly officialAccounts: ReadonlySet<string>;
}

/** What a citizen is to be told. Its words are the templates'. */
export interface Say {
  /** At most one of an intent answers a message. */
  readonly intent: Intent;
  readonly key: TemplateKey;
  /** Besides the ticket of the complaint, which is known when it is opened. */
  readonly values?: Partial<TemplateValues>;
  /** It waits for the quiet time, and what its citizen adds meanwhile changes it. */
  readonly waits?: true;
}

/** Who reads the answer to a message: what was said in public is answered there, a comment as the agency chose. */
export function replyVisibility(
  { visibility, kind }: Pick<InboundMessage, 'visibility' | 'kind'>,
  { commentReplies }: Pick<ConversationPolicy, 'commentReplies'>,
): InboundMessage['visibility'] {
  return visibility === 'public' && kind === 'comment' ? commentReplies : visibility;
}
