import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StoreError } from '../store-error.js';

/** A record's data key as it is stored: wrapped by the key-encryption key of version `v`. */
export interface WrappedKey {
  readonly v: number;
  readonly wrapped: Uint8Array;
}

/** The key-encryption keys of a deployment, by version; the highest wraps new records. */
export interface KeyRing {
  readonly newest: number;
  wrap(dataKey: Uint8Array, context: string): WrappedKey;
  /** @throws StoreError KANAL_STORE_DECRYPT for an unknown version or a key that is not this record's. */
  unwrap(key: WrappedKey, context: string): Uint8Array;
}

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM; the result is IV, tag and ciphertext in one piece. `aad` binds it to its place. */
export function encrypt(key: Uint8Array, plain: Uint8Array, aad: string): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The reverse of `encrypt`. @throws StoreError KANAL_STORE_DECRYPT when anything differs: key, bytes or place. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, aad: string): Uint8Array {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
      .setAAD(Buffer.from(aad))
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new StoreError(
      'KANAL_STORE_DECRYPT',
      'a sealed field does not open, because its key is another one or it was moved or altered: give each number in ' +
        'KANAL_STORE_KEYS the key it had when the record was written, or restore the record from a backup',
      { cause },
    );
  }
}

/** @param keys 32 bytes each, by version (1 or higher). */
export function createKeyRing(keys: ReadonlyMap<number, Uint8Array>): KeyRing {
  const newest = Math.max(...keys.keys());
  const keyOf = (version: number): Uint8Array => {
    const key = keys.get(version);
    if (!key) {
      throw new StoreError(
        'KANAL_STORE_DECRYPT',
        `there is no key of version ${version}: put it back into KANAL_STORE_KEYS and run kanal rewrap-keys --apply`,
      );
    }
    return key;
  };
  return {
    newest,
    wrap: (dataKey, context) => ({ v: newest, wrapped: encrypt(keyOf(newest), dataKey, `key|${context}`) }),
    unwrap: (key, context) => decrypt(keyOf(key.v), key.wrapped, `key|${context}`),
  };
}
