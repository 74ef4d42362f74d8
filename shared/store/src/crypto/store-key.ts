import { createSecretKey, type KeyObject } from 'node:crypto';

/** AES-256 and HMAC-SHA-256 keys: 32 bytes. */
export const keyBytes = 32;

/** A key-encryption key. `secret` is a KeyObject, which shows nothing of itself when printed or serialised. */
export interface StoreKey {
  /** From 1; a record says under which version its data key is wrapped. */
  readonly version: number;
  readonly secret: KeyObject;
}

/**
 * Keys as they stand in the environment: `2:<base64 of 32 bytes>,1:<base64 of 32 bytes>`, the newest first. The first
 * one seals; the others only open what was sealed before a rotation.
 * @throws Error that says which entry is wrong, without any of its characters.
 */
export function parseStoreKeys(text: string): StoreKey[] {
  const keys = text
    .trim()
    .split(',')
    .map((entry, index) => {
      const [, version, secret] = /^([1-9]\d{0,5}):(.+)$/.exec(entry.trim()) ?? [];
      if (!version || !secret) throw new Error(`key ${index + 1} is not written as version:base64`);
      return { version: Number(version), secret: parseSecret(secret, `key ${index + 1}`) };
    });
  const versions = keys.map((key) => key.version);
  if (versions.some((version, i) => i > 0 && version >= (versions[i - 1] ?? 0))) {
    throw new Error('the versions must fall from the first key to the last');
  }
  return keys;
}

/**
 * A 32-byte secret from base64.
 * @throws Error that names `what` when it is not exactly that.
 */
export function parseSecret(base64: string, what: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64');
  // Node's decoder skips what it does not know, so only the way back shows whether all of it was base64.
  if (bytes.length !== keyBytes || bytes.toString('base64') !== base64.trim()) {
    throw new Error(`${what} is not the base64 of ${keyBytes} bytes`);
  }
  return createSecretKey(bytes);
}
