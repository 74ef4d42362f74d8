import { type InboundMessage, originalIdOf } from '@kanal/contracts';
import type { Collection } from 'mongodb';
import { contentFree } from './content-free.js';
import type { KeyRing } from './crypto/key-ring.js';
import { newSealer, sealerFor } from './crypto/sealer.js';
import type { ReceiptDocument, Withdrawn } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';

/** What is known of a message that is changed, and of those that edit it. */
export interface Family {
  /** As `ChangedMessage` of @kanal/domain. */
  readonly standing: 'missing' | 'kept' | 'withdrawn' | 'elsewhere';
  /** The message itself, when it is here, and its edits: of one conversation and one side. */
  readonly members: readonly string[];
}

/** Files that have to go: `files` of them, of one message. */
export type WithdrawnFiles = Pick<Withdrawn, 'files'> & { readonly messageId: string };

/** Messages that other messages change. */
export interface WithdrawalStore {
  /**
   * Empties what a deletion names, and every edit of it: words, files, place and the provider's JSON go, who and when
   * stay. What has not come yet is kept out: a receipt without content waits for it. What is of another conversation,
   * or of the other side, is left alone. Doing it again changes nothing.
   * @returns the files that those messages had.
   */
  withdraw(deletion: InboundMessage): Promise<WithdrawnFiles[]>;
  /** Empties edits of what has been taken back before they came. @returns their files. */
  withdrawLateEdits(edits: readonly InboundMessage[]): Promise<WithdrawnFiles[]>;
  /** Each message with those it belongs to: of a change, the message it changes and the other edits of that. */
  findFamilies(messages: readonly InboundMessage[]): Promise<Map<string, Family>>;
}

interface Side {
  readonly conversation: string;
  readonly author?: InboundMessage['author'] | undefined;
}
const isSameSide = (a: Side, b: Side): boolean => a.conversation === b.conversation && a.author === b.author;

/** The withdrawals over the receipts. */
export function createWithdrawalStore(ring: KeyRing, receipts: Collection<ReceiptDocument>): WithdrawalStore {
  /** One write: the content, the results of fetching files, and the mark that keeps later ones out. */
  async function empty(receipt: ReceiptDocument, by: { id: string; at: Date }): Promise<WithdrawnFiles> {
    const { _id } = receipt;
    if (receipt.withdrawn) return { messageId: _id, files: receipt.withdrawn.files };
    const sealer = sealerFor(ring, receipt.key, 'receipts', _id);
    const message = sealer.open<InboundMessage>('message', receipt.sealed);
    const files = message.attachments.length;
    await receipts.updateOne(
      { _id, withdrawn: { $exists: false } },
      {
        $set: {
          sealed: sealer.seal('message', contentFree(message)),
          media: [],
          withdrawn: { at: by.at, by: by.id, files },
        },
      },
    );
    return { messageId: _id, files };
  }

  /** A receipt for a message that has not come: when it does, it is met as one that was settled. */
  function tombstone(deletion: InboundMessage, id: string, externalId: string): ReceiptDocument {
    const { deleted: _, original: __, ...message } = contentFree(deletion);
    const sealer = newSealer(ring, 'receipts', id);
    const at = new Date(deletion.sentAt);
    return {
      _id: id,
      schemaVersion: 1,
      channel: deletion.channel,
      account: deletion.account,
      conversation: deletion.conversation,
      ...(deletion.author && { author: deletion.author }),
      sentAt: at,
      withdrawn: { at, by: deletion.id, files: 0 },
      state: 'settled',
      outcome: 'withdrawn',
      settledAt: at,
      media: [],
      key: sealer.key,
      sealed: sealer.seal('message', { ...message, id, externalId }),
    };
  }

  return {
    async withdraw(deletion) {
      const id = originalIdOf(deletion);
      if (id === undefined || deletion.original === undefined) return [];
      const by = { id: deletion.id, at: new Date(deletion.sentAt) };
      const document = tombstone(deletion, id, deletion.original);
      await writeAllowingDuplicates(() => receipts.insertMany([document], { ordered: false }));
      const original = await receipts.findOne({ _id: id });
      if (!original || !isSameSide(original, deletion)) return [];
      const withdrawn = [await empty(original, by)];
      // After the original is marked: an edit that comes now sees the mark, one that came before is found here.
      for (const edit of await receipts.find({ edits: id }).toArray()) {
        if (isSameSide(edit, deletion)) withdrawn.push(await empty(edit, by));
      }
      return withdrawn;
    },

    async withdrawLateEdits(edits) {
      const originals = edits.flatMap((edit) => originalIdOf(edit) ?? []);
      if (originals.length === 0) return [];
      const found = receipts.find(
        { _id: { $in: originals }, withdrawn: { $exists: true } },
        { projection: { conversation: 1, author: 1, withdrawn: 1 } },
      );
      const withdrawn = new Map((await found.toArray()).map((receipt) => [receipt._id, receipt]));
      const emptied: WithdrawnFiles[] = [];
      for (const edit of edits) {
        const original = withdrawn.get(originalIdOf(edit) ?? '');
        if (!original?.withdrawn || !isSameSide(original, edit)) continue;
        const { by: id, at } = original.withdrawn;
        const receipt = await receipts.findOne({ _id: edit.id });
        if (receipt) emptied.push(await empty(receipt, { id, at }));
      }
      return emptied;
    },

    async findFamilies(messages) {
      const heads = messages.map((message) => originalIdOf(message) ?? message.id);
      const originals = messages.flatMap((message) => originalIdOf(message) ?? []);
      const projection = { conversation: 1, author: 1, edits: 1, withdrawn: 1 } as const;
      const [kept, edits] = await Promise.all([
        originals.length > 0
          ? receipts.find({ _id: { $in: originals } }, { projection }).toArray()
          : Promise.resolve([]),
        receipts.find({ edits: { $in: heads } }, { projection }).toArray(),
      ]);
      const keptById = new Map(kept.map((receipt) => [receipt._id, receipt]));
      return new Map(
        messages.map((message) => {
          const head = originalIdOf(message);
          const original = head === undefined ? undefined : keptById.get(head);
          const isTheirs = original !== undefined && isSameSide(original, message);
          const standing = !original
            ? 'missing'
            : !isTheirs
              ? 'elsewhere'
              : original.withdrawn
                ? 'withdrawn'
                : 'kept';
          const siblings = edits.filter(
            (edit) =>
              edit.edits === (head ?? message.id) && edit._id !== message.id && isSameSide(edit, message),
          );
          const members = [...(isTheirs ? [original._id] : []), ...siblings.map(({ _id }) => _id)];
          return [message.id, { standing, members }];
        }),
      );
    },
  };
}
