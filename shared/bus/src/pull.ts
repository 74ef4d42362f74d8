import { createInbox, type Msg, type NatsConnection, nanos } from '@nats-io/nats-core';
import { pinTimeoutMs } from './consumer-configs.js';
import type { ConsumerRef } from './topology.js';

/** What a pull works with. */
export interface PullOptions {
  readonly nats: NatsConnection;
  readonly consumer: ConsumerRef;
  /** Most messages to have asked for and not settled. */
  readonly capacity: number;
  /** How many are held now. */
  readonly held: () => number;
  readonly onMessage: (message: Msg) => void;
  readonly nowMs: number;
  readonly random: () => number;
}

/** A running request for messages of one consumer. */
export interface Pull {
  /** Asks for more where there is room, and again where nothing was heard. Called often. */
  tick(nowMs: number): void;
  /** Forgets what was asked for over the connection that is gone. */
  reconnected(nowMs: number): void;
  /** Asks for nothing more; messages that are on their way still come until it resolves, within 2 s. */
  stop(): Promise<void>;
  /** After `stop`: lets another client of the group be served at once instead of after `pinTimeoutMs`. */
  letGo(): Promise<void>;
  /** Whether the server serves this client of the consumer's group. Always true without a group. */
  isServed(): boolean;
  /** What the server objects to, or undefined. */
  problem(): string | undefined;
}

/** A pinned client has to ask again within the timeout of its pin, or another one is served. */
const pinnedExpiresMs = pinTimeoutMs * 0.4;
const expiresMs = 20_000;
const stopTimeoutMs = 2_000;

/**
 * Asks one consumer for messages, never for more than there is room for: a handler that is stuck stops the asking.
 * The client's own `consume()` is not used because it asks before messages are settled, loses its place in the
 * group when it pauses, and leaves what is on its way behind when it stops.
 * https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-42.md (priority groups)
 */
export function createPull(options: PullOptions): Pull {
  const { nats, consumer, capacity, held, onMessage, random } = options;
  const { stream, name, group } = consumer;
  const subject = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`;
  const inbox = createInbox();
  const expires = group === undefined ? expiresMs : pinnedExpiresMs;
  const heartbeatMs = expires / 2;
  /** Part of the reply subject, so that answers to requests from before a reset are told apart. */
  let epoch = 0;
  let outstanding = 0;
  let pinId = '';
  let problem: string | undefined;
  let heardAtMs = options.nowMs;
  let askedAtMs = options.nowMs;
  // Processes that start together share the partitions by the draw of who asks first.
  let notBeforeMs = options.nowMs + (group === undefined ? 0 : random() * 500);
  let isStopped = false;

  const subscription = nats.subscribe(`${inbox}.*`, {
    callback: (error, message) => {
      if (error) {
        problem = error.message;
        reset(5_000);
      } else if (message.subject.startsWith(inbox)) {
        readStatus(message);
      } else {
        heardAtMs = Date.now();
        outstanding = Math.max(0, outstanding - 1);
        problem = undefined;
        pinId = message.headers?.get('Nats-Pin-Id') || pinId;
        onMessage(message);
      }
    },
  });

  function readStatus(message: Msg): void {
    const code = message.headers?.code ?? 0;
    const request = message.subject.slice(inbox.length + 1);
    if (request !== String(epoch) && code !== 423) return;
    heardAtMs = Date.now();
    switch (code) {
      case 100:
        return;
      case 404:
      case 408:
        problem = undefined;
        outstanding = Math.max(0, outstanding - Number(message.headers?.get('Nats-Pending-Messages') || 0));
        tick(heardAtMs);
        return;
      case 423:
        // Another client is served now, because this one was silent for too long.
        pinId = '';
        reset(0);
        return;
      case 503:
        problem = 'the consumer is missing: run kanal provision --apply';
        reset(1_000 + random() * 1_000);
        return;
      default:
        // The consumer was deleted, its leader or the server goes away, or it does not like the request.
        problem = code === 409 ? undefined : (message.headers?.description ?? `status ${code}`);
        reset(code === 409 ? 500 + random() * 500 : 5_000);
    }
  }

  function reset(delayMs: number): void {
    epoch++;
    outstanding = 0;
    notBeforeMs = Date.now() + delayMs;
  }

  function ask(nowMs: number, reply: string, request: { batch: number; max_bytes?: number }): void {
    const pin = group === undefined ? {} : { group, ...(pinId === '' ? {} : { id: pinId }) };
    const body = { ...request, ...pin, expires: nanos(expires), idle_heartbeat: nanos(heartbeatMs) };
    nats.publish(subject, JSON.stringify(body), { reply: `${inbox}.${reply}` });
    askedAtMs = nowMs;
  }

  function tick(nowMs: number): void {
    if (isStopped || nowMs < notBeforeMs) return;
    if (outstanding > 0 && nowMs - heardAtMs > 2.5 * heartbeatMs) reset(0);
    const want = capacity - held() - outstanding;
    if (want > 0 && (outstanding === 0 || want >= capacity / 4)) {
      if (outstanding === 0) heardAtMs = nowMs;
      outstanding += want;
      ask(nowMs, String(epoch), { batch: want });
    } else if (pinId !== '' && nowMs - askedAtMs >= pinnedExpiresMs) {
      // No room, but the place in the group shall be kept: no message fits into one byte, so none is sent.
      ask(nowMs, 'keep', { batch: 1, max_bytes: 1 });
    }
  }

  return {
    tick,
    reconnected: () => reset(0),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      if (nats.isClosed()) return;
      await Promise.race([subscription.drain().catch(() => undefined), timeout(stopTimeoutMs)]);
    },
    async letGo() {
      if (group === undefined || pinId === '' || nats.isClosed()) return;
      const unpin = `$JS.API.CONSUMER.UNPIN.${stream}.${name}`;
      await nats.request(unpin, JSON.stringify({ group }), { timeout: 1_000 }).catch(() => undefined);
    },
    isServed: () => group === undefined || pinId !== '',
    problem: () => problem,
  };
}

function timeout(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
