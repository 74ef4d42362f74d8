import type { BlindIndex, KeyRing, WrappedKey } from '@kanal/store/sealing';
import { newSealer, sealerFor } from '@kanal/store/sealing';
import type { Binary, Collection } from 'mongodb';

/** A record with one sealed value. */
export interface SealedDocument {
  _id: string;
  at: Date;
  key: WrappedKey;
  sealed: Uint8Array | Binary;
}

/** The keys of the deployment, and whose records these are. */
export interface SealedRecordsOptions {
  readonly keyRing: KeyRing;
  readonly blindIndex: BlindIndex;
  /** Our number: what the ids begin with. */
  readonly session: string;
}

/** Records of one kind, found by a name that is itself not stored. */
export interface SealedRecords<T> {
  find(name: string): Promise<T | undefined>;
  put(name: string, value: T, atMs: number): Promise<void>;
  /** Removes what was written before `atMs`. */
  removeBefore(atMs: number): Promise<void>;
}

/** Sealed records in `collection`, whose name is part of every seal. */
export function createSealedRecords<T>(
  collection: Collection<SealedDocument>,
  { keyRing, blindIndex, session }: SealedRecordsOptions,
): SealedRecords<T> {
  const { collectionName } = collection;
  const idOf = (name: string): string => `${session}:${blindIndex.of('external-id', name)}`;
  return {
    async find(name) {
      const found = await collection.findOne({ _id: idOf(name) });
      if (!found) return undefined;
      const key = { v: found.key.v, wrapped: bytesOf(found.key.wrapped) };
      return sealerFor(keyRing, key, collectionName, found._id).open<T>('value', bytesOf(found.sealed));
    },
    async put(name, value, atMs) {
      const _id = idOf(name);
      const sealer = newSealer(keyRing, collectionName, _id);
      const sealed = sealer.seal('value', value);
      await collection.updateOne(
        { _id },
        { $set: { at: new Date(atMs), key: sealer.key, sealed } },
        { upsert: true },
      );
    },
    async removeBefore(atMs) {
      await collection.deleteMany({
        _id: { $gte: `${session}:`, $lt: `${session};` },
        at: { $lt: new Date(atMs) },
      });
    },
  };
}

/** The driver gives binary values as its own class unless it is told otherwise. */
export function bytesOf(value: Uint8Array | Binary): Uint8Array {
  return value instanceof Uint8Array ? value : value.value();
}
