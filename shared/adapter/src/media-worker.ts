import {
  type Bus,
  type Consumption,
  consume,
  type Delivery,
  mediaConsumer,
  type Settlement,
} from '@kanal/bus';
import { type Channel, type MediaRequest, mediaRequestKind } from '@kanal/contracts';
import { backoffMs, contextFromTrace, inSpan, type Log, type Metrics } from '@kanal/runtime';
import type { FileTurn } from './media/store-file.js';
import { type Burial, readOrBury } from './read-or-bury.js';

/** What the media worker needs. */
export interface MediaWorkerOptions {
  readonly bus: Bus;
  readonly channel: Channel;
  readonly storeFile: (request: MediaRequest, attempt: number) => Promise<FileTurn>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Files in work at once; default 3, because each is in memory whole. */
  readonly concurrency?: number;
}

const backoff = { baseMs: 5_000, capMs: 300_000, random: Math.random };

/** Works off `<channel>-media`. */
export function startMediaWorker(options: MediaWorkerOptions): Consumption {
  const { bus, channel, storeFile, log, metrics, concurrency = 3 } = options;
  return consume(bus, {
    consumer: mediaConsumer(channel),
    laneOf: (delivery) => `${delivery.stream} ${delivery.sequence}`,
    maxBatch: 1,
    maxHeld: concurrency * 2,
    concurrency,
    handle: (batch) => Promise.all(batch.map((delivery) => handleRequest(delivery, storeFile, options))),
    log,
    metrics,
  });
}

async function handleRequest(
  delivery: Delivery,
  storeFile: MediaWorkerOptions['storeFile'],
  burial: Burial,
): Promise<Settlement> {
  const request = await readOrBury(mediaRequestKind, delivery, burial);
  if (!request) return { settle: 'ack' };
  const attempt = delivery.deliveryCount;
  const turn = await inSpan('fetch media', { parent: contextFromTrace(delivery.headers) }, () =>
    storeFile(request, attempt),
  );
  return turn === 'done' ? { settle: 'ack' } : { settle: 'nak', afterMs: backoffMs(attempt, backoff) };
}
