import type { InboundMessage, OutboundMessage } from '@kanal/contracts';
import type { ComplaintHead } from '@kanal/domain';
import type { AnyBulkWriteOperation, Collection, Filter } from 'mongodb';
import type { Model } from 'mongoose';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing } from './crypto/key-ring.js';
import { newSealer, sealerFor } from './crypto/sealer.js';
import type { CommitResult, ComplaintChange, ComplaintDocument, NewComplaint } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import { identitiesOf } from './identities.js';
import { sealEntry } from './outbox-entries.js';

/** Where a message was found: what an earlier attempt had committed for it. */
export interface Holding {
  readonly outcome: 'opened' | 'appended';
  readonly complaintId: string;
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

/** The complaints. */
export interface ComplaintStore {
  /** The newest complaint of each conversation. */
  findLatestComplaints(conversations: readonly string[]): Promise<Map<string, ComplaintHead>>;
  findHeadsByTicket(tickets: readonly string[]): Promise<Map<string, ComplaintHead>>;
  /** Which of these messages a complaint of their conversation holds already. */
  findComplaintsHolding(
    messages: readonly Pick<InboundMessage, 'id' | 'conversation'>[],
  ): Promise<Map<string, Holding>>;
  /** Writes each change as one document write, all in one call. @returns a result for each, in their order. */
  commitComplaints(changes: readonly ComplaintChange[]): Promise<CommitResult[]>;
  /** With everything opened; undefined when there is no such ticket. */
  findComplaint(ticket: string): Promise<OpenedComplaint | undefined>;
}

const name = 'complaints';
const headFields = { ticket: 1, state: 1, serial: 1, lastMessageAt: 1, conversation: 1 } as const;
const headOf = ({ _id, ticket, state, serial, lastMessageAt }: ComplaintDocument): ComplaintHead => ({
  id: _id,
  ticket,
  state,
  serial,
  lastMessageAt,
});

/** The complaints: over the native collection where messages pass through, over the model where a person waits. */
export function createComplaintStore(
  ring: KeyRing,
  blind: BlindIndex,
  complaints: Collection<ComplaintDocument>,
  model: Model<ComplaintDocument>,
): ComplaintStore {
  async function findHeads(
    filter: Filter<ComplaintDocument>,
    by: (complaint: ComplaintDocument) => string,
  ): Promise<Map<string, ComplaintHead>> {
    const heads = new Map<string, ComplaintHead>();
    for await (const complaint of complaints.find(filter, { projection: headFields, sort: { serial: 1 } })) {
      heads.set(by(complaint), headOf(complaint));
    }
    return heads;
  }

  function toDocument({
    id,
    ticket,
    state,
    serial,
    message,
    openedAt,
    entries,
  }: NewComplaint): ComplaintDocument {
    const sealer = newSealer(ring, name, id);
    const at = new Date(message.sentAt);
    return {
      _id: id,
      schemaVersion: 1,
      ticket,
      state,
      history: [{ state, at: openedAt, actor: 'router' }],
      channel: message.channel,
      account: message.account,
      conversation: message.conversation,
      serial,
      openedAt,
      lastMessageAt: at,
      messages: [{ id, at, role: 'opening' }],
      identities: identitiesOf(blind, message),
      anonymous: false,
      secret: false,
      outbox: entries.map((entry) => sealEntry(ring, entry)),
      replies: [],
      key: sealer.key,
      sealedReporter: sealer.seal('reporter', message.counterpart),
      sealedNarrative: sealer.seal('narrative', message.text ?? ''),
    };
  }

  function toOperation(change: ComplaintChange): AnyBulkWriteOperation<ComplaintDocument> {
    if (change.change === 'open') return { insertOne: { document: toDocument(change.complaint) } };
    const { complaintId, messageId, at, entries } = change;
    return {
      updateOne: {
        filter: { _id: complaintId, 'messages.id': { $ne: messageId } },
        update: {
          $push: {
            messages: { id: messageId, at, role: 'follow-up' },
            outbox: { $each: entries.map((entry) => sealEntry(ring, entry)) },
          },
          $max: { lastMessageAt: at },
        },
      },
    };
  }

  /** Why each of these openings met a duplicate key. */
  async function whyRefused(opened: readonly NewComplaint[]): Promise<Map<string, CommitResult>> {
    const found = await complaints
      .find(
        {
          $or: [
            { _id: { $in: opened.map(({ id }) => id) } },
            { ticket: { $in: opened.map(({ ticket }) => ticket) } },
          ],
        },
        { projection: { ticket: 1 } },
      )
      .toArray();
    const ids = new Set(found.map(({ _id }) => _id));
    const tickets = new Set(found.map(({ ticket }) => ticket));
    const why = ({ id, ticket }: NewComplaint): CommitResult =>
      ids.has(id) ? 'already' : tickets.has(ticket) ? 'ticket-taken' : 'serial-taken';
    return new Map(opened.map((complaint) => [complaint.id, why(complaint)]));
  }

  /** Which of these appends are in their complaints now. The driver counts matches of a bulk but does not say which. */
  async function whichAppended(
    appends: readonly Extract<ComplaintChange, { change: 'append' }>[],
  ): Promise<Set<string>> {
    const found = complaints.find(
      { _id: { $in: appends.map(({ complaintId }) => complaintId) } },
      { projection: { 'messages.id': 1 } },
    );
    const held = new Set<string>();
    for await (const { messages } of found) for (const { id } of messages) held.add(id);
    return held;
  }

  return {
    // Ascending, so that of several complaints of a conversation the newest is the one that stays in the map.
    findLatestComplaints: (conversations) =>
      findHeads({ conversation: { $in: [...conversations] } }, ({ conversation }) => conversation),

    async findHeadsByTicket(tickets) {
      if (tickets.length === 0) return new Map();
      return findHeads({ ticket: { $in: [...tickets] } }, ({ ticket }) => ticket);
    },

    async findComplaintsHolding(messages) {
      const holding = new Map<string, Holding>();
      if (messages.length === 0) return holding;
      const ids = new Set(messages.map(({ id }) => id));
      const found = complaints.find(
        {
          conversation: { $in: messages.map(({ conversation }) => conversation) },
          'messages.id': { $in: [...ids] },
        },
        { projection: { messages: 1 } },
      );
      for await (const complaint of found) {
        for (const { id, role } of complaint.messages) {
          if (!ids.has(id)) continue;
          holding.set(id, {
            outcome: role === 'opening' ? 'opened' : 'appended',
            complaintId: complaint._id,
          });
        }
      }
      return holding;
    },

    async commitComplaints(changes) {
      if (changes.length === 0) return [];
      let matched = 0;
      const refused = await writeAllowingDuplicates(async () => {
        const written = await complaints.bulkWrite(changes.map(toOperation), { ordered: false });
        matched = written.matchedCount;
      });
      const openings = [...refused].flatMap((i) => {
        const change = changes[i];
        return change?.change === 'open' ? [change.complaint] : [];
      });
      const reasons = openings.length > 0 ? await whyRefused(openings) : new Map<string, CommitResult>();
      const appends = changes.flatMap((change) => (change.change === 'append' ? [change] : []));
      const isEveryAppendNew = refused.size === 0 && matched === appends.length;
      const appended = isEveryAppendNew || appends.length === 0 ? undefined : await whichAppended(appends);
      return changes.map((change, i) => {
        if (change.change === 'open') {
          return refused.has(i) ? (reasons.get(change.complaint.id) ?? 'serial-taken') : 'done';
        }
        if (!appended) return 'done';
        // Whether by this call or an earlier one cannot be told; either way its outbox entry is there to be swept.
        return appended.has(change.messageId) ? 'already' : 'gone';
      });
    },

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
  };
}
