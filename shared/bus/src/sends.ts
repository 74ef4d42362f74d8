import { Kvm } from '@nats-io/kv';
import { nuid } from '@nats-io/nats-core';
import { BrokerRefusal } from './broker-refusal.js';
import type { Bus } from './bus.js';
import { BusError } from './bus-error.js';
import type { SendsStream } from './stream-write.js';
import { topologyNames } from './topology.js';

/** What stands at a key. */
export interface KeptValue {
  readonly value: Uint8Array;
  /** Names this value: a write replaces it only by this. */
  readonly revision: number;
}

/** The bucket of the send ledger: one key per outbound id, the newest value of each. */
export interface Sends {
  /** Asks the bucket's leader. Rejects when it cannot be reached. */
  read(key: string): Promise<KeptValue | undefined>;
  /**
   * Replaces `revision`, 0 for a key that is not there yet. Durable when it resolves.
   * @returns the new revision; undefined when another value stands there and nothing was written. A value that no
   *   two writers would write is therefore found to be our own, also when the answer to a first attempt was lost.
   * @throws BusError; the value may then be written all the same.
   */
  write(key: string, value: string, revision: number): Promise<number | undefined>;
}

/** Error codes of a lost race, with and without the number that stands there: nats-server's `server/errors.json`. */
const wrongLastSequence = [10071, 10164];
const stream: SendsStream = `KV_${topologyNames.sendsBucket}`;

/**
 * Waits for the connection; rejects when the bucket is not provisioned. Writes go through the publisher, so that those
 * of many replies share one atomic batch and its `fsync`; the client's own `create` and `update` sync one by one.
 * The header is what those two set: https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-8.md
 */
export async function openSends(bus: Pick<Bus, 'connection' | 'publisher'>): Promise<Sends> {
  const bucket = await new Kvm(await bus.connection()).open(topologyNames.sendsBucket, {
    allow_direct: false,
  });
  // Opening asks nothing; without this a missing bucket would show at the first reply.
  await bucket.status();
  const encoder = new TextEncoder();

  async function read(key: string): Promise<KeptValue | undefined> {
    const entry = await bucket.get(key);
    return entry?.operation === 'PUT' ? { value: entry.value, revision: entry.revision } : undefined;
  }

  return {
    read,
    async write(key, value, revision) {
      try {
        const { sequence } = await bus.publisher.publish({
          stream,
          subject: `$KV.${topologyNames.sendsBucket}.${key}`,
          id: nuid.next(),
          headers: { 'Nats-Expected-Last-Subject-Sequence': String(revision) },
          body: encoder.encode(value),
        });
        return sequence;
      } catch (error) {
        if (!hasLost(error)) throw error;
        // A server of one node looks at the revision before it looks for the id of a repeated write.
        const standing = await read(key);
        return standing && Buffer.from(standing.value).toString() === value ? standing.revision : undefined;
      }
    },
  };
}

function hasLost(error: unknown): boolean {
  return (
    error instanceof BusError &&
    error.cause instanceof BrokerRefusal &&
    wrongLastSequence.includes(error.cause.errorCode)
  );
}
