import type { InboundMessage } from '@kanal/contracts';
import { wordsOf } from '@kanal/domain';
import type { Collection } from 'mongodb';
import { type ConfirmationDocument, withoutWords } from './confirmations.js';
import type { KeyRing } from './crypto/key-ring.js';
import { sealerFor } from './crypto/sealer.js';
import type { ComplaintDocument, ReceiptDocument } from './documents.js';

/** The words of a complaint, as long as those who said them change them. */
export interface NarrativeStore {
  /**
   * Brings the narratives of the complaints that these messages, or edits of them, opened in line with what their
   * receipts say: none when it was taken back, else the newest edit's words. It can only go forward, so any number of
   * callers may do it at once, with whatever they have read, and again.
   * @param originals ids of messages as they were before any edit.
   */
  alignNarratives(originals: readonly string[]): Promise<void>;
}

type Words = Pick<
  ReceiptDocument,
  '_id' | 'conversation' | 'author' | 'sentAt' | 'withdrawn' | 'edits' | 'key' | 'sealed'
>;

/** The narratives over native collections. */
export function createNarrativeStore(
  ring: KeyRing,
  receipts: Collection<ReceiptDocument>,
  complaints: Collection<ComplaintDocument>,
  confirmations: Collection<ConfirmationDocument>,
): NarrativeStore {
  async function align(original: string, receiptsOf: readonly Words[]): Promise<void> {
    const openers = [original, ...receiptsOf.map(({ _id }) => _id)];
    const opened = complaints.find(
      { _id: { $in: openers } },
      { projection: { conversation: 1, key: 1, narrativeOf: 1 } },
    );
    for await (const { _id, conversation, key } of opened) {
      const theirs = receiptsOf.filter((receipt) => receipt.conversation === conversation);
      const taken = theirs.find((receipt) => receipt._id === original)?.withdrawn;
      const newest = theirs
        .filter(({ edits, author }) => edits === original && author === undefined)
        .toSorted(byTime)
        .at(-1);
      const sealer = sealerFor(ring, key, 'complaints', _id);
      if (taken) {
        const narrativeOf = { id: taken.by, at: taken.at, withdrawn: true as const };
        await complaints.updateOne(
          { _id, 'narrativeOf.withdrawn': { $exists: false } },
          { $set: { sealedNarrative: sealer.seal('narrative', ''), narrativeOf } },
        );
        await confirmations.updateOne({ _id }, withoutWords);
      } else if (newest && !newest.withdrawn) {
        const { _id: id, sentAt: at } = newest;
        const message = sealerFor(ring, newest.key, 'receipts', id).open<InboundMessage>(
          'message',
          newest.sealed,
        );
        await complaints.updateOne(
          {
            _id,
            'narrativeOf.withdrawn': { $exists: false },
            $or: [
              { narrativeOf: { $exists: false } },
              { 'narrativeOf.at': { $lt: at } },
              { 'narrativeOf.at': at, 'narrativeOf.id': { $lt: id } },
            ],
          },
          { $set: { sealedNarrative: sealer.seal('narrative', wordsOf(message)), narrativeOf: { id, at } } },
        );
      }
    }
  }

  return {
    async alignNarratives(originals) {
      if (originals.length === 0) return;
      const found: Words[] = await receipts
        .find(
          {
            $or: [
              { _id: { $in: [...originals] }, withdrawn: { $exists: true } },
              { edits: { $in: [...originals] } },
            ],
          },
          {
            projection: {
              conversation: 1,
              author: 1,
              sentAt: 1,
              withdrawn: 1,
              edits: 1,
              key: 1,
              sealed: 1,
            },
          },
        )
        .toArray();
      for (const original of new Set(originals)) {
        const of = found.filter(({ _id, edits }) => _id === original || edits === original);
        if (of.length > 0) await align(original, of);
      }
    },
  };
}

/** Of two edits of one moment the one with the greater id is the newer, wherever that is asked. */
function byTime(a: Words, b: Words): number {
  return a.sentAt.getTime() - b.sentAt.getTime() || (a._id < b._id ? -1 : 1);
}
