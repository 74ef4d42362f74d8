import { jetstream, jetstreamManager, type StoredMsg } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect, headers as newHeaders } from '@nats-io/transport-node';
import type { Stack } from './stack.js';

/** JetStream as an onlooker sees it, over a connection that is not the product's. */
export interface Streams {
  /** How many messages lie in a stream, on one subject pattern of it when given. */
  count(stream: string, subject?: string): Promise<number>;
  /** The size at which a stream refuses more. */
  maxBytes(stream: string): Promise<number>;
  /** What lies in a stream, oldest first. */
  messages(stream: string): Promise<StoredMsg[]>;
  /** Every subject under which anything is stored now, of all streams. */
  subjects(): Promise<string[]>;
  /** From now on, every subject anything is published on: work queues keep nothing that could be looked up later. */
  listen(): ReadonlySet<string>;
  publish(subject: string, body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<void>;
  /** Takes one message out of a stream, as if it had never arrived. */
  remove(stream: string, sequence: number): Promise<void>;
  /** A file of the object store, or undefined. */
  file(bucket: string, name: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** Connects to the stack's NATS server. */
export async function openStreams(stack: Stack): Promise<Streams> {
  const nats = await connect({ servers: stack.nats.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
  const manager = await jetstreamManager(nats);
  const client = jetstream(nats);

  const subjectsOf = async (stream: string, filter = '>'): Promise<Record<string, number>> => {
    const { state } = await manager.streams.info(stream, { subjects_filter: filter });
    return state.subjects ?? {};
  };

  return {
    count: async (stream, subject) =>
      Object.values(await subjectsOf(stream, subject)).reduce((sum, count) => sum + count, 0),
    maxBytes: async (stream) => (await manager.streams.info(stream)).config.max_bytes,
    async messages(stream) {
      const { state } = await manager.streams.info(stream);
      const found: StoredMsg[] = [];
      for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
        const message = await manager.streams.getMessage(stream, { seq });
        if (message) found.push(message);
      }
      return found;
    },
    async subjects() {
      const all: string[] = [];
      for await (const name of manager.streams.names()) all.push(...Object.keys(await subjectsOf(name)));
      return all;
    },
    listen() {
      const heard = new Set<string>();
      nats.subscribe('>', { callback: (_error, message) => void heard.add(message.subject) });
      return heard;
    },
    async publish(subject, body, headers) {
      const carried = newHeaders();
      for (const [name, value] of Object.entries(headers)) carried.set(name, value);
      await client.publish(subject, body, { headers: carried });
    },
    async remove(stream, sequence) {
      await manager.streams.deleteMessage(stream, sequence);
    },
    async file(bucket, name) {
      return (await (await new Objm(nats).open(bucket)).getBlob(name)) ?? undefined;
    },
    close: () => nats.close(),
  };
}
