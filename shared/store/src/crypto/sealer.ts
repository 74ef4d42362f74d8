import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { StoreError } from '../store-error.js';
import { keyBytes, type StoreKey } from './store-key.js';

/** AES-256-GCM as NIST SP 800-38D recommends it: 96-bit nonce, 128-bit tag. */
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * What a data key belongs to: a document, or a part of it that is written without reading the rest (an outbox entry).
 * It is bound into everything sealed, so that nothing opens in another place than its own.
 */
export interface RecordIdentity {
  readonly collection: string;
  readonly id: string;
  readonly part?: string;
}

/** A record's data key, encrypted by the key-encryption key of version `v`. */
export interface WrappedKey {
  readonly v: number;
  readonly wrapped: Buffer;
}

/** A record being sealed: its new data key, and the way to seal its fields. */
export interface NewRecord {
  readonly key: WrappedKey;
  /** Any JSON value, as nonce, ciphertext and tag in one buffer. */
  seal(field: string, value: unknown): Buffer;
}

/** Seals and opens records' personal fields. Envelope encryption: a random data key per record, wrapped by a store key. */
export interface Sealer {
  /** A new data key under the newest version. Random nonces allow 2^32 records per version: rotate long before. */
  create(record: RecordIdentity): NewRecord;
  /**
   * The way to open a record's fields. What comes out is authenticated: this store wrote it, in this very field.
   * @throws StoreError KANAL_STORE_DECRYPT, here or at a field: unknown version, a value moved from another record or field, a changed bit.
   */
  open(record: RecordIdentity, key: WrappedKey): (field: string, sealed: Buffer) => unknown;
  /** The same data key under the newest version; undefined when it is there already. The sealed fields stay as they are. */
  rewrap(record: RecordIdentity, key: WrappedKey): WrappedKey | undefined;
}

/** @param keys newest first, at least one; see `parseStoreKeys` */
export function createSealer(keys: readonly StoreKey[]): Sealer {
  const [newest] = keys;
  if (!newest) throw new TypeError('a sealer needs at least one key');
  const secrets = new Map(keys.map(({ version, secret }) => [version, secret]));

  function wrap(record: RecordIdentity, dataKey: Uint8Array, { version, secret }: StoreKey): WrappedKey {
    return { v: version, wrapped: encrypt(secret, dataKey, keyContext(record, version)) };
  }

  function unwrap(record: RecordIdentity, { v, wrapped }: WrappedKey): Buffer {
    const secret = secrets.get(v);
    if (!secret) throw new StoreError('KANAL_STORE_DECRYPT', `${describe(record)}, key version ${v}`);
    return decrypt(secret, wrapped, keyContext(record, v), record, 'key');
  }

  return {
    create(record) {
      const bytes = randomBytes(keyBytes);
      const dataKey = createSecretKey(bytes);
      return {
        key: wrap(record, bytes, newest),
        seal: (field, value) =>
          encrypt(dataKey, Buffer.from(JSON.stringify(value), 'utf8'), fieldContext(record, field)),
      };
    },
    open(record, key) {
      const dataKey = createSecretKey(unwrap(record, key));
      return (field, sealed) =>
        JSON.parse(decrypt(dataKey, sealed, fieldContext(record, field), record, field).toString('utf8'));
    },
    rewrap(record, key) {
      return key.v === newest.version ? undefined : wrap(record, unwrap(record, key), newest);
    },
  };
}

/** JSON keeps the parts apart whatever characters they hold, and the leading word keeps keys and fields apart. */
function fieldContext({ collection, id, part = '' }: RecordIdentity, field: string): Buffer {
  return Buffer.from(JSON.stringify(['field', collection, id, part, field]));
}

function keyContext({ collection, id, part = '' }: RecordIdentity, version: number): Buffer {
  return Buffer.from(JSON.stringify(['key', collection, id, part, version]));
}

function encrypt(key: KeyObject, plain: Uint8Array, context: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(context);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, sealed: Buffer, context: Buffer, record: RecordIdentity, field: string): Buffer {
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(context);
    decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
    const plain = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
    decipher.final();
    return plain;
  } catch (cause) {
    throw new StoreError('KANAL_STORE_DECRYPT', `${describe(record)}, ${field}`, cause);
  }
}

function describe({ collection, id, part }: RecordIdentity): string {
  return part === undefined ? `${collection}/${id}` : `${collection}/${id}/${part}`;
}
