import type { Log } from '@kanal/runtime';
import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { streamConfigs } from './stream-configs.js';

/** What is known of the streams. */
export interface StreamWatch {
  /** Streams the server says it does not have. Empty while nothing is known. */
  missing(): readonly string[];
  /** Whether a stream stores batches atomically; undefined while nothing is known of it. */
  takesBatches(stream: string): boolean | undefined;
  /** Asks again, now and every few seconds while one is missing. */
  look(nats: NatsConnection): void;
  stop(): void;
}

/** A missing stream is being provisioned, so it is looked for often. */
const whileMissingMs = 500;
const whileUnknownMs = 10_000;

/** Keeps what each stream is in mind, so that publishing needs no question first. */
export function createStreamWatch(log: Log): StreamWatch {
  const known = new Map<string, { takesBatches: boolean } | 'missing'>();
  const names = streamConfigs().map((config) => config.name);
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let isStopped = false;

  const missing = () => names.filter((name) => known.get(name) === 'missing');

  async function lookOnce(nats: NatsConnection): Promise<void> {
    const manager = await jetstreamManager(nats, { checkAPI: false });
    await Promise.all(
      names.map(async (name) => {
        try {
          const { config } = await manager.streams.info(name);
          known.set(name, { takesBatches: config.allow_atomic === true });
        } catch (error) {
          // Only the server's own word counts: a user may not be allowed to ask, and an outage says nothing.
          if (error instanceof JetStreamApiError && error.status === 404) known.set(name, 'missing');
        }
      }),
    );
  }

  function look(nats: NatsConnection): void {
    clearTimeout(timer);
    if (isLooking || nats.isClosed()) return;
    isLooking = true;
    lookOnce(nats)
      .catch((error) => log.debug({ err: error }, 'bus.streams-unknown'))
      .finally(() => {
        isLooking = false;
        if (isStopped) return;
        if (missing().length > 0) timer = setTimeout(look, whileMissingMs, nats);
        else if (names.some((name) => !known.has(name))) timer = setTimeout(look, whileUnknownMs, nats);
      });
  }

  return {
    missing,
    takesBatches(stream) {
      const state = known.get(stream);
      return state === undefined || state === 'missing' ? undefined : state.takesBatches;
    },
    look,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
