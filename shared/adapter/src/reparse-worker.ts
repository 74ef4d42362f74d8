import {
  type Bus,
  type Consumption,
  consume,
  type Delivery,
  reparseConsumer,
  type Settlement,
} from '@kanal/bus';
import { type AdapterName, type QuarantinedWebhook, reparseKind } from '@kanal/contracts';
import type { Log, Metrics } from '@kanal/runtime';
import type { AdapterMetrics } from './adapter-metrics.js';
import { readOrBury } from './read-or-bury.js';
import type { Reparsed } from './reparse-webhook.js';

/** What the reparse worker needs. */
export interface ReparseWorkerOptions {
  readonly bus: Bus;
  readonly adapter: AdapterName;
  /** `replayId` is the same at every delivery of one request. */
  readonly reparse: (webhook: QuarantinedWebhook, replayId: string) => Promise<Reparsed>;
  readonly counters: AdapterMetrics;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Works off `<adapter>-reparse`: an operator's requests, few and in no hurry. */
export function startReparseWorker({
  bus,
  adapter,
  reparse,
  counters,
  log,
  metrics,
}: ReparseWorkerOptions): Consumption {
  const handleOne = async (delivery: Delivery): Promise<Settlement> => {
    const webhook = await readOrBury(reparseKind, delivery, { bus, adapter, log });
    if (!webhook) return { settle: 'ack' };
    const outcome = await reparse(webhook, `replay-${delivery.sequence}`);
    counters.reparsed.inc({ outcome });
    log.info({ quarantineId: webhook.id, route: webhook.route, outcome }, 'reparse.done');
    return { settle: 'ack' };
  };
  return consume(bus, {
    consumer: reparseConsumer(adapter),
    laneOf: (delivery) => String(delivery.sequence),
    maxBatch: 1,
    maxHeld: 16,
    concurrency: 4,
    handle: (batch) => Promise.all(batch.map(handleOne)),
    log,
    metrics,
  });
}
