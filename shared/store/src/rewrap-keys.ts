import type { Db } from 'mongodb';
import type { KeyRing, WrappedKey } from './crypto/key-ring.js';

/** How to rotate. */
export interface RewrapOptions {
  /** False: only count. */
  readonly apply: boolean;
  /** Records rewrapped so far. */
  readonly onProgress?: (done: number) => void;
}

/** Every collection with sealed records: the router's, and those of the linked WhatsApp device. */
const collections = [
  'receipts',
  'conversations',
  'complaints',
  'privacyRequests',
  'similarities',
  'baileysAuth',
  'baileysSent',
  'baileysContacts',
] as const;
const batchSize = 500;

/**
 * Wraps every record's data key with the newest key-encryption key; the sealed fields themselves stay as they are.
 * Can be stopped and begun again. An older key may leave KANAL_STORE_KEYS when this has nothing more to do.
 * Outbox entries and replies carry keys of their own, which are rewrapped with their record.
 */
export async function rewrapKeys(
  db: Db,
  ring: KeyRing,
  { apply, onProgress }: RewrapOptions,
): Promise<number> {
  let done = 0;
  for (const collection of collections) {
    const records = db.collection<{ _id: string; key: WrappedKey; outbox?: Keyed[]; replies?: Keyed[] }>(
      collection,
    );
    const old = {
      $or: [
        { 'key.v': { $lt: ring.newest } },
        { 'outbox.key.v': { $lt: ring.newest } },
        { 'replies.key.v': { $lt: ring.newest } },
      ],
    };
    if (!apply) {
      done += await records.countDocuments(old);
      continue;
    }
    for await (const { _id, key, outbox, replies } of records.find(old, { batchSize })) {
      const set: Record<string, unknown> = { key: rewrapped(ring, key, `${collection}|${_id}`) };
      for (const [list, entries] of [
        ['outbox', outbox],
        ['replies', replies],
      ] as const) {
        for (const entry of entries ?? []) {
          if (entry.key)
            set[`${list}.$[${list}${entry.id}].key`] = rewrapped(ring, entry.key, `outbox|${entry.id}`);
        }
      }
      const arrayFilters = Object.keys(set).flatMap((path) => {
        const match = /\$\[((?:outbox|replies)([a-z2-7]+))\]/.exec(path);
        return match?.[1] && match[2] ? [{ [`${match[1]}.id`]: match[2] }] : [];
      });
      // An entry that moved meanwhile is found by the next run; its old key still opens it until then.
      // So is one that was sealed anew, under a data key of its own: this one would not open it.
      await records.updateOne(
        { _id, 'key.v': key.v, 'key.wrapped': key.wrapped },
        { $set: set },
        { arrayFilters },
      );
      done++;
      if (done % batchSize === 0) onProgress?.(done);
    }
  }
  return done;
}

interface Keyed {
  readonly id: string;
  readonly key?: WrappedKey;
}

function rewrapped(ring: KeyRing, key: WrappedKey, context: string): WrappedKey {
  return key.v === ring.newest ? key : ring.wrap(ring.unwrap(key, context), context);
}
