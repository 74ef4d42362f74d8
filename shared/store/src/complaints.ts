import type { Channel, InboundMessage, OutboundMessage } from '@kanal/contracts';
import type { ComplaintHead } from '@kanal/domain';
import type { Collection, Filter } from 'mongodb';
import type { Model } from 'mongoose';
import { type CommitComplaints, createComplaintCommit } from './commit-complaints.js';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing } from './crypto/key-ring.js';
import { sealerFor } from './crypto/sealer.js';
import type { ComplaintDocument, ConversationDocument, MessageRole, StoredEntry } from './documents.js';
import { identitiesTyped } from './identities.js';
import { rootStatesOf } from './merged-families.js';

/** Where a message was found: what an earlier attempt had committed for it. */
export interface Holding {
  readonly outcome: 'opened' | 'appended' | 'noted';
  readonly complaint: ComplaintHead;
}

/** A complaint with its sealed fields opened, for a person. */
export interface OpenedComplaint {
  readonly complaint: ComplaintDocument;
  readonly reporter: InboundMessage['counterpart'];
  readonly narrative: string;
  readonly replies: readonly {
    readonly id: string;
    readonly publishedAt?: Date;
    readonly payload: OutboundMessage;
  }[];
}

/** A complaint in a list: nothing of it is opened. */
export type ComplaintLine = Pick<ComplaintDocument, 'ticket' | 'state' | 'channel' | 'openedAt'>;

/** The complaints. */
export interface ComplaintStore {
  /** The newest complaint of each conversation. The state of one that was merged is that of what it was merged into. */
  findLatestComplaints(conversations: readonly string[]): Promise<Map<string, ComplaintHead>>;
  findHeadsByTicket(tickets: readonly string[]): Promise<Map<string, ComplaintHead>>;
  /** By LAPOR!'s numbers, of those complaints that were entered there. */
  findHeadsByTrackingId(trackingIds: readonly string[]): Promise<Map<string, ComplaintHead>>;
  /** Which of these messages a complaint of their conversation holds. */
  findComplaintsHolding(
    messages: readonly Pick<InboundMessage, 'id' | 'conversation'>[],
  ): Promise<Map<string, Holding>>;
  readonly commitComplaints: CommitComplaints;
  /** With everything opened; undefined when there is no such ticket. */
  findComplaint(ticket: string): Promise<OpenedComplaint | undefined>;
  /** Complaints of whoever has this phone number, user name or provider's id, on every channel, newest first. */
  findComplaintsByIdentity(typed: string, limit: number): Promise<ComplaintLine[]>;
  /** Complaints that came by these channels from whoever has one of these blind indexes, newest first. */
  findComplaintsOf(
    who: { readonly identities: readonly string[]; readonly channels: readonly Channel[] },
    limit: number,
  ): Promise<ComplaintLine[]>;
}

const name = 'complaints';
const headFields = {
  ticket: 1,
  state: 1,
  serial: 1,
  agency: 1,
  lastMessageAt: 1,
  conversation: 1,
  assessment: 1,
  anonymous: 1,
  secret: 1,
  told: 1,
  'handOff.at': 1,
  'handOff.trackingId': 1,
  'outbox.id': 1,
  'outbox.createdAt': 1,
  'outbox.dueAt': 1,
  'outbox.held': 1,
  mergedInto: 1,
  messageCount: { $size: '$messages' },
} as const;
const outcomeOf = {
  opening: 'opened',
  'follow-up': 'appended',
  'page-inbox': 'noted',
} as const satisfies Record<MessageRole, Holding['outcome']>;
type ProjectedHead = Pick<
  ComplaintDocument,
  | '_id'
  | 'ticket'
  | 'state'
  | 'serial'
  | 'agency'
  | 'lastMessageAt'
  | 'conversation'
  | 'assessment'
  | 'anonymous'
  | 'secret'
  | 'told'
  | 'mergedInto'
> & {
  handOff?: Pick<NonNullable<ComplaintDocument['handOff']>, 'at' | 'trackingId'>;
  outbox: Pick<StoredEntry, 'id' | 'createdAt' | 'dueAt' | 'held'>[];
  messageCount: number;
};
function headOf(found: ProjectedHead): ComplaintHead {
  const { _id, ticket, state, serial, agency, lastMessageAt, messageCount } = found;
  const { assessment, anonymous, secret, told = {}, handOff, outbox } = found;
  const [held] = outbox.flatMap(({ id, createdAt, dueAt, held }) =>
    held ? [{ id, createdAt, dueAt, ...held }] : [],
  );
  return {
    id: _id,
    ...{ ticket, state, serial, lastMessageAt, messageCount, told },
    ...(agency !== undefined && { agency }),
    ...(assessment && { assessment }),
    isAnonymous: anonymous,
    isSecret: secret,
    ...(handOff && { handOffAt: handOff.at }),
    ...(held && { held }),
  };
}

