import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, type KeyRing, type WrappedKey } from './key-ring.js';

/** The sealed fields of one record, and its data key. */
export interface Sealer {
  /** To be stored with the record. */
  readonly key: WrappedKey;
  seal(field: string, value: unknown): Uint8Array;
  /** @throws StoreError KANAL_STORE_DECRYPT. The caller vouches for the type: it sealed the value itself. */
  open<T>(field: string, sealed: Uint8Array): T;
}

const dataKeyBytes = 32;

/** Seals fields of a new record, under a data key of its own. */
export function newSealer(ring: KeyRing, collection: string, id: string): Sealer {
  const dataKey = randomBytes(dataKeyBytes);
  return sealerOf(dataKey, ring.wrap(dataKey, `${collection}|${id}`), collection, id);
}

/** Opens, and adds to, the fields of a stored record. */
export function sealerFor(ring: KeyRing, key: WrappedKey, collection: string, id: string): Sealer {
  return sealerOf(ring.unwrap(key, `${collection}|${id}`), key, collection, id);
}

function sealerOf(dataKey: Uint8Array, key: WrappedKey, collection: string, id: string): Sealer {
  const place = (field: string) => `${collection}|${id}|${field}`;
  return {
    key,
    seal: (field, value) => encrypt(dataKey, Buffer.from(JSON.stringify(value)), place(field)),
    open: (field, sealed) => JSON.parse(Buffer.from(decrypt(dataKey, sealed, place(field))).toString('utf8')),
  };
}
