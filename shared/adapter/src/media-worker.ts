import {
  type Bus,
  type Consumption,
  consume,
  type Delivery,
  mediaConsumer,
  type Settlement,
} from '@kanal/bus';
import { type AdapterName, lookupKind, type MediaRequest, mediaRequestKind } from '@kanal/contracts';
import { backoffMs, contextFromTrace, inSpan, type Log, type Metrics } from '@kanal/runtime';
import type { LookUp } from './look-up.js';
import type { FileTurn } from './media/store-file.js';
import { readOrBury } from './read-or-bury.js';

/** What the media worker needs. */
export interface MediaWorkerOptions {
  readonly bus: Bus;
  readonly adapter: AdapterName;
  readonly storeFile: (request: MediaRequest, attempt: number) => Promise<FileTurn>;
  readonly lookUp: LookUp;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Files in work at once; default 3, because each is in memory whole. */
  readonly concurrency?: number;
}

const backoff = { baseMs: 5_000, capMs: 300_000, random: Math.random };
/** Over all its deliveries a message is asked for during some 24 hours. */
const lookUpBackoff = { ...backoff, capMs: 900_000 };

/** Works off `<adapter>-media`: files to fetch, and messages to ask for. */
export function startMediaWorker(options: MediaWorkerOptions): Consumption {
  const { bus, adapter, log, metrics, concurrency = 3 } = options;
  return consume(bus, {
    consumer: mediaConsumer(adapter),
    laneOf: (delivery) => `${delivery.stream} ${delivery.sequence}`,
    maxBatch: 1,
    maxHeld: concurrency * 2,
    concurrency,
    handle: (batch) => Promise.all(batch.map((delivery) => handle(delivery, options))),
    log,
    metrics,
  });
}

async function handle(delivery: Delivery, options: MediaWorkerOptions): Promise<Settlement> {
  const attempt = delivery.deliveryCount;
  const isLookup = delivery.type.startsWith(`${lookupKind.type}.`);
  const turn = isLookup ? await lookUp(delivery, options) : await fetchFile(delivery, attempt, options);
  return turn === 'done'
    ? { settle: 'ack' }
    : { settle: 'nak', afterMs: backoffMs(attempt, isLookup ? lookUpBackoff : backoff) };
}

async function fetchFile(
  delivery: Delivery,
  attempt: number,
  options: MediaWorkerOptions,
): Promise<FileTurn> {
  const request = await readOrBury(mediaRequestKind, delivery, options);
  if (!request) return 'done';
  return inSpan('fetch media', { parent: contextFromTrace(delivery.headers) }, () =>
    options.storeFile(request, attempt),
  );
}

async function lookUp(delivery: Delivery, options: MediaWorkerOptions): Promise<FileTurn> {
  const lookup = await readOrBury(lookupKind, delivery, options);
  if (!lookup) return 'done';
  const found = await inSpan('look up message', { parent: contextFromTrace(delivery.headers) }, () =>
    options.lookUp(lookup),
  );
  return found === 'later' ? 'later' : 'done';
}
