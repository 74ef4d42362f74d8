import type { AdapterState } from '@kanal/adapter';
import { doneForMs, isDone, type PartsRecord, partsRecordSchema } from './join-parts.js';

/** The records, each at two keys: what waits for something, and what is only remembered. */
export interface PartsStore {
  /** Of every record in which something may wait. Rejects when the state is away. */
  ids(): Promise<string[]>;
  /**
   * The record after `change` has been written; the one there is when nothing was to change; undefined without one.
   * `change` may be called several times. Rejects when the state is away, when the record cannot be read, and when others
   * were faster every time.
   */
  update(
    id: string,
    change: (record: PartsRecord | undefined) => PartsRecord | undefined,
  ): Promise<PartsRecord | undefined>;
}

const waitingPrefix = 'parts';
const donePrefix = 'parts-done';

/** A record in which nothing waits any more goes after this, in which no write can be under way that still knows it. */
const emptyForMs = 30_000;

/** Writes of one record that others may be faster than: each that loses has seen another succeed. */
const maxAttempts = 30;

const waitingSchema = partsRecordSchema.omit({ done: true });
const doneSchema = partsRecordSchema.pick({ of: true, done: true });

/**
 * Keeps what waits apart from the finished messages that are remembered, which are a thousand times as many: looking for
 * what waits reads none of those.
 *
 * What is remembered is written first, what waited goes after it; and read they are the other way round. So a part of a
 * message that is being finished is found at one of the two keys or at both, never at none, also after a death between
 * the writes: then its group is still there and is finished again. Both writes are by compare-and-set. What waits has no
 * time to live.
 */
export function createPartsStore(state: AdapterState): PartsStore {
  async function read(id: string) {
    const waiting = await state.read(`${waitingPrefix}.${id}`);
    const remembered = await state.read(`${donePrefix}.${id}`);
    const finished = remembered && doneSchema.parse(remembered.value);
    const record: PartsRecord | undefined = waiting
      ? { ...waitingSchema.parse(waiting.value), done: finished?.done ?? [] }
      : finished && { ...finished, closed: [] };
    return { record, waitingAt: waiting?.revision ?? 0, doneAt: remembered?.revision ?? 0 };
  }

  return {
    async ids() {
      const keys = await state.keys(waitingPrefix);
      return keys.map((key) => key.slice(waitingPrefix.length + 1));
    },
    async update(id, change) {
      for (let attempt = 1; attempt <= maxAttempts; attempt++) {
        const { record: before, waitingAt, doneAt } = await read(id);
        const after = change(before);
        if (after === undefined || after === before) return before;
        const { done, ...waiting } = after;
        if (done.length > 0 && done !== before?.done) {
          const finished = { of: after.of, done };
          const ttl = { ttlMs: doneForMs };
          if ((await state.write(`${donePrefix}.${id}`, finished, doneAt, ttl)) === undefined) continue;
        }
        const ttl = isDone(after) ? { ttlMs: emptyForMs } : {};
        if ((await state.write(`${waitingPrefix}.${id}`, waiting, waitingAt, ttl)) !== undefined)
          return after;
      }
      throw new Error(`others wrote the record ${maxAttempts} times meanwhile`);
    },
  };
}
