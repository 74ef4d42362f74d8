import type { InboundMessage, MediaResult } from '@kanal/contracts';
import type { Collection } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import { newSealer, sealerFor } from './crypto/sealer.js';
import type { ReceiptDocument, ReceiptOutcome } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import type { WriteTogether } from './write-together.js';

/** What is known of a message that was there before. */
export type EarlierReceipt = Pick<ReceiptDocument, 'state' | 'outcome' | 'complaintId'>;

/** How many messages of a channel ended how; `received` are under way. */
export interface OutcomeCount {
  readonly channel: string;
  readonly outcome: ReceiptOutcome | 'received';
  readonly count: number;
}

/** The receipts: which messages were taken in, and what became of each. */
export interface ReceiptStore {
  /** Writes a receipt for each message that has none. @returns for each id `new`, or what was there. */
  insertReceipts(messages: readonly InboundMessage[]): Promise<Map<string, 'new' | EarlierReceipt>>;
  /** From `received` to `settled`, never back: a second outcome is ignored. */
  settleReceipts(
    settled: readonly { id: string; outcome: ReceiptOutcome; complaintId?: string }[],
    at: Date,
  ): Promise<void>;
  /** The messages as they came, by id; those without a receipt are missing. */
  findMessages(
    ids: readonly string[],
  ): Promise<Map<string, { message: InboundMessage; receipt: ReceiptDocument }>>;
  /** A stored file is never replaced by a failure. @returns false while the message has no receipt yet. */
  recordMedia(result: MediaResult): Promise<boolean>;
  /** The books of a period, by our clock at the webhook. */
  countOutcomes(from: Date, to: Date): Promise<OutcomeCount[]>;
}

const name = 'receipts';

/** The receipts over the native collection: this is the hottest path of the database. */
export function createReceiptStore(
  ring: KeyRing,
  receipts: Collection<ReceiptDocument>,
  writeTogether: WriteTogether,
): ReceiptStore {
  function toDocument(message: InboundMessage): ReceiptDocument {
    const sealer = newSealer(ring, name, message.id);
    return {
      _id: message.id,
      schemaVersion: 1,
      channel: message.channel,
      account: message.account,
      conversation: message.conversation,
      sentAt: new Date(message.sentAt),
      receivedAt: new Date(message.receivedAt),
      state: 'received',
      media: [],
      key: sealer.key,
      sealed: sealer.seal('message', message),
    };
  }

  return {
    async insertReceipts(messages) {
      const known = new Map<string, 'new' | EarlierReceipt>(messages.map(({ id }) => [id, 'new']));
      if (messages.length === 0) return known;
      const documents = messages.map(toDocument);
      const duplicates = await writeAllowingDuplicates(() =>
        receipts.insertMany(documents, { ordered: false }),
      );
      const ids = [...duplicates].flatMap((i) => messages[i]?.id ?? []);
      if (ids.length === 0) return known;
      const earlier = receipts.find(
        { _id: { $in: ids } },
        { projection: { state: 1, outcome: 1, complaintId: 1 } },
      );
      for await (const { _id, ...receipt } of earlier) known.set(_id, receipt);
      return known;
    },

    async settleReceipts(settled, at) {
      if (settled.length === 0) return;
      const updates = settled.map(({ id, ...outcome }) => ({
        updateOne: {
          filter: { _id: id, state: 'received' as const },
          update: { $set: { ...outcome, state: 'settled' as const, settledAt: at } },
        },
      }));
      const isWritten = await writeTogether(receipts, updates);
      if (!isWritten) await receipts.bulkWrite(updates, { ordered: false });
    },

    async findMessages(ids) {
      const found = await receipts.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(
        found.map((receipt) => {
          const sealer = sealerFor(ring, receipt.key, name, receipt._id);
          return [receipt._id, { receipt, message: sealer.open<InboundMessage>('message', receipt.sealed) }];
        }),
      );
    },

    async recordMedia({ messageId, index, at, result }) {
      const entry = { index, at: new Date(at), result };
      const isBetter =
        result.outcome === 'stored' ? { $elemMatch: { index, 'result.outcome': 'failed' } } : null;
      if (isBetter) {
        const replaced = await receipts.updateOne(
          { _id: messageId, media: isBetter },
          { $set: { 'media.$': entry } },
        );
        if (replaced.matchedCount > 0) return true;
      }
      const added = await receipts.updateOne(
        { _id: messageId, 'media.index': { $ne: index } },
        { $push: { media: entry } },
      );
      return added.matchedCount > 0 || (await receipts.countDocuments({ _id: messageId }, { limit: 1 })) > 0;
    },

    async countOutcomes(from, to) {
      const counted = receipts.aggregate<{ _id: Omit<OutcomeCount, 'count'>; count: number }>([
        { $match: { receivedAt: { $gte: from, $lt: to } } },
        {
          $group: {
            _id: { channel: '$channel', outcome: { $ifNull: ['$outcome', 'received'] } },
            count: { $sum: 1 },
          },
        },
      ]);
      return (await counted.toArray()).map(({ _id, count }) => ({ ..._id, count }));
    },
  };
}
