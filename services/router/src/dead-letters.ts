import {
  bury,
  type Failed,
  type Failure,
  type Publisher,
  type StoredMessage,
  type StreamReader,
  type WorkQueues,
} from '@kanal/bus';
import { publishedKinds } from '@kanal/contracts';
import type { Clock, Log } from '@kanal/runtime';
import { z } from 'zod';

/** Puts messages that cannot be handled where a person finds them, with all that is needed to put them back. */
export interface DeadLetters {
  /** Durable when it resolves; the message itself may be acknowledged then. */
  bury(message: Failed, service: string, failure: Failure): Promise<void>;
  /**
   * Buries the message that an advisory of the server names: one that was delivered too often, or terminated. From a
   * work queue it is then removed: no consumer gets it any more, and there it would take room for ever. Replaying
   * puts it back.
   */
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
  workQueues: WorkQueues;
  clock: Clock;
  log: Log;
}): DeadLetters {
  const { reader, workQueues, log } = of;

  return {
    bury: (message, service, failure) => bury(message, service, failure, of),
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
      const failed = { ...message, deliveryCount: deliveries };
      const failure = {
        code: reason ? 'KANAL_TERMINATED' : 'KANAL_DELIVERED_TOO_OFTEN',
        reason: reason ?? `${consumer} took it ${deliveries} times without finishing it`,
      };
      await bury(failed, consumer.split('-')[0] ?? consumer, failure, of);
      await workQueues.remove(stream, stream_seq);
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
