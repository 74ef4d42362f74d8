import { type InboundMessage, type MediaResult, originalIdOf } from '@kanal/contracts';
import type { DecisionReason, SetAsideReason } from '@kanal/domain';
import type { Collection } from 'mongodb';
import { contentFree } from './content-free.js';
import type { KeyRing } from './crypto/key-ring.js';
import { newSealer, sealerFor } from './crypto/sealer.js';
import type { ReceiptDocument, ReceiptOutcome } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import type { WriteTogether } from './write-together.js';

/** What is known of a message that was there before. */
export type EarlierReceipt = Pick<ReceiptDocument, 'state' | 'outcome' | 'complaintId' | 'withdrawn'> & {
  /** It was taken back before it came, and comes now for the first time. */
  readonly isMet?: true;
};

/** A message as it came, without its content when it was taken back, and its receipt. */
export interface ReceivedMessage {
  readonly message: InboundMessage;
  readonly receipt: ReceiptDocument;
}

/** How many messages of a channel ended how; `received` are under way. */
export interface OutcomeCount {
  readonly channel: string;
  readonly outcome: ReceiptOutcome | 'received';
  readonly count: number;
}

/** What became of a message, and why. */
export interface Settled {
  readonly id: string;
  readonly outcome: ReceiptOutcome;
  readonly reasons: readonly DecisionReason[];
  readonly setAside?: SetAsideReason;
  readonly complaintId?: string;
}

/** The receipts: which messages were taken in, and what became of each. */
export interface ReceiptStore {
  /** Writes a receipt for each message that has none. @returns for each id `new`, or what was there. */
  insertReceipts(messages: readonly InboundMessage[]): Promise<Map<string, 'new' | EarlierReceipt>>;
  /** From `received` to `settled`, never back: a second outcome is ignored. */
  settleReceipts(settled: readonly Settled[], at: Date): Promise<void>;
  /** The messages as they came, by id; those without a receipt are missing. */
  findMessages(ids: readonly string[]): Promise<Map<string, ReceivedMessage>>;
  /** The edits of these messages that are theirs to make, by the message they edit, the newest last. */
  findEdits(of: readonly ReceivedMessage[]): Promise<Map<string, ReceivedMessage[]>>;
  /**
   * A stored file is never replaced by a failure. `early`: the message has no receipt yet. `withdrawn`: nothing was
   * recorded, because the message was taken back; its file has to go.
   */
  recordMedia(result: MediaResult): Promise<'recorded' | 'early' | 'withdrawn'>;
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
    const edits = message.edited && originalIdOf(message);
    return {
      _id: message.id,
      schemaVersion: 1,
      channel: message.channel,
      account: message.account,
      conversation: message.conversation,
      sentAt: new Date(message.sentAt),
      receivedAt: new Date(message.receivedAt),
      ...(message.author && { author: message.author }),
      ...(edits && { edits }),
      state: 'received',
      media: [],
      key: sealer.key,
      // Whatever a deletion repeats of the message it is about has to go as well.
      sealed: sealer.seal('message', message.deleted ? contentFree(message) : message),
    };
  }

  /**
   * Meets a receipt that was made for a message before it came. From now on it is in the books. When it was made by
   * somebody whose message this is not, it was none of theirs to take back, and the message takes its place.
   */
  async function meet(
    message: InboundMessage,
    waiting: Pick<ReceiptDocument, 'conversation' | 'author'>,
  ): Promise<'new' | EarlierReceipt> {
    const unmet = { _id: message.id, receivedAt: { $exists: false } };
    const isTheirs = waiting.conversation === message.conversation && waiting.author === message.author;
    if (!isTheirs) {
      const { _id: __, ...document } = toDocument(message);
      const replaced = await receipts.replaceOne(unmet, document);
      return replaced.matchedCount > 0 ? 'new' : { state: 'received' };
    }
    const { sentAt, receivedAt } = message;
    const met = await receipts.updateOne(unmet, {
      $set: { sentAt: new Date(sentAt), receivedAt: new Date(receivedAt) },
    });
    const settled = { state: 'settled', outcome: 'withdrawn' } as const;
    return met.matchedCount > 0 ? { ...settled, isMet: true } : settled;
  }

  function open(receipt: ReceiptDocument): ReceivedMessage {
    const sealer = sealerFor(ring, receipt.key, name, receipt._id);
    return { receipt, message: sealer.open<InboundMessage>('message', receipt.sealed) };
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
      const earlier = await receipts
        .find(
          { _id: { $in: ids } },
          {
            projection: {
              state: 1,
              outcome: 1,
              complaintId: 1,
              withdrawn: 1,
              receivedAt: 1,
              conversation: 1,
              author: 1,
            },
          },
        )
        .toArray();
      for (const { _id, receivedAt, conversation, author, ...receipt } of earlier) {
        const message = receivedAt ? undefined : messages.find(({ id }) => id === _id);
        known.set(_id, message ? await meet(message, { conversation, ...(author && { author }) }) : receipt);
      }
      return known;
    },

    async settleReceipts(settled, at) {
      if (settled.length === 0) return;
      const updates = settled.map(({ id, reasons, ...outcome }) => ({
        updateOne: {
          filter: { _id: id, state: 'received' as const },
          update: {
            $set: { ...outcome, reasons: [...reasons], state: 'settled' as const, settledAt: at },
          },
        },
      }));
      const isWritten = await writeTogether(receipts, updates);
      if (!isWritten) await receipts.bulkWrite(updates, { ordered: false });
    },

    async findMessages(ids) {
      const found = await receipts.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map((receipt) => [receipt._id, open(receipt)]));
    },

    async findEdits(of) {
      const originals = new Map(of.map((original) => [familyOf(original), original.receipt]));
      const found = await receipts
        .find({ edits: { $in: [...originals.keys()] } }, { sort: { sentAt: 1, _id: 1 } })
        .toArray();
      const edits = new Map<string, ReceivedMessage[]>();
      for (const edit of found) {
        const original = originals.get(edit.edits ?? '');
        if (original?.conversation !== edit.conversation || original.author !== edit.author) continue;
        edits.set(original._id, [...(edits.get(original._id) ?? []), open(edit)]);
      }
      return edits;
    },

    async recordMedia({ messageId, index, at, result }) {
      const entry = { index, at: new Date(at), result };
      const kept = { _id: messageId, withdrawn: { $exists: false } };
      const isBetter =
        result.outcome === 'stored' ? { $elemMatch: { index, 'result.outcome': 'failed' } } : null;
      if (isBetter) {
        const replaced = await receipts.updateOne(
          { ...kept, media: isBetter },
          { $set: { 'media.$': entry } },
        );
        if (replaced.matchedCount > 0) return 'recorded';
      }
      const added = await receipts.updateOne(
        { ...kept, 'media.index': { $ne: index } },
        { $push: { media: entry } },
      );
      if (added.matchedCount > 0) return 'recorded';
      const receipt = await receipts.findOne({ _id: messageId }, { projection: { withdrawn: 1 } });
      if (!receipt) return 'early';
      return receipt.withdrawn ? 'withdrawn' : 'recorded';
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

/** The message before any edit: of an edit that opened or joined a complaint by itself, the one that it edits. */
function familyOf({ receipt }: ReceivedMessage): string {
  return receipt.edits ?? receipt._id;
}
