import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { nuid } from '@nats-io/nats-core';
import { BrokerRefusal } from './broker-refusal.js';
import type { Bus } from './bus.js';
import { BusError } from './bus-error.js';
import type { BucketStream } from './stream-write.js';
import type { BucketName } from './topology.js';

/** What stands at a key. */
export interface KeptValue {
  readonly value: Uint8Array;
  /** Names this value: a write replaces it only by this. */
  readonly revision: number;
}

/** A key-value bucket: the newest value of each key. */
export interface Bucket {
  /** Asks the bucket's leader. Rejects when it cannot be reached. */
  read(key: string): Promise<KeptValue | undefined>;
  /**
   * Replaces `revision`, 0 for a key that is not there yet. Durable when it resolves.
   * @returns the new revision; undefined when another value stands there and nothing was written. A value that no
   *   two writers would write is therefore found to be our own, also when the answer to a first attempt was lost.
   * @throws BusError; the value may then be written all the same.
   */
  write(
    key: string,
    value: Uint8Array,
    revision: number,
    options?: WriteOptions,
  ): Promise<number | undefined>;
  /** The keys of a filter such as `sms.parts.>`, in no order. Rejects when the server cannot be reached. */
  keys(filter: string): Promise<string[]>;
}

/** How a value is kept. */
export interface WriteOptions {
  /** In a bucket that allows it the key is gone after so long, in whole seconds. Default: it stays. */
  readonly ttlMs?: number;
}

/** Error codes of a lost race, with and without the number that stands there: nats-server's `server/errors.json`. */
const wrongLastSequence = [10071, 10164];

/**
 * Waits for the connection; rejects when the bucket is not provisioned. Writes go through the publisher, so that those
 * of many replies share one atomic batch and its `fsync`; the client's own `create` and `update` sync one by one.
 * The header is what those two set: https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-8.md
 */
export async function openBucket(
  bus: Pick<Bus, 'connection' | 'publisher'>,
  name: BucketName,
): Promise<Bucket> {
  const stream: BucketStream = `KV_${name}`;
  const connection = await bus.connection();
  const bucket = await new Kvm(connection).open(name, { allow_direct: false });
  // Opening asks nothing; without this a missing bucket would show at the first value.
  await bucket.status();
  const manager = await jetstreamManager(connection, { checkAPI: false });

  async function read(key: string): Promise<KeptValue | undefined> {
    const entry = await bucket.get(key);
    return entry?.operation === 'PUT' ? { value: entry.value, revision: entry.revision } : undefined;
  }

  async function put(
    key: string,
    value: Uint8Array,
    revision: number,
    { ttlMs }: WriteOptions = {},
  ): Promise<number> {
    const { sequence } = await bus.publisher.publish({
      stream,
      subject: `$KV.${name}.${key}`,
      id: nuid.next(),
      headers: {
        'Nats-Expected-Last-Subject-Sequence': String(revision),
        ...(ttlMs !== undefined && { 'Nats-TTL': `${Math.ceil(ttlMs / 1_000)}s` }),
      },
      body: value,
    });
    return sequence;
  }

  return {
    read,
    async write(key, value, revision, options) {
      try {
        return await put(key, value, revision, options);
      } catch (error) {
        if (!hasLost(error)) throw error;
        const standing = await bucket.get(key);
        // Somebody removed the key by hand: a marker stands where the writer found nothing.
        if (revision === 0 && standing && standing.operation !== 'PUT') {
          return put(key, value, standing.revision, options).catch(undefinedWhenLost);
        }
        // A server of one node looks at the revision before it looks for the id of a repeated write.
        const isOurs = standing?.operation === 'PUT' && Buffer.compare(standing.value, value) === 0;
        return isOurs ? standing.revision : undefined;
      }
    },
    async keys(filter) {
      const subjects_filter = `$KV.${name}.${filter}`;
      const { state } = await manager.streams.info(stream, { subjects_filter });
      return Object.keys(state.subjects ?? {}).map((subject) => subject.slice(`$KV.${name}.`.length));
    },
  };
}

function undefinedWhenLost(error: unknown): undefined {
  if (!hasLost(error)) throw error;
}

function hasLost(error: unknown): boolean {
  return (
    error instanceof BusError &&
    error.cause instanceof BrokerRefusal &&
    wrongLastSequence.includes(error.cause.errorCode)
  );
}
