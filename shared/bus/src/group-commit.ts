import { backoffMs, type Clock } from '@kanal/runtime';
import { BusError } from './bus-error.js';
import { failureOf } from './publish-failure.js';
import type { StreamWrite } from './stream-write.js';
import type { Wire } from './wire.js';

/** What became of a publication: it is durable, now or already before. */
export interface Published {
  /** It was there before, or another caller of this process has just stored it. */
  readonly duplicate: boolean;
  /** Where it lies in the stream. */
  readonly sequence: number;
}

/** Whether a stream takes atomic batches. Undefined while nothing is known of it: then messages go one by one. */
export type TakesBatches = () => boolean | undefined;

/** What a group commit is made of. */
export interface GroupCommitOptions {
  readonly wire: Wire;
  readonly takesBatches: TakesBatches;
  readonly clock: Clock;
  readonly random: () => number;
  /** Told of every attempt to store a batch. */
  readonly onBatch?: (size: number, stored: boolean) => void;
}

/** Bounds of one stream, measured in bench/publish.ts: a second batch under way keeps the server busy meanwhile. */
const maxBatchMessages = 128;
const maxBatchBytes = 4_000_000;
const batchesUnderWay = 2;
const singlesUnderWay = 128;
/** One attempt. Long enough for a disk that stalls, short enough to notice a lost answer. */
const attemptTimeoutMs = 5_000;

interface Entry {
  readonly write: StreamWrite;
  readonly deadlineAtMs: number;
  readonly settle: (outcome: Published | BusError) => void;
  /** Its caller has an answer: nothing more is done for it. */
  settled: boolean;
}

/**
 * Publishes to one stream so that many callers share one write to disk: whoever arrives while a batch is under way
 * joins the next one, and a lone message goes at once as a plain publish. A batch that fails in any way is published
 * again message by message under the same ids, so the stream's duplicate window decides what was stored.
 * A publication settles by its deadline whatever the connection does.
 */
export function createGroupCommit({ wire, takesBatches, clock, random, onBatch }: GroupCommitOptions) {
  const waiting: Entry[] = [];
  const byId = new Map<string, Promise<Published>>();
  let underWay = 0;
  let pumping = false;

  /** @throws BusError */
  function publish(write: StreamWrite, deadlineMs: number): Promise<Published> {
    const deadlineAtMs = clock() + deadlineMs;
    const first = byId.get(write.id);
    // The server refuses a batch that holds one id twice, so the second caller waits for the first one's result.
    if (first) return afterFirst(first, write, deadlineMs, deadlineAtMs);
    const published = enqueue(write, deadlineMs, deadlineAtMs);
    byId.set(write.id, published);
    const forget = () => {
      if (byId.get(write.id) === published) byId.delete(write.id);
    };
    published.then(forget, forget);
    return published;
  }

  async function afterFirst(
    first: Promise<Published>,
    write: StreamWrite,
    deadlineMs: number,
    deadlineAtMs: number,
  ): Promise<Published> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, deadlineMs, 'late');
    });
    const outcome = await Promise.race([first.catch(() => 'failed' as const), late]);
    clearTimeout(timer);
    if (typeof outcome === 'object') return { ...outcome, duplicate: true };
    if (outcome === 'late') throw unavailable(write);
    return publish(write, Math.max(0, deadlineAtMs - clock()));
  }

  function enqueue(write: StreamWrite, deadlineMs: number, deadlineAtMs: number): Promise<Published> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => entry.settle(unavailable(write)), deadlineMs);
      const entry: Entry = {
        write,
        deadlineAtMs,
        settled: false,
        settle: (outcome) => {
          if (entry.settled) return;
          entry.settled = true;
          clearTimeout(timer);
          if (outcome instanceof BusError) reject(outcome);
          else resolve(outcome);
        },
      };
      waiting.push(entry);
      if (pumping) return;
      pumping = true;
      // A microtask later, so that callers of one turn share one batch.
      queueMicrotask(() => {
        pumping = false;
        pump();
      });
    });
  }

  function pump(): void {
    const inBatches = takesBatches() === true;
    const most = inBatches ? batchesUnderWay : singlesUnderWay;
    while (underWay < most) {
      const group = takeGroup(inBatches ? maxBatchMessages : 1);
      if (group.length === 0) return;
      underWay++;
      void commit(group).finally(() => {
        underWay--;
        pump();
      });
    }
  }

  function takeGroup(most: number): Entry[] {
    const group: Entry[] = [];
    let bytes = 0;
    let taken = 0;
    for (const entry of waiting) {
      const size = entry.write.body.length;
      if (group.length >= most || (group.length > 0 && bytes + size > maxBatchBytes)) break;
      taken++;
      if (entry.settled) continue;
      group.push(entry);
      bytes += size;
    }
    waiting.splice(0, taken);
    return group;
  }

  async function commit(group: readonly Entry[]): Promise<void> {
    if (group.length > 1) {
      try {
        const writes = group.map((entry) => entry.write);
        const first = await wire.batch(writes, attemptTimeoutMs);
        onBatch?.(group.length, true);
        for (const [at, entry] of group.entries()) entry.settle({ duplicate: false, sequence: first + at });
        return;
      } catch {
        // Whatever it was, each message by itself tells more.
        onBatch?.(group.length, false);
      }
    }
    await Promise.all(group.map(publishAlone));
  }

  async function publishAlone(entry: Entry): Promise<void> {
    const { write } = entry;
    for (let attempt = 0; !entry.settled; attempt++) {
      try {
        const { duplicate, sequence } = await wire.one(write, attemptTimeoutMs);
        entry.settle({ duplicate, sequence });
      } catch (error) {
        const failure = failureOf(error);
        if (failure !== 'transient') {
          entry.settle(final(failure, write, error));
          return;
        }
        const pauseMs = 10 + backoffMs(attempt, { baseMs: 50, capMs: 1_000, random });
        if (clock() + pauseMs >= entry.deadlineAtMs) {
          entry.settle(unavailable(write, error));
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  return { publish };
}

function unavailable({ stream }: StreamWrite, cause?: unknown): BusError {
  return new BusError('KANAL_BUS_UNAVAILABLE', `publishing to ${stream}`, cause);
}

function final(
  failure: 'full' | 'too-large' | 'refused',
  { stream, body }: StreamWrite,
  cause: unknown,
): BusError {
  switch (failure) {
    case 'full':
      return new BusError('KANAL_BUS_FULL', `publishing to ${stream}`, cause);
    case 'too-large':
      return new BusError('KANAL_BUS_TOO_LARGE', `publishing ${body.length} bytes to ${stream}`, cause);
    case 'refused':
      return new BusError('KANAL_BUS_REFUSED', `publishing to ${stream}`, cause);
  }
}
