import type { Delivery, Failure, Settlement } from '@kanal/bus';
import { ContractError, fromWire, type InboundMessage, inboundKind } from '@kanal/contracts';
import {
  backoffMs,
  type Clock,
  Counter,
  type Crash,
  Histogram,
  type Log,
  type Metrics,
} from '@kanal/runtime';
import type { DeadLetters } from './dead-letters.js';
import { beginMessageSpan, type MessageSpan } from './message-span.js';
import type { Work } from './plan.js';
import type { Fate } from './process-messages.js';
import { isOutage, type ThroughOutages } from './through-outages.js';

/** A message that fails by itself, not by an outage, is given up after this many deliveries. */
const maxAttempts = 5;

/** What handling a batch needs. */
export interface InboundHandling {
  process(works: readonly Work[]): Promise<Map<string, Fate>>;
  deadLetters: DeadLetters;
  throughOutages: ThroughOutages;
  random: () => number;
  clock: Clock;
  crash: Crash;
  log: Log;
  metrics: Metrics;
}

/**
 * Handles a batch of inbound deliveries, at most one per conversation, and says how each is settled. While the
 * database or the broker is away it holds the batch and tries again: nothing is put back only to come again. A
 * message that fails by itself takes nothing else of its batch with it and ends, after some attempts, as a dead letter.
 */
export function createInboundHandler(
  of: InboundHandling,
): (batch: readonly Delivery[]) => Promise<Settlement[]> {
  const outcomes = new Counter({
    name: 'kanal_router_messages_total',
    help: 'Messages by channel and what became of them; for those set aside the reason.',
    labelNames: ['channel', 'outcome', 'reason'] as const,
    registers: [of.metrics.registry],
  });
  const latency = new Histogram({
    name: 'kanal_router_latency_seconds',
    help: 'From the webhook to the message being settled.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers: [of.metrics.registry],
  });

  async function processThroughOutages(works: readonly Work[]): Promise<void> {
    const done = await of.throughOutages(() => of.process(works));
    for (const { message } of works) count(message, done.get(message.id));
  }

  function count(message: InboundMessage, fate: Fate | undefined): void {
    const { outcome = 'unknown', reason = '' } = fate ?? {};
    outcomes.inc({ channel: message.channel, outcome, reason });
    latency.observe(Math.max(0, of.clock() - Date.parse(message.receivedAt)) / 1000);
  }

  const bury = (delivery: Delivery, failure: Failure) =>
    of.throughOutages(() => of.deadLetters.bury(delivery, 'router', failure));

  async function settleAlone(delivery: Delivery, work: Work): Promise<Settlement> {
    try {
      await processThroughOutages([work]);
      return { settle: 'ack' };
    } catch (error) {
      return giveUpOrRetry(delivery, error);
    }
  }

  async function giveUpOrRetry(delivery: Delivery, error: unknown): Promise<Settlement> {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'KANAL_UNEXPECTED';
    of.log.error(
      { err: error, sequence: delivery.sequence, deliveries: delivery.deliveryCount },
      'message.failed',
    );
    if (isOutage(error) || delivery.deliveryCount < maxAttempts) {
      return {
        settle: 'nak',
        afterMs: backoffMs(delivery.deliveryCount, { baseMs: 500, capMs: 30_000, random: of.random }),
      };
    }
    const reason =
      error instanceof ContractError
        ? error.issues.join('; ')
        : 'failed at every attempt; see the log of the router';
    await bury(delivery, { code, reason });
    return { settle: 'ack' };
  }

  return async (batch) => {
    const settlements: Settlement[] = [];
    const readable: { at: number; delivery: Delivery; work: Work }[] = [];
    const spans: MessageSpan[] = [];
    for (const [at, delivery] of batch.entries()) {
      try {
        const message = fromWire(inboundKind, delivery.type, delivery.body);
        const span = beginMessageSpan(delivery);
        spans.push(span);
        readable.push({ at, delivery, work: { message, trace: span.trace } });
      } catch (error) {
        await bury(delivery, contractFailure(error));
        settlements[at] = { settle: 'ack' };
      }
    }
    try {
      await processThroughOutages(readable.map(({ work }) => work));
      for (const { at } of readable) settlements[at] = { settle: 'ack' };
    } catch (error) {
      if (readable.length === 1 && readable[0]) {
        settlements[readable[0].at] = await giveUpOrRetry(readable[0].delivery, error);
      } else {
        for (const { at, delivery, work } of readable) settlements[at] = await settleAlone(delivery, work);
      }
    } finally {
      for (const span of spans) span.end();
    }
    of.crash('router.before-ack');
    return settlements;
  };
}

function contractFailure(error: unknown): Failure {
  if (!(error instanceof ContractError)) throw error;
  return { code: error.code, reason: error.issues.join('; ') };
}
