import type { InboundMessage } from '@kanal/contracts';
import type { Collection } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing } from './crypto/key-ring.js';
import { sealerFor } from './crypto/sealer.js';
import type { ConversationDocument, ReceiptDocument } from './documents.js';
import { identitiesTyped } from './identities.js';
import type { ReceivedMessage } from './receipts.js';

/** Messages by who wrote them, whatever became of them. */
export interface MessageSearch {
  /** The latest messages of whoever has this phone number, user name or provider's id, newest first. */
  findMessagesByIdentity(typed: string, limit: number): Promise<ReceivedMessage[]>;
}

/** The search over native collections. */
export function createMessageSearch(
  ring: KeyRing,
  blind: BlindIndex,
  collections: {
    readonly receipts: Collection<ReceiptDocument>;
    readonly conversations: Collection<ConversationDocument>;
  },
): MessageSearch {
  const { receipts, conversations } = collections;
  return {
    async findMessagesByIdentity(typed, limit) {
      const theirs = await conversations
        .find({ identities: { $in: identitiesTyped(blind, typed) } }, { projection: { _id: 1 } })
        .toArray();
      if (theirs.length === 0) return [];
      const found = await receipts
        .find({ conversation: { $in: theirs.map(({ _id }) => _id) } }, { sort: { sentAt: -1 }, limit })
        .toArray();
      return found.map((receipt) => {
        const sealer = sealerFor(ring, receipt.key, 'receipts', receipt._id);
        return { receipt, message: sealer.open<InboundMessage>('message', receipt.sealed) };
      });
    },
  };
}
