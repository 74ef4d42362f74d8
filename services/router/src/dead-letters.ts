import type { Publisher, StoredMessage, StreamReader } from '@kanal/bus';
import { type DeadLetter, deadLetterKind, publishedKinds, stableId, toPublication } from '@kanal/contracts';
import type { Clock, Log } from '@kanal/runtime';
import { z } from 'zod';

/** A stored message and how often it was tried. */
export type Failed = StoredMessage & { readonly deliveryCount: number };

/** Why a message is given up, without values. */
export interface Failure {
  readonly code: string;
  readonly reason: string;
}

/** Puts messages that cannot be handled where a person finds them, with all that is needed to put them back. */
export interface DeadLetters {
  /** Durable when it resolves; the message itself may be acknowledged then. */
  bury(message: Failed, service: string, failure: Failure): Promise<void>;
  /** Buries the message that an advisory of the server names: one that was delivered too often, or terminated. */
  buryAdvised(advisory: StoredMessage): Promise<void>;
}

/** What NATS says when a consumer gives a message up. https://docs.nats.io/running-a-nats-service/nats_admin/monitoring/monitoring_jetstream */
const advisorySchema = z.object({
  type: z.string(),
  stream: z.string(),
  consumer: z.string(),
  stream_seq: z.number().int().positive(),
  deliveries: z.number().int().nonnegative(),
  reason: z.string().optional(),
});

/** The streams a message can be given up on. An account may hold streams of others, which are not ours to read. */
const ours: ReadonlySet<string> = new Set([...publishedKinds.map(({ stream }) => stream), 'ADVISORY']);

/** The dead letters of every service. */
export function createDeadLetters(of: {
  publisher: Publisher;
  reader: StreamReader;
  clock: Clock;
  log: Log;
}): DeadLetters {
  const { publisher, reader, clock, log } = of;

  async function bury(delivery: Failed, service: string, failure: Failure): Promise<void> {
    const letter: DeadLetter = {
      schemaVersion: 1,
      id: stableId('dead-letter', service, delivery.stream, String(delivery.sequence)),
      service,
      code: failure.code.slice(0, 100),
      reason: failure.reason.slice(0, 2000),
      stream: delivery.stream,
      streamSequence: delivery.sequence,
      subject: delivery.subject,
      deliveries: delivery.deliveryCount,
      headers: { ...delivery.headers },
      bodyBase64: Buffer.from(delivery.body).toString('base64'),
      failedAt: new Date(clock()).toISOString(),
    };
    await publisher.publish(toPublication(deadLetterKind, letter));
    log.error(
      {
        id: letter.id,
        forService: service,
        code: failure.code,
        stream: letter.stream,
        sequence: letter.streamSequence,
      },
      'message.buried',
    );
  }

  return {
    bury,
    async buryAdvised(advisory) {
      const parsed = advisorySchema.safeParse(readJson(advisory.body));
      if (!parsed.success) {
        log.warn({ sequence: advisory.sequence }, 'advisory.unreadable');
        return;
      }
      const { stream, consumer, stream_seq, deliveries, reason } = parsed.data;
      if (!ours.has(stream)) {
        log.warn({ stream, consumer }, 'advisory.not-ours');
        return;
      }
      const message = await reader.messageAt(stream, stream_seq);
      if (!message) {
        log.warn({ stream, sequence: stream_seq, consumer }, 'advisory.message-gone');
        return;
      }
      await bury({ ...message, deliveryCount: deliveries }, consumer.split('-')[0] ?? consumer, {
        code: reason ? 'KANAL_TERMINATED' : 'KANAL_DELIVERED_TOO_OFTEN',
        reason: reason ?? `${consumer} took it ${deliveries} times without finishing it`,
      });
    },
  };
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
