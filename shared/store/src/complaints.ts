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
  /** The complaint of each conversation that takes follow-ups. */
  findOpenComplaints(conversations: readonly string[]): Promise<Map<string, ComplaintHead>>;
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
const headFields = { ticket: 1, state: 1, lastMessageAt: 1, conversation: 1 } as const;
const headOf = ({ _id, ticket, state, lastMessageAt }: ComplaintDocument): ComplaintHead => ({
  id: _id,
  ticket,
  state,
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
    for await (const complaint of complaints.find(filter, { projection: headFields })) {
      heads.set(by(complaint), headOf(complaint));
    }
    return heads;
  }

  function toDocument({ id, ticket, state, message, openedAt, entries }: NewComplaint): ComplaintDocument {
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
      takesFollowUps: true,
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
        filter: { _id: complaintId, takesFollowUps: true, 'messages.id': { $ne: messageId } },
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

  /** An older complaint makes room before the new one comes: a crash in between leaves the conversation without one, and the redelivered message opens it. */
  async function release(changes: readonly ComplaintChange[]): Promise<void> {
    const released = changes.flatMap((change) => (change.change === 'open' ? (change.releases ?? []) : []));
    if (released.length === 0) return;
    await complaints.updateMany({ _id: { $in: released } }, { $set: { takesFollowUps: false } });
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
      ids.has(id) ? 'already' : tickets.has(ticket) ? 'ticket-taken' : 'conversation-has-open';
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
    findOpenComplaints: (conversations) =>
      findHeads(
        { conversation: { $in: [...conversations] }, takesFollowUps: true },
        ({ conversation }) => conversation,
      ),

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
      await release(changes);
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
          return refused.has(i) ? (reasons.get(change.complaint.id) ?? 'conversation-has-open') : 'done';
        }
        if (!appended) return 'done';
        // Whether by this call or an earlier one cannot be told; either way its outbox entry is there to be swept.
        return appended.has(change.messageId) ? 'already' : 'not-open';
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
