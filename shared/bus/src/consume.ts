import { backoffMs, type Log, type Metrics } from '@kanal/runtime';
import type { Msg, NatsConnection } from '@nats-io/nats-core';
import type { Bus } from './bus.js';
import { busMetrics } from './bus-metrics.js';
import type { Delivery, Settlement } from './delivery.js';
import { createLanes } from './lanes.js';
import { createPull, type Pull } from './pull.js';
import { type Received, receivedFrom } from './received.js';
import type { ConsumerRef } from './topology.js';

/** What to take from where, and how to handle it. */
export interface ConsumeOptions {
  /** One or several consumers, handled as one stream of deliveries. */
  readonly consumer: ConsumerRef | readonly ConsumerRef[];
  /** Deliveries of one lane are handled one after the other, in their order. */
  readonly laneOf: (delivery: Delivery) => string;
  /** Most deliveries in one call of `handle`, each of another lane. */
  readonly maxBatch: number;
  /** Most deliveries taken and not settled, divided evenly among the consumers. */
  readonly maxHeld: number;
  /** Most calls of `handle` at the same time. */
  readonly concurrency: number;
  /**
   * Handles a batch and says what becomes of each, in the batch's order. It may take as long as it needs: the
   * server is told that the deliveries are in hand. A rejection puts the whole batch back for later.
   */
  readonly handle: (batch: readonly Delivery[]) => Promise<readonly Settlement[]>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What a consumption does at this moment. */
export interface ConsumptionState {
  /** Deliveries taken and not settled. */
  readonly held: number;
  /** Calls of `handle` under way. */
  readonly running: number;
  /** Names of the consumers this process is served by. */
  readonly served: readonly string[];
  /** What keeps a consumer from delivering, by its name. */
  readonly problems: Readonly<Record<string, string>>;
}

/** A running consumption. */
export interface Consumption {
  /**
   * Takes nothing new, gives back at once what no handler has begun, and waits for the handlers that run.
   * Resolves when another process can have all the rest.
   */
  stop(): Promise<void>;
  state(): ConsumptionState;
}

const tickMs = 100;
const workingEveryMs = 10_000;
/** After so many deliveries a message may be what kills the process, and is handled by itself. */
const suspectAfterDeliveries = 3;

interface Held {
  received: Received;
  readonly key: string;
  readonly lane: string;
  readonly source: Source;
  aliveAtMs: number;
}

interface Source {
  readonly consumer: ConsumerRef;
  pull: Pull | undefined;
  held: number;
}

/**
 * Handles what the consumers deliver, until it is stopped. Batches form from whatever is there when a handler is
 * free. Outages of the broker, a restarted server and a consumer that is created later all end by themselves.
 */
export function consume(bus: Bus, options: ConsumeOptions): Consumption {
  const { log, maxBatch, concurrency } = options;
  const metrics = busMetrics(options.metrics);
  const consumers = [options.consumer].flat();
  const capacity = Math.max(1, Math.floor(options.maxHeld / consumers.length));
  const sources: Source[] = consumers.map((consumer) => ({ consumer, pull: undefined, held: 0 }));
  const lanes = createLanes<Held>();
  const held = new Map<string, Held>();
  const running = new Set<Promise<void>>();
  let isStopping = false;
  let isDispatching = false;

  function begin(nats: NatsConnection): void {
    if (isStopping) return;
    for (const source of sources) {
      if (source.pull) {
        source.pull.reconnected(Date.now());
        continue;
      }
      source.pull = createPull({
        nats,
        consumer: source.consumer,
        capacity,
        held: () => source.held,
        onMessage: (message) => take(source, message),
        nowMs: Date.now(),
        random: bus.random,
      });
    }
    tick();
  }

  function take(source: Source, message: Msg): void {
    try {
      const received = receivedFrom(message);
      const { delivery } = received;
      const key = `${delivery.stream}.${delivery.consumer}.${delivery.sequence}`;
      const already = held.get(key);
      if (already) {
        // Delivered again while it is still in hand: answer for the newest delivery, handle it once.
        already.received = received;
        return;
      }
      if (isStopping) {
        received.settle({ settle: 'nak', afterMs: 0 });
        return;
      }
      const item: Held = { received, key, lane: options.laneOf(delivery), source, aliveAtMs: Date.now() };
      held.set(key, item);
      source.held++;
      lanes.add(item.lane, item, delivery.deliveryCount > suspectAfterDeliveries);
      dispatchSoon();
    } catch (error) {
      log.error({ err: error, consumer: source.consumer.name }, 'consume.unreadable');
    }
  }

  function dispatchSoon(): void {
    if (isDispatching) return;
    isDispatching = true;
    // After the rest of what the socket has brought, so that it can share the batch.
    setImmediate(() => {
      isDispatching = false;
      dispatch();
    });
  }

  function dispatch(): void {
    while (running.size < concurrency && !isStopping) {
      const batch = lanes.take(maxBatch);
      if (batch.length === 0) return;
      const run = handleBatch(batch).finally(() => {
        running.delete(run);
        dispatch();
      });
      running.add(run);
    }
  }

  async function handleBatch(batch: readonly Held[]): Promise<void> {
    let settlements: readonly (Settlement | undefined)[] = [];
    try {
      settlements = await options.handle(batch.map(({ received }) => received.delivery));
      if (settlements.length !== batch.length) {
        log.error({ batch: batch.length, settlements: settlements.length }, 'consume.settlements-missing');
      }
    } catch (error) {
      log.error({ err: error, batch: batch.length }, 'consume.handle-failed');
    }
    for (const [index, item] of batch.entries()) settle(item, settlements[index] ?? laterFor(item));
    for (const { pull } of new Set(batch.map(({ source }) => source))) pull?.tick(Date.now());
  }

  function laterFor({ received }: Held): Settlement {
    const attempt = received.delivery.deliveryCount;
    const pauseMs = backoffMs(attempt, { baseMs: 500, capMs: 30_000, random: bus.random });
    return { settle: 'nak', afterMs: 500 + pauseMs };
  }

  function settle(item: Held, settlement: Settlement): void {
    held.delete(item.key);
    item.source.held--;
    lanes.release(item.lane);
    metrics.settled.inc({ consumer: item.source.consumer.name, settle: settlement.settle });
    answer(item, () => item.received.settle(settlement));
  }

  function answer(item: Held, send: () => void): void {
    try {
      send();
    } catch (error) {
      // The connection is closed; the delivery will come again.
      log.debug({ err: error, consumer: item.source.consumer.name }, 'consume.answer-lost');
    }
  }

  function tick(): void {
    const nowMs = Date.now();
    for (const source of sources) {
      if (bus.isConnected()) source.pull?.tick(nowMs);
      metrics.held.set({ consumer: source.consumer.name }, source.held);
    }
    for (const item of held.values()) {
      if (nowMs - item.aliveAtMs < workingEveryMs) continue;
      item.aliveAtMs = nowMs;
      answer(item, () => item.received.working());
    }
  }

  const ticking = setInterval(tick, tickMs);
  bus.onConnected(begin);

  async function stop(): Promise<void> {
    isStopping = true;
    await Promise.all(sources.map(({ pull }) => pull?.stop()));
    for (const item of lanes.drain()) settle(item, { settle: 'nak', afterMs: 0 });
    await Promise.all(running);
    clearInterval(ticking);
    if (bus.isConnected()) await Promise.all(sources.map(({ pull }) => pull?.letGo()));
  }

  let stopped: Promise<void> | undefined;
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    state: () => ({
      held: held.size,
      running: running.size,
      served: sources.filter(({ pull }) => pull?.isServed()).map(({ consumer }) => consumer.name),
      problems: Object.fromEntries(
        sources.flatMap(({ consumer, pull }) => {
          const problem = pull?.problem();
          return problem === undefined ? [] : [[consumer.name, problem]];
        }),
      ),
    }),
  };
}
