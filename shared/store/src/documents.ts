import type {
  Channel,
  ComplaintEvent,
  DeliveryState,
  InboundMessage,
  MediaResult,
  OutboundMessage,
} from '@kanal/contracts';
import type { ComplaintState } from '@kanal/domain';
import type { WrappedKey } from './crypto/key-ring.js';

/** What became of a message, once and for ever. */
export type ReceiptOutcome = 'opened' | 'appended' | 'answered' | 'command' | 'set-aside';

/** Something that a change must tell to the outside, stored with the change. */
export type OutboxEntry = {
  readonly id: string;
  readonly createdAt: Date;
  /** Not to be told before. */
  readonly dueAt: Date;
  readonly trace: Readonly<Record<string, string>>;
} & (
  | { readonly kind: 'reply'; readonly payload: OutboundMessage }
  | { readonly kind: 'event'; readonly payload: ComplaintEvent }
);

/** An outbox entry and the document it lies in. */
export interface OwnedEntry {
  readonly owner: { readonly collection: 'complaints' | 'conversations'; readonly id: string };
  readonly entry: OutboxEntry;
}

/** An outbox entry as stored: a reply's payload is sealed, an event holds nothing personal. */
export interface StoredEntry {
  id: string;
  kind: 'reply' | 'event';
  createdAt: Date;
  dueAt: Date;
  trace: Record<string, string>;
  payload?: ComplaintEvent;
  key?: WrappedKey;
  sealed?: Uint8Array;
}

/** A reply that is on its way, in the record of what was said. */
export interface StoredReply {
  id: string;
  createdAt: Date;
  publishedAt: Date;
  key: WrappedKey;
  sealed: Uint8Array;
}

/** `receipts`: one per inbound message, `_id` = its dedupe key. */
export interface ReceiptDocument {
  _id: string;
  schemaVersion: 1;
  channel: Channel;
  account: string;
  conversation: string;
  sentAt: Date;
  receivedAt: Date;
  state: 'received' | 'settled';
  outcome?: ReceiptOutcome;
  complaintId?: string;
  settledAt?: Date;
  /** Results of fetching its files, by position. */
  media: { index: number; at: Date; result: MediaResult['result'] }[];
  key: WrappedKey;
  /** The whole message. */
  sealed: Uint8Array;
}

/** `conversations`: one per counterpart and account. */
export interface ConversationDocument {
  _id: string;
  schemaVersion: 1;
  channel: Channel;
  account: string;
  /** Blind indexes of the counterpart and its aliases. */
  identities: string[];
  lastInboundAt: Date;
  consent?: { state: 'in' | 'out'; at: Date };
  outbox: StoredEntry[];
  replies: StoredReply[];
  key: WrappedKey;
  /** The counterpart. */
  sealed: Uint8Array;
}

/** `complaints`: `_id` is that of its first message. */
export interface ComplaintDocument {
  _id: string;
  schemaVersion: 1;
  ticket: string;
  state: ComplaintState;
  history: { state: ComplaintState; at: Date; actor: string; reason?: string }[];
  channel: Channel;
  account: string;
  conversation: string;
  /** 1 for the first complaint of the conversation, then 2, …: unique, so that two routers cannot both open the next. */
  serial: number;
  openedAt: Date;
  /** Provider's time of the latest message. */
  lastMessageAt: Date;
  messages: { id: string; at: Date; role: 'opening' | 'follow-up' }[];
  /** Blind indexes of the reporter. */
  identities: string[];
  anonymous: boolean;
  secret: boolean;
  outbox: StoredEntry[];
  replies: StoredReply[];
  key: WrappedKey;
  /** The reporter: counterpart of the first message. */
  sealedReporter: Uint8Array;
  /** The citizen's own words, of the first message. */
  sealedNarrative: Uint8Array;
}

/** `deliveries`: how far a reply has come, `_id` = its idempotency key. */
export interface DeliveryDocument {
  _id: string;
  channel: Channel;
  status: DeliveryState;
  rank: number;
  providerMessageId?: string;
  code?: string;
  reason?: string;
  at: Date;
  /** A callback that names only the provider's id and came before we knew whose it is. */
  isOrphan?: true;
}

/** A complaint to be opened. */
export interface NewComplaint {
  readonly id: string;
  readonly ticket: string;
  readonly state: ComplaintState;
  readonly serial: number;
  readonly message: InboundMessage;
  readonly openedAt: Date;
  readonly entries: readonly OutboxEntry[];
}

/** One change to one complaint. */
export type ComplaintChange =
  | { readonly change: 'open'; readonly complaint: NewComplaint }
  | {
      readonly change: 'append';
      readonly complaintId: string;
      readonly messageId: string;
      readonly at: Date;
      readonly entries: readonly OutboxEntry[];
    };

/**
 * - `done`: written.
 * - `already`: an earlier attempt, or another router, wrote it.
 * - the others: nothing was written, decide again.
 */
export type CommitResult = 'done' | 'already' | 'ticket-taken' | 'serial-taken' | 'gone';

/** What a message changes in its conversation. */
export interface ConversationChange {
  readonly message: InboundMessage;
  readonly entries: readonly OutboxEntry[];
  readonly consent?: { readonly state: 'in' | 'out'; readonly at: Date };
}
