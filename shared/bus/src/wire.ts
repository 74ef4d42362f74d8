import type { Publication } from '@kanal/contracts';
import { headers, type MsgHdrs, type NatsConnection, nuid } from '@nats-io/nats-core';
import { readPubAck } from './pub-ack.js';

/** One attempt each; neither repeats anything. */
export interface Wire {
  /** Stores one message. Rejects when that is not certain within `timeoutMs`. */
  one(publication: Publication, timeoutMs: number): Promise<{ duplicate: boolean }>;
  /**
   * Stores all of them or none, in order, in one stream that allows atomic batches. Rejects when that is not
   * certain within `timeoutMs`; a batch that holds an id already stored is refused whole.
   */
  batch(publications: readonly Publication[], timeoutMs: number): Promise<void>;
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
    async one(publication, timeoutMs) {
      const answer = await connection().request(publication.subject, publication.body, {
        timeout: timeoutMs,
        headers: headersOf(publication),
      });
      return readPubAck(answer.data);
    },

    async batch(publications, timeoutMs) {
      const nats = connection();
      const batchId = nuid.next();
      for (const [index, publication] of publications.entries()) {
        const head = headersOf(publication);
        head.append('Nats-Batch-Id', batchId);
        head.append('Nats-Batch-Sequence', String(index + 1));
        if (index < publications.length - 1) {
          nats.publish(publication.subject, publication.body, { headers: head });
          continue;
        }
        head.append('Nats-Batch-Commit', '1');
        const answer = await nats.request(publication.subject, publication.body, {
          timeout: timeoutMs,
          headers: head,
        });
        const { count } = readPubAck(answer.data);
        if (count !== publications.length) throw new Error(`the batch was stored as ${count} messages`);
      }
    },
  };
}

function headersOf(publication: Publication): MsgHdrs {
  const head = headers();
  for (const [name, value] of Object.entries(publication.headers)) head.append(name, value);
  head.append('Nats-Msg-Id', publication.id);
  return head;
}
