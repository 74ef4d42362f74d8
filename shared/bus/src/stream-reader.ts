import { jetstreamManager } from '@nats-io/jetstream';
import type { Bus } from './bus.js';
import { BusError } from './bus-error.js';
import type { StoredMessage } from './delivery.js';
import { readMessage } from './received.js';
import type { KanalStream } from './topology.js';

/** Which messages of a stream to read. */
export interface ReadOptions {
  readonly stream: KanalStream;
  /** A subject, with wildcards or without. */
  readonly subject: string;
  /** Where to begin; default: at the oldest. */
  readonly fromSequence?: number;
  /** Most messages to give. */
  readonly limit: number;
}

/** Reads streams without a consumer, so nothing is taken and nothing is left behind. */
export interface StreamReader {
  /** Messages in their order, fetched one by one as they are asked for. Rejects with a BusError. */
  read(options: ReadOptions): AsyncIterable<StoredMessage>;
  /** The message at this place, or undefined when it is gone. Rejects with a BusError. */
  messageAt(stream: string, sequence: number): Promise<StoredMessage | undefined>;
}

/** A reader over the bus's connection. */
export function createStreamReader(bus: Pick<Bus, 'connection'>): StreamReader {
  async function next(
    stream: string,
    query: { seq: number } | { seq: number; next_by_subj: string },
  ): Promise<StoredMessage | undefined> {
    try {
      const manager = await jetstreamManager(await bus.connection(), { checkAPI: false });
      const found = await manager.direct.getMessage(stream, query);
      if (!found) return undefined;
      return {
        ...readMessage({ subject: found.subject, headers: found.header, data: found.data }),
        stream,
        sequence: found.seq,
        publishedAtMs: found.time.getTime(),
      };
    } catch (error) {
      throw new BusError('KANAL_BUS_UNAVAILABLE', `reading ${stream}`, error);
    }
  }

  return {
    async *read({ stream, subject, fromSequence = 1, limit }) {
      let seq = fromSequence;
      for (let count = 0; count < limit; count++) {
        const message = await next(stream, { seq, next_by_subj: subject });
        if (!message) return;
        yield message;
        seq = message.sequence + 1;
      }
    },
    messageAt: (stream, sequence) => next(stream, { seq: sequence }),
  };
}
