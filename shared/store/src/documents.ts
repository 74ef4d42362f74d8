import type {
  Channel,
  ComplaintEvent,
  DeliveryState,
  InboundMessage,
  MediaResult,
  OutboundMessage,
} from '@kanal/contracts';
import type {
  Assessment,
  ComplaintClock,
  ComplaintState,
  DecisionReason,
  Marks,
  SetAsideReason,
  TemplateKey,
  TemplateValues,
  ToldKey,
  Wishes,
} from '@kanal/domain';
import type { WrappedKey } from './crypto/key-ring.js';

/**
 * What became of a message, once and for ever. `edited`: it changed the words of another. `withdrew`: it took another
 * back. `withdrawn`: it was taken back before it was through. `noted`: written on our side, recorded with the complaint.
 * `identities`: it told other ids of its sender.
 */
export const receiptOutcomes = [
  'opened',
  'appended',
  'edited',
  'withdrew',
  'withdrawn',
  'noted',
  'identities',
  'answered',
  'command',
  'set-aside',
] as const;

/** What became of a message, once and for ever. */
export type ReceiptOutcome = (typeof receiptOutcomes)[number];

/** That a message was taken back by its writer: nothing it said is kept any more. */
export interface Withdrawn {
  /** By the provider's clock. */
  at: Date;
  /** The message that did it. */
  by: string;
  /** How many files it had: their keys follow from its id. */
  files: number;
}

/** Of a reply that waits. */
export interface Held {
  /** It may be put off to this moment, and no further. */
  until: Date;
  isPublic: boolean;
}

/** Something that a change must tell to the outside, stored with the change. */
export type OutboxEntry = {
  readonly id: string;
  readonly createdAt: Date;
  /** Not to be told before. */
  readonly dueAt: Date;
  /** It waits for what its citizen may still add. */
  readonly held?: Held;
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
  held?: Held;
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
  /** Missing while all there is of a message is that it was taken back: then it is in no books yet. */
  receivedAt?: Date;
  author?: 'page-inbox';
  /** Of an edit: the id of the message it edits. */
  edits?: string;
  withdrawn?: Withdrawn;
  state: 'received' | 'settled';
  outcome?: ReceiptOutcome;
  /** Why it was decided so. */
  reasons?: DecisionReason[];
  /** Why it was set aside. */
  setAside?: SetAsideReason;
  complaintId?: string;
  settledAt?: Date;
  /** Results of fetching its files, by position. */
  media: { index: number; at: Date; result: MediaResult['result'] }[];
  key: WrappedKey;
  /** The whole message; without its content once it is withdrawn. */
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
  /** When the citizen wrote last; missing while only our side has. */
  lastInboundAt?: Date;
  /** When the citizen was last asked to send something again. */
  askedAt?: Date;
  /** When the citizen was last told what a complaint needs. */
  guidedAt?: Date;
  wishes?: Wishes;
  consent?: { state: 'in' | 'out'; at: Date };
  outbox: StoredEntry[];
  replies: StoredReply[];
  key: WrappedKey;
  /** The counterpart. */
  sealed: Uint8Array;
}

/** What a message is to its complaint. `page-inbox`: an answer from our side, written outside Kanal. */
export type MessageRole = 'opening' | 'follow-up' | 'page-inbox';

