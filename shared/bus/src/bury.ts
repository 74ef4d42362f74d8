import { type DeadLetter, deadLetterKind, stableId, toPublication } from '@kanal/contracts';
import type { Clock, Log } from '@kanal/runtime';
import type { StoredMessage } from './delivery.js';
import type { Publisher } from './publisher.js';

/** A stored message and how often it was tried. */
export type Failed = StoredMessage & { readonly deliveryCount: number };

/** Why a message is given up, without values. */
export interface Failure {
  readonly code: string;
  readonly reason: string;
}

/**
 * Puts a message that `service` cannot handle where a person finds it, with all that is needed to put it back. It is
 * durable when this resolves: only then may the message be acknowledged. Buried again, also by another process, it
 * has the same id. Rejects with a BusError when NATS does not take the letter; the message is then to come again.
 */
export async function bury(
  message: Failed,
  service: string,
  failure: Failure,
  { publisher, clock, log }: { publisher: Publisher; clock: Clock; log: Log },
): Promise<void> {
  const letter = deadLetterOf(message, service, failure, clock());
  await publisher.publish(toPublication(deadLetterKind, letter));
  const { id, code, stream, streamSequence: sequence } = letter;
  log.error({ id, forService: service, code, stream, sequence }, 'message.buried');
}

function deadLetterOf(message: Failed, service: string, failure: Failure, atMs: number): DeadLetter {
  return {
    schemaVersion: 1,
    id: stableId('dead-letter', service, message.stream, String(message.sequence)),
    service,
    code: failure.code.slice(0, 100),
    reason: failure.reason.slice(0, 2000),
    stream: message.stream,
    streamSequence: message.sequence,
    subject: message.subject,
    deliveries: message.deliveryCount,
    headers: { ...message.headers },
    bodyBase64: Buffer.from(message.body).toString('base64'),
    failedAt: new Date(atMs).toISOString(),
  };
}
