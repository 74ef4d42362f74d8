import type { OutboundMessage } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { Collection } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import { newSealer, sealerFor } from './crypto/sealer.js';
import type {
  ComplaintDocument,
  ConversationDocument,
  OutboxEntry,
  OwnedEntry,
  StoredEntry,
} from './documents.js';
import { StoreError } from './store-error.js';
import type { WriteTogether } from './write-together.js';

/** A reply holds who it goes to and what it says, so it is sealed under a key of its own; an event holds neither. */
export function sealEntry(ring: KeyRing, entry: OutboxEntry): StoredEntry {
  const { id, kind, createdAt, dueAt, held, trace } = entry;
  const stored = { id, kind, createdAt, dueAt, ...(held && { held }), trace: { ...trace } };
  if (entry.kind === 'event') return { ...stored, payload: entry.payload };
  const sealer = newSealer(ring, 'outbox', id);
  return { ...stored, key: sealer.key, sealed: sealer.seal('payload', entry.payload) };
}

/** The reverse of `sealEntry`. @throws StoreError KANAL_STORE_DECRYPT. */
export function openEntry(ring: KeyRing, stored: StoredEntry): OutboxEntry {
  const { id, createdAt, dueAt, held, trace } = stored;
  if (stored.payload) return { id, kind: 'event', createdAt, dueAt, trace, payload: stored.payload };
  if (!stored.key || !stored.sealed) {
    throw new StoreError(
      'KANAL_STORE_DECRYPT',
      `outbox entry ${id} has neither a payload nor a sealed one: restore its record from a backup`,
    );
  }
  const payload = sealerFor(ring, stored.key, 'outbox', id).open<OutboundMessage>('payload', stored.sealed);
  return { id, kind: 'reply', createdAt, dueAt, ...(held && { held }), trace, payload };
}

type Owner = OwnedEntry['owner']['collection'];
type OwnerDocument = ComplaintDocument | ConversationDocument;

/** How far a walk through the outboxes has come: the last document of each collection; missing at the beginning. */
export type OutboxPlace = Readonly<Partial<Record<Owner, string>>>;

/** Outboxes of both kinds of owner. */
export interface OutboxStore {
  /**
   * Entries due at or before `at` that have waited on purpose, and others due at or before `at` less the grace: those are
   * on their regular way until then. Of `limit` documents of each collection behind `after`; `next` is where to go on,
   * from the beginning again after the last. One that does not open is logged and left where it is.
   */
  dueOutbox(
    at: Date,
    graceMs: number,
    limit: number,
    after: OutboxPlace,
  ): Promise<{ readonly entries: OwnedEntry[]; readonly next: OutboxPlace }>;
  /** Takes entries out of their outboxes; replies go to the record of what was said. Doing it again changes nothing. */
  markPublished(entries: readonly OwnedEntry[], at: Date): Promise<void>;
}

/**
 * A complaint keeps every reply: its acknowledgement, and what people write to its citizen. A conversation holds the
 * automatic answers to STATUS, HELP and STOP, as many as somebody asks for, and a document ends at 16 MB: there the
 * words of the latest fifty stay. Whether an older one arrived is in `deliveries` all the same.
 */
const keptReplies: Readonly<Record<Owner, number | undefined>> = { complaints: undefined, conversations: 50 };

/** The outboxes over native collections. */
export function createOutboxStore(
  ring: KeyRing,
  collections: Readonly<Record<Owner, Collection<OwnerDocument>>>,
  writeTogether: WriteTogether,
  log: Log,
): OutboxStore {
  const owners: readonly Owner[] = ['complaints', 'conversations'];

  function openDue(owner: OwnedEntry['owner'], stored: StoredEntry): OwnedEntry[] {
    try {
      return [{ owner, entry: openEntry(ring, stored) }];
    } catch (err) {
      log.error(
        { err, collection: owner.collection, ownerId: owner.id, entryId: stored.id },
        'outbox.entry-unreadable',
      );
      return [];
    }
  }

  return {
    async dueOutbox(at, graceMs, limit, after) {
      const notOnItsWay = at.getTime() - graceMs;
      const entries: OwnedEntry[] = [];
      const next: Partial<Record<Owner, string>> = {};
      for (const collection of owners) {
        const behind = after[collection];
        const filter = {
          'outbox.dueAt': { $lte: at },
          ...(behind !== undefined && { _id: { $gt: behind } }),
        };
        const documents = await collections[collection]
          .find(filter, { projection: { outbox: 1 }, sort: { _id: 1 }, limit, hint: 'outbox_dueAt' })
          .toArray();
        const last = documents.at(-1);
        if (last && documents.length === limit) next[collection] = last._id;
        for (const { _id, outbox } of documents) {
          for (const entry of outbox) {
            const dueMs = entry.dueAt.getTime();
            const isDue = entry.held ? dueMs <= at.getTime() : dueMs <= notOnItsWay;
            if (isDue) entries.push(...openDue({ collection, id: _id }, entry));
          }
        }
      }
      return { entries, next };
    },

    async markPublished(entries, at) {
      await Promise.all(
        owners.map(async (collection) => {
          const idsByOwner = new Map<string, string[]>();
          for (const { owner, entry } of entries) {
            if (owner.collection !== collection) continue;
            idsByOwner.set(owner.id, [...(idsByOwner.get(owner.id) ?? []), entry.id]);
          }
          if (idsByOwner.size === 0) return;
          const moves = [...idsByOwner].map(([id, ids]) => ({
            updateOne: { filter: { _id: id }, update: moveToReplies(ids, at, keptReplies[collection]) },
          }));
          const isWritten = await writeTogether(collections[collection], moves);
          if (!isWritten) await collections[collection].bulkWrite(moves, { ordered: false });
        }),
      );
    },
  };
}

/** Within one document, so that an entry is always in exactly one of the two places. */
function moveToReplies(ids: readonly string[], at: Date, kept: number | undefined): object[] {
  const isPublished = { $in: ['$$this.id', ids] };
  const published = {
    $filter: { input: '$outbox', cond: { $and: [isPublished, { $eq: ['$$this.kind', 'reply'] }] } },
  };
  const asReply = {
    id: '$$this.id',
    createdAt: '$$this.createdAt',
    publishedAt: at,
    key: '$$this.key',
    sealed: '$$this.sealed',
  };
  const replies = { $concatArrays: ['$replies', { $map: { input: published, in: asReply } }] };
  return [
    {
      $set: {
        replies: kept === undefined ? replies : { $slice: [replies, -kept] },
        outbox: { $filter: { input: '$outbox', cond: { $not: [isPublished] } } },
      },
    },
  ];
}
