import { errors, type MsgHdrs, MsgHdrsImpl, type NatsConnection, nuid } from '@nats-io/nats-core';
import { type PubAck, readPubAck } from './pub-ack.js';
import type { StreamWrite } from './stream-write.js';

/** One attempt each; neither repeats anything. */
export interface Wire {
  /** Stores one message. Rejects when that is not certain within `timeoutMs`. */
  one(write: StreamWrite, timeoutMs: number): Promise<PubAck>;
  /**
   * Stores all of them or none, in order, in one stream that allows atomic batches. Rejects when that is not
   * certain within `timeoutMs`; a batch that holds an id already stored, or expects another revision of a key than
   * the newest, is refused whole.
   * @returns the sequence of the first; the others follow it without a gap.
   */
  batch(writes: readonly StreamWrite[], timeoutMs: number): Promise<number>;
}

/**
 * Publishes over the connection that `connected` gives; rejects at once when there is none, because what is
 * written while disconnected may or may not leave the client's buffer later.
 *
 * A batch is one write and one round trip: only its last message asks for an answer, and the server counts the
 * others. https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-50.md
 */
export function createWire(connected: () => NatsConnection | undefined): Wire {
  const connection = () => {
    const current = connected();
    if (!current) throw new Error('not connected to NATS');
    return current;
  };

  return {
    async one(write, timeoutMs) {
      const answer = await connection().request(write.subject, write.body, {
        timeout: timeoutMs,
        headers: headersOf(write),
      });
      return readPubAck(answer.data);
    },

    async batch(writes, timeoutMs) {
      const nats = connection();
      const batchId = nuid.next();
      const last = writes.length - 1;
      const inBatch = (write: StreamWrite, index: number, commit: Record<string, string> = {}) =>
        headersOf(write, { 'Nats-Batch-Id': batchId, 'Nats-Batch-Sequence': String(index + 1), ...commit });
      for (const [index, write] of writes.slice(0, last).entries()) {
        nats.publish(write.subject, write.body, { headers: inBatch(write, index) });
      }
      const committing = writes[last];
      if (!committing) throw new Error('a batch without messages');
      const answer = await nats.request(committing.subject, committing.body, {
        timeout: timeoutMs,
        headers: inBatch(committing, last, { 'Nats-Batch-Commit': '1' }),
      });
      const { count, sequence } = readPubAck(answer.data);
      if (count !== writes.length) throw new Error(`the batch was stored as ${count} messages`);
      return sequence - last;
    },
  };
}

/**
 * The client's `append` brings every name into canonical form and looks for it among the others: 14 % of all memory
 * the router allocated. What it also does, refusing a line break, is done here.
 */
function headersOf(write: StreamWrite, more: Readonly<Record<string, string>> = {}): MsgHdrs {
  const record: Record<string, string[]> = {};
  for (const [name, value] of Object.entries({ ...write.headers, 'Nats-Msg-Id': write.id, ...more })) {
    if (lineBreak.test(value)) {
      throw errors.InvalidArgumentError.format('header', 'must not contain line breaks');
    }
    record[name] = [value];
  }
  return MsgHdrsImpl.fromRecord(record);
}

const lineBreak = /[\r\n]/;
