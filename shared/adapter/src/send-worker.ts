import {
  type Bus,
  type Consumption,
  consume,
  type Delivery,
  type Settlement,
  senderConsumer,
} from '@kanal/bus';
import { type AdapterName, outboundKind } from '@kanal/contracts';
import { contextFromTrace, inSpan, type Log, type Metrics } from '@kanal/runtime';
import { type Burial, readOrBury } from './read-or-bury.js';
import type { SendReply } from './send/send-reply.js';

/** What the send worker needs. */
export interface SendWorkerOptions {
  readonly bus: Bus;
  readonly adapter: AdapterName;
  readonly sendReply: SendReply;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Replies in work at once; default 64, one per conversation. */
  readonly concurrency?: number;
}

/** Works off `<adapter>-sender`: the replies of one conversation one after the other, many conversations at once. */
export function startSendWorker(options: SendWorkerOptions): Consumption {
  const { bus, adapter, sendReply, log, metrics, concurrency = 64 } = options;
  return consume(bus, {
    consumer: senderConsumer(adapter),
    // The subject ends with the conversation.
    laneOf: (delivery) => delivery.subject,
    maxBatch: 1,
    maxHeld: concurrency * 4,
    concurrency,
    handle: (batch) => Promise.all(batch.map((delivery) => handleReply(delivery, sendReply, options))),
    log,
    metrics,
  });
}

async function handleReply(
  delivery: Delivery,
  sendReply: SendWorkerOptions['sendReply'],
  burial: Burial,
): Promise<Settlement> {
  const message = await readOrBury(outboundKind, delivery, burial);
  if (!message) return { settle: 'ack' };
  const turn = await inSpan('send reply', { parent: contextFromTrace(delivery.headers) }, () =>
    sendReply(message, { isFirstDelivery: delivery.deliveryCount === 1 }),
  );
  return turn.turn === 'done' ? { settle: 'ack' } : { settle: 'nak', afterMs: turn.afterMs };
}
