import type { Clock } from '@kanal/runtime';
import { BusError } from './bus-error.js';
import type { BusMetrics } from './bus-metrics.js';
import { createGroupCommit, type Published } from './group-commit.js';
import type { StreamWrite } from './stream-write.js';
import type { Wire } from './wire.js';

/** How long a publication is tried. */
export interface PublishOptions {
  /** Milliseconds until the promise settles at the latest. Default: 10,000, well within the time a stop may take. */
  readonly deadlineMs?: number;
}

/** Makes messages durable. */
export interface Publisher {
  /**
   * Resolves when the message is on disk at the broker, which is when a webhook may be answered with 200.
   * Outages shorter than the deadline are waited out; after a rejection the message may be stored all the same,
   * so publish it again under the same id.
   * @throws BusError KANAL_BUS_UNAVAILABLE or KANAL_BUS_FULL (retryable), KANAL_BUS_TOO_LARGE, KANAL_BUS_REFUSED
   */
  publish(write: StreamWrite, options?: PublishOptions): Promise<Published>;
  /** All of them, each by itself, with what came of each in their order. Never rejects. */
  publishEach(writes: readonly StreamWrite[], options?: PublishOptions): Promise<(Published | BusError)[]>;
  /** The same for callers that need all of them: rejects with the first failure when every one has settled. */
  publishAll(writes: readonly StreamWrite[], options?: PublishOptions): Promise<Published[]>;
}

const defaultDeadlineMs = 10_000;

/** Publishes each stream's messages through a group commit of its own. */
export function createPublisher(of: {
  wire: Wire;
  takesBatches: (stream: StreamWrite['stream']) => boolean | undefined;
  metrics: BusMetrics;
  clock: Clock;
  random: () => number;
}): Publisher {
  const commits = new Map<StreamWrite['stream'], ReturnType<typeof createGroupCommit>>();

  function commitOf(stream: StreamWrite['stream']) {
    let commit = commits.get(stream);
    if (!commit) {
      commit = createGroupCommit({
        wire: of.wire,
        takesBatches: () => of.takesBatches(stream),
        clock: of.clock,
        random: of.random,
        onBatch: (size, stored) => {
          if (stored) of.metrics.batchSize.observe({ stream }, size);
          else of.metrics.batchesRefused.inc({ stream });
        },
      });
      commits.set(stream, commit);
    }
    return commit;
  }

  async function publish(
    write: StreamWrite,
    { deadlineMs = defaultDeadlineMs }: PublishOptions = {},
  ): Promise<Published> {
    const { stream } = write;
    try {
      const published = await commitOf(stream).publish(write, deadlineMs);
      of.metrics.published.inc({ stream, outcome: published.duplicate ? 'duplicate' : 'stored' });
      return published;
    } catch (error) {
      of.metrics.published.inc({ stream, outcome: 'failed' });
      throw error;
    }
  }

  const publishEach: Publisher['publishEach'] = (writes, options) =>
    Promise.all(
      writes.map((each) =>
        publish(each, options).catch((error: unknown) => {
          if (error instanceof BusError) return error;
          throw error;
        }),
      ),
    );

  return {
    publish,
    publishEach,
    async publishAll(writes, options) {
      const outcomes = await publishEach(writes, options);
      return outcomes.map((outcome) => {
        if (outcome instanceof BusError) throw outcome;
        return outcome;
      });
    },
  };
}