/** `complaints`: `_id` is that of its first message. */
export interface ComplaintDocument {
  _id: string;
  schemaVersion: 1;
  ticket: string;
  state: ComplaintState;
  history: { state: ComplaintState; at: Date; actor: string; reason?: string }[];
  channel: Channel;
  account: string;
  /** Whom its citizen addressed by a keyword, as the table of keywords names it. */
  agency?: string;
  conversation: string;
  /** 1 for the first complaint of the conversation, then 2, …: unique, so that two routers cannot both open the next. */
  serial: number;
  openedAt: Date;
  /** Provider's time of the latest message. */
  lastMessageAt: Date;
  messages: { id: string; at: Date; role: MessageRole }[];
  /** What its citizen changed afterwards, as it came; the newest thousand. `id` is that of the message that did it. */
  changes?: { id: string; at: Date; change: 'edited' | 'withdrawn' }[];
  /** Whose words the narrative has, when they are not those of the message that opened it. */
  narrativeOf?: { id: string; at: Date; withdrawn?: true };
  /** Its legal clocks, in the order they were started; missing for a complaint that was opened before there were any. */
  clocks?: ComplaintClock[];
  /** When the next of their warnings is to be told; missing when there is none left. */
  clocksNextAt?: Date;
  /** Raised with every change of the clocks: of two who change them at once the second begins anew. */
  clocksRevision?: number;
  /** Blind indexes of the reporter. */
  identities: string[];
  anonymous: boolean;
  secret: boolean;
  /** What rules make of it so far; a person confirms. */
  assessment?: Assessment;
  /** Since when it waits to be entered into LAPOR!, and by whose wish; its number there once it has one. */
  handOff?: { at: Date; by: 'citizen' | 'policy' | 'person'; trackingId?: string };
  /** What a person has to look at, by when it came up first. */
  flags?: Partial<Record<Flag, Date>>;
  /** Words that acts of people owe its citizen; the router says them. */
  owed?: OwedWord[];
  /** When its citizen was last told something that is told but once. */
  told?: Partial<Record<ToldKey, Date>>;
  /** A person said that it is about the same thing as that complaint. Its own messages and reporter stay with it. */
  mergedInto?: { id: string; at: Date; actor: string; previousState: ComplaintState };
  /** When another was last merged into it, and how often that was done: changed by each merge, so that two cannot cross. */
  mergedAt?: Date;
  merges?: number;
  outbox: StoredEntry[];
  replies: StoredReply[];
  key: WrappedKey;
  /** The reporter: counterpart of the first message. */
  sealedReporter: Uint8Array;
  /** The citizen's own words, of the first message; those of its newest edit; none once it is withdrawn. */
  sealedNarrative: Uint8Array;
}

/** A word that somebody's act owes a citizen: the name of its template, and its values beside the ticket. */
export interface OwedWord {
  id: string;
  key: TemplateKey;
  values: Partial<TemplateValues>;
  /** Since when it is owed; of one that could not be said, when that is tried again. */
  at: Date;
  /** It could not be said so often, lately because of this (a code). */
  failed?: { times: number; because: string };
  /** It is owed because its complaint was merged into another, and not any more when that is undone. */
  ofFamily?: boolean;
}

/** What a person has to look at. `retraction`: its citizen takes it back, and LAPOR! has it already. */
export const flags = ['emergency', 'correction', 'retraction'] as const;

/** What a person has to look at. */
export type Flag = (typeof flags)[number];

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
  readonly assessment: Assessment;
  readonly marks: Marks;
  /** The clocks that start with it. */
  readonly clocks?: readonly ComplaintClock[];
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
      readonly role: Exclude<MessageRole, 'opening'>;
      readonly entries: readonly OutboxEntry[];
      readonly marks: Marks;
      /** Our clock at the change: what is marked is marked with it. */
      readonly markedAt: Date;
      /** Takes the place of the reply with its id, if that still waits. */
      readonly renewed?: OutboxEntry;
    }
  | {
      readonly change: 'edited' | 'withdrawn';
      readonly complaintId: string;
      readonly messageId: string;
      readonly at: Date;
      readonly marks: Pick<Marks, 'assessment' | 'anonymous' | 'secret' | 'emergency'>;
      /** Our clock at the change: what is marked is marked with it. */
      readonly markedAt: Date;
      readonly entries: readonly OutboxEntry[];
    }
  /** Its citizen said STOP: the reply that waits must not go out. */
  | {
      readonly change: 'silence';
      readonly complaintId: string;
      readonly messageId: string;
      readonly entryId: string;
      readonly at: Date;
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
  /** The citizen is asked to send again, in this message's complaint. */
  readonly asked?: true;
  /** The citizen is told what a complaint needs, in this message's record. */
  readonly guided?: true;
  readonly wishes?: Wishes;
  /** A request to send again that goes out only if none went out within the time before. */
  readonly ask?: { readonly entry: OutboxEntry; readonly notAfter: Date };
}
