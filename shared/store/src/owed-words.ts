import type { InboundMessage } from '@kanal/contracts';
import { type ComplaintState, closedStates } from '@kanal/domain';
import type { Collection, Filter, MongoClient, UpdateFilter } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import { sealerFor } from './crypto/sealer.js';
import type { ComplaintDocument, OutboxEntry, OwedWord, ReceiptDocument } from './documents.js';
import { inTransaction } from './in-transaction.js';
import { othersOf } from './merged-families.js';
import { sealEntry } from './outbox-entries.js';
import { handOffWord, owedWord } from './owed-word.js';
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
  /** The newest message of the citizen: it is what is answered. Missing when it is not kept any more. */
  readonly message?: InboundMessage;
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
   * The complaint was entered into LAPOR! and has its number there. Whoever's complaint was merged into it is owed the
   * same word, each conversation once, with a ticket of its own; all of it is one transaction.
   * @throws StoreError KANAL_NOT_TO_RECORD when there is no such complaint, it is closed, has another number
   *   already, or changed at this moment.
   */
  recordHandOff(ticket: string, trackingId: string, act: Act): Promise<void>;
  /** Words that are to be said by now, the oldest first. */
  findOwed(now: Date, limit: number): Promise<Owed[]>;
  /**
   * The word is a reply now, or nothing when its citizen wants none. Doing it again changes nothing.
   * @returns false when it is not owed any more: somebody settled it, or took it back, and `entry` is not to go out.
   */
  settleOwed(owed: Pick<Owed, 'complaintId' | 'owed'>, entry?: OutboxEntry): Promise<boolean>;
  /** The word could not be said, and stays owed: it is due again then, and those behind it go on. @param because a code */
  putOffOwed(owed: Pick<Owed, 'complaintId' | 'owed'>, until: Date, because: string): Promise<void>;
  /** What was put off is due at once: what it failed of may be mended. */
  resumeOwed(now: Date): Promise<void>;
}

/** An act as it is written. */
interface Deed {
  readonly word: OwedWord;
  readonly reason: string;
  readonly state?: ComplaintState;
  readonly set: Partial<Record<string, unknown>>;
  /** Those whose complaints were merged into it are told as well. */
  readonly tellsFamily?: true;
}

/** The owed words over native collections. */
export function createOwedWords(
  ring: KeyRing,
  client: MongoClient,
  collections: {
    readonly complaints: Collection<ComplaintDocument>;
    readonly receipts: Collection<ReceiptDocument>;
  },
): OwedWords {
  const { complaints, receipts } = collections;

  /** @returns whether there was such a complaint, and nobody changed its state or family meanwhile. */
  async function act(filter: Filter<ComplaintDocument>, { actor, at }: Act, of: Deed): Promise<boolean> {
    const found = await complaints.findOne(filter);
    if (!found) return false;
    const state = of.state ?? found.state;
    const unchanged = { state: found.state, merges: found.merges ?? { $exists: false } };
    const update: UpdateFilter<ComplaintDocument> = {
      $set: { ...of.set, state },
      $push: { owed: of.word, history: { state, at, actor, reason: of.reason } },
    };
    const others = of.tellsFamily ? await othersOf(complaints, found) : [];
    return inTransaction(client, async (session) => {
      const written = await complaints.updateOne({ $and: [filter, unchanged] }, update, { session });
      if (written.matchedCount === 0) return false;
      await complaints.updateMany(
        { _id: { $in: others }, mergedInto: { $exists: true } },
        { $push: { owed: { ...of.word, ofFamily: true } } },
        { session },
      );
      return true;
    });
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
          word: owedWord('ack-redirect', {}, by.at),
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
        word: handOffWord(trackingId, by.at),
        tellsFamily: true,
        reason: 'tercatat_di_lapor',
        state: 'tercatat_di_lapor',
        set: { 'handOff.trackingId': trackingId, 'handOff.at': by.at, 'handOff.by': 'person' },
      });
      if (done) return;
      throw new StoreError(
        'KANAL_NOT_TO_RECORD',
        `${ticket} is not open, has a Tracking ID already, or changed at this moment: look with kanal complaint ${ticket}`,
      );
    },

    async findOwed(now, limit) {
      const found = await complaints
        .find({ 'owed.at': { $lte: now } }, { sort: { 'owed.at': 1 }, limit, hint: 'owed_at' })
        .project<Pick<ComplaintDocument, '_id' | 'ticket' | 'messages' | 'owed'>>({
          ticket: 1,
          messages: 1,
          owed: 1,
        })
        .toArray();
      const words: Owed[] = [];
      for (const complaint of found) {
        const message = await newestOf(complaint);
        const { _id: complaintId, ticket, owed = [] } = complaint;
        const due = owed.filter((word) => word.at <= now);
        words.push(...due.map((word) => ({ complaintId, ticket, owed: word, ...(message && { message }) })));
      }
      return words;
    },

    async settleOwed({ complaintId, owed }, entry) {
      const settled = await complaints.updateOne(
        { _id: complaintId, 'owed.id': owed.id },
        {
          $pull: { owed: { id: owed.id } },
          ...(entry && { $push: { outbox: sealEntry(ring, entry) } }),
        },
      );
      return settled.matchedCount > 0;
    },

    async putOffOwed({ complaintId, owed }, until, because) {
      const times = (owed.failed?.times ?? 0) + 1;
      await complaints.updateOne(
        { _id: complaintId, 'owed.id': owed.id },
        { $set: { 'owed.$.at': until, 'owed.$.failed': { times, because } } },
      );
    },

    async resumeOwed(now) {
      await complaints.updateMany(
        { 'owed.at': { $gt: now } },
        { $set: { 'owed.$[word].at': now } },
        { arrayFilters: [{ 'word.at': { $gt: now }, 'word.failed': { $exists: true } }], hint: 'owed_at' },
      );
    },
  };
}