/** The complaints: over the native collection where messages pass through, over the model where a person waits. */
export function createComplaintStore(
  ring: KeyRing,
  blind: BlindIndex,
  collections: {
    readonly complaints: Collection<ComplaintDocument>;
    readonly conversations: Collection<ConversationDocument>;
  },
  model: Model<ComplaintDocument>,
): ComplaintStore {
  const { complaints, conversations } = collections;

  /**
   * With the other ids of the same people, as their conversations know them: a complaint that came after its citizen's
   * ids had changed, but under the old one, holds the old one only.
   */
  async function withOtherIds(identities: readonly string[]): Promise<string[]> {
    const known = await conversations
      .find({ identities: { $in: [...identities] } }, { projection: { identities: 1 } })
      .toArray();
    return [...new Set([...identities, ...known.flatMap((conversation) => conversation.identities)])];
  }

  async function linesOf(
    identities: readonly string[],
    filter: Filter<ComplaintDocument>,
    limit: number,
  ): Promise<ComplaintLine[]> {
    return complaints
      .find(
        { identities: { $in: await withOtherIds(identities) }, ...filter },
        {
          projection: { _id: 0, ticket: 1, state: 1, channel: 1, openedAt: 1 },
          sort: { openedAt: -1 },
          limit,
        },
      )
      .toArray();
  }

  async function findHeads(
    filter: Filter<ComplaintDocument>,
    by: (complaint: ProjectedHead) => string,
  ): Promise<Map<string, ComplaintHead>> {
    const heads = new Map<string, ComplaintHead>();
    const merged: { id: string; into: string }[] = [];
    const found = complaints.find(filter, { sort: { serial: 1 } }).project<ProjectedHead>(headFields);
    for await (const complaint of found) {
      heads.set(by(complaint), headOf(complaint));
      if (complaint.mergedInto) merged.push({ id: complaint._id, into: complaint.mergedInto.id });
    }
    if (merged.length === 0) return heads;
    // A merged complaint stands where that stands which it belongs to: open for its citizen's words as long as that is.
    const states = await rootStatesOf(complaints, merged);
    return new Map(
      [...heads].map(([key, head]) => [key, { ...head, state: states.get(head.id) ?? head.state }]),
    );
  }

  return {
    // Ascending, so that of several complaints of a conversation the newest is the one that stays in the map.
    findLatestComplaints: (conversations) =>
      findHeads({ conversation: { $in: [...conversations] } }, ({ conversation }) => conversation),

    async findHeadsByTicket(tickets) {
      if (tickets.length === 0) return new Map();
      return findHeads({ ticket: { $in: [...tickets] } }, ({ ticket }) => ticket);
    },

    async findHeadsByTrackingId(trackingIds) {
      if (trackingIds.length === 0) return new Map();
      const filter = { 'handOff.trackingId': { $in: [...trackingIds] } };
      return findHeads(filter, ({ handOff }) => handOff?.trackingId ?? '');
    },

    async findComplaintsHolding(messages) {
      const holding = new Map<string, Holding>();
      if (messages.length === 0) return holding;
      const ids = new Set(messages.map(({ id }) => id));
      const filter = {
        conversation: { $in: messages.map(({ conversation }) => conversation) },
        'messages.id': { $in: [...ids] },
      };
      const found = complaints
        .find(filter)
        .project<ProjectedHead & Pick<ComplaintDocument, 'messages'>>({ ...headFields, messages: 1 });
      for await (const complaint of found) {
        for (const { id, role } of complaint.messages) {
          if (ids.has(id)) holding.set(id, { outcome: outcomeOf[role], complaint: headOf(complaint) });
        }
      }
      return holding;
    },

    commitComplaints: createComplaintCommit(ring, blind, complaints),

    async findComplaint(ticket) {
      const complaint = await model.findOne({ ticket }).lean<ComplaintDocument>();
      if (!complaint) return undefined;
      const sealer = sealerFor(ring, complaint.key, name, complaint._id);
      const replies = [...complaint.replies, ...complaint.outbox].flatMap((reply) => {
        if (!reply.key || !reply.sealed) return [];
        const payload = sealerFor(ring, reply.key, 'outbox', reply.id).open<OutboundMessage>(
          'payload',
          reply.sealed,
        );
        return [{ id: reply.id, payload, ...('publishedAt' in reply && { publishedAt: reply.publishedAt }) }];
      });
      return {
        complaint,
        reporter: sealer.open('reporter', complaint.sealedReporter),
        narrative: sealer.open('narrative', complaint.sealedNarrative),
        replies,
      };
    },

    findComplaintsByIdentity: (typed, limit) => linesOf(identitiesTyped(blind, typed), {}, limit),
    findComplaintsOf: ({ identities, channels }, limit) =>
      linesOf(identities, { channel: { $in: [...channels] } }, limit),
  };
}
