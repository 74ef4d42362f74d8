import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Bucket, type Bus, BusError, openBucket, topologyNames } from '@kanal/bus';
import type { AdapterName } from '@kanal/contracts';

/** A value as it stands, and the revision that must still be the newest when it is replaced. */
export interface KeptState {
  /** JSON. Who reads it checks it: an earlier version of the adapter may have written it. */
  readonly value: unknown;
  readonly revision: number;
}

/**
 * What an adapter keeps between its processes, and what several of them agree on: small JSON values, sealed. A key is
 * made of tokens of letters, digits, `_` and `-`, joined by dots; it holds nothing personal. Every method rejects when
 * NATS cannot be reached, at once while there is no connection; a write may then have been made.
 */
export interface AdapterState {
  read(key: string): Promise<KeptState | undefined>;
  /**
   * Replaces `revision`, 0 for a key that is not there. Durable when it resolves.
   * @returns the new revision; undefined when another value stands there and nothing was written: read, and decide, again.
   */
  write(
    key: string,
    value: unknown,
    revision: number,
    options?: {
      /** The key is gone after so long, in whole seconds. Default: it stays. */
      readonly ttlMs?: number;
    },
  ): Promise<number | undefined>;
  /** Every key below a prefix: `parts` finds `parts.a`. */
  keys(prefix: string): Promise<string[]>;
}

/**
 * The adapter's part of the bucket `state`. Opened at the first call, because an adapter starts while NATS is away.
 * @param stateKey AES-256, see `deriveKeys`.
 */
export function createAdapterState(
  bus: Pick<Bus, 'connection' | 'publisher' | 'isConnected'>,
  name: AdapterName,
  stateKey: Uint8Array,
): AdapterState {
  let opened: Promise<Bucket> | undefined;
  async function bucket(): Promise<Bucket> {
    // While there is no connection everything else waits for one; who asks here has somebody waiting.
    if (!bus.isConnected()) throw new BusError('KANAL_BUS_UNAVAILABLE', 'asking for state');
    opened ??= openBucket(bus, topologyNames.stateBucket);
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  }
  const keyOf = (key: string) => `${name}.${key}`;
  return {
    async read(key) {
      const kept = await (await bucket()).read(keyOf(key));
      return kept && { value: open(stateKey, keyOf(key), kept.value), revision: kept.revision };
    },
    async write(key, value, revision, options) {
      return (await bucket()).write(keyOf(key), seal(stateKey, keyOf(key), value), revision, options);
    },
    async keys(prefix) {
      const found = await (await bucket()).keys(`${keyOf(prefix)}.>`);
      return found.map((key) => key.slice(name.length + 1));
    },
  };
}

const nonceBytes = 12;
const tagBytes = 16;

/** Nonce, sealed JSON, tag. The key it stands at is sealed with it: a value cannot be moved to another. */
function seal(stateKey: Uint8Array, place: string, value: unknown): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', stateKey, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([
    nonce,
    cipher.update(JSON.stringify(value), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** @throws when it was sealed with another key, or for another place. */
function open(stateKey: Uint8Array, place: string, sealed: Uint8Array): unknown {
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', stateKey, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(-tagBytes));
  const json = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  return JSON.parse(json.toString('utf8'));
}
