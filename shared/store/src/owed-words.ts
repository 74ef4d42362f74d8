import { randomUUID } from 'node:crypto';
import type { InboundMessage } from '@kanal/contracts';
import { type ComplaintState, closedStates, type TemplateKey, type TemplateValues } from '@kanal/domain';
import type { Collection, Filter, UpdateFilter } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import { sealerFor } from './crypto/sealer.js';
import type { ComplaintDocument, OutboxEntry, OwedWord, ReceiptDocument } from './documents.js';
import { sealEntry } from './outbox-entries.js';
import { StoreError } from './store-error.js';

/** Who did something, and when. */
export interface Act {
  /** A user of the console, or of the operator's machine. */
  readonly actor: string;
  readonly at: Date;
}

/** A word that somebody's act owes the citizen, with what the router needs to say it. */
export interface Owed {
  readonly complaintId: string;
  readonly ticket: string;
  readonly owed: OwedWord;
  /** The newest message of the citizen: it is what is answered. */
  readonly message: InboundMessage;
}

/**
 * What people do to a complaint that its citizen has to hear of. The act and the word it owes are one write; the router,
 * who knows the agency's voice, turns the word into a reply in a second one. A crash between them leaves the word owed.
 */
export interface OwedWords {
  /**
   * A record of the non-substantive queue becomes a complaint, and its citizen gets the acknowledgement.
   * @throws StoreError KANAL_NOT_TO_PROMOTE when there is no such record.
   */
  promote(ticket: string, act: Act): Promise<void>;
  /**
   * The complaint was entered into LAPOR! and has its number there.
   * @throws StoreError KANAL_NOT_TO_RECORD when there is no such complaint, it is closed, or has another number already.
   */
  recordHandOff(ticket: string, trackingId: string, act: Act): Promise<void>;
  /** Words that are owed, the oldest first. */
  findOwed(limit: number): Promise<Owed[]>;
  /** The word is a reply now, or nothing when its citizen wants none. Doing it again changes nothing. */
  settleOwed(owed: Pick<Owed, 'complaintId' | 'owed'>, entry?: OutboxEntry): Promise<void>;
}

/** The owed words over native collections. */
export function createOwedWords(
  ring: KeyRing,
  collections: {
    readonly complaints: Collection<ComplaintDocument>;
    readonly receipts: Collection<ReceiptDocument>;
  },
): OwedWords {
  const { complaints, receipts } = collections;

  /** @returns whether there was such a complaint. */
  async function act(
    filter: Filter<ComplaintDocument>,
    { actor, at }: Act,
    of: {
      readonly key: TemplateKey;
      readonly values: Partial<TemplateValues>;
      readonly reason: string;
      readonly state?: ComplaintState;
      readonly set: Partial<Record<string, unknown>>;
    },
  ): Promise<boolean> {
    const found = await complaints.findOne(filter, { projection: { state: 1 } });
    if (!found) return false;
    const state = of.state ?? found.state;
    const owed: OwedWord = { id: randomUUID(), key: of.key, values: of.values, at };
    const update: UpdateFilter<ComplaintDocument> = {
      $set: { ...of.set, state },
      $push: { owed, history: { state, at, actor, reason: of.reason } },
    };
    // The state that was read: somebody may change it meanwhile.
    const written = await complaints.updateOne({ $and: [filter, { state: found.state }] }, update);
    return written.matchedCount > 0;
  }

  async function newestOf(
    complaint: Pick<ComplaintDocument, 'messages'>,
  ): Promise<InboundMessage | undefined> {
    const theirs = complaint.messages.filter(({ role }) => role !== 'page-inbox');
    const newest = theirs.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
    const receipt = newest && (await receipts.findOne({ _id: newest.id }));
    if (!receipt) return undefined;
    return sealerFor(ring, receipt.key, 'receipts', receipt._id).open<InboundMessage>(
      'message',
      receipt.sealed,
    );
  }

  return {
    async promote(ticket, by) {
      const done = await act(
        { ticket, 'assessment.isSubstantive': false, state: { $nin: [...closedStates] } },
        by,
        {
          key: 'ack-redirect',
          values: {},
          reason: 'dinyatakan_substantif',
          set: { 'assessment.isSubstantive': true },
        },
      );
      if (done) return;
      throw new StoreError(
        'KANAL_NOT_TO_PROMOTE',
        `${ticket} does not stand in the non-substantive queue: look with kanal complaint ${ticket}`,
      );
    },

    async recordHandOff(ticket, trackingId, by) {
      const filter = {
        ticket,
        state: { $nin: [...closedStates] },
        'handOff.trackingId': { $exists: false },
      };
      const done = await act(filter, by, {
        key: 'handoff-recorded',
        values: { tracking_id: trackingId },
        reason: 'tercatat_di_lapor',
        state: 'tercatat_di_lapor',
        set: { 'handOff.trackingId': trackingId, 'handOff.at': by.at, 'handOff.by': 'person' },
      });
      if (done) return;
      throw new StoreError(
        'KANAL_NOT_TO_RECORD',
        `${ticket} is not open, or has a Tracking ID already: look with kanal complaint ${ticket}`,
      );
    },

    async findOwed(limit) {
      const found = await complaints
        .find({ 'owed.at': { $exists: true } }, { sort: { 'owed.at': 1 }, limit, hint: 'owed_at' })
        .project<Pick<ComplaintDocument, '_id' | 'ticket' | 'messages' | 'owed'>>({
          ticket: 1,
          messages: 1,
          owed: 1,
        })
        .toArray();
      const words: Owed[] = [];
      for (const complaint of found) {
        const message = await newestOf(complaint);
        if (!message) continue;
        const { _id: complaintId, ticket, owed = [] } = complaint;
        words.push(...owed.map((word) => ({ complaintId, ticket, owed: word, message })));
      }
      return words;
    },

    async settleOwed({ complaintId, owed }, entry) {
      await complaints.updateOne(
        { _id: complaintId, 'owed.id': owed.id },
        {
          $pull: { owed: { id: owed.id } },
          ...(entry && { $push: { outbox: sealEntry(ring, entry) } }),
        },
      );
    },
  };
}
