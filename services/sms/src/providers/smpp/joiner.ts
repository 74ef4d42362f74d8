import { createHmac } from 'node:crypto';
import type { AdapterState, Intake } from '@kanal/adapter';
import type { Crash, Log } from '@kanal/runtime';
import { z } from 'zod';
import {
  afterRelease,
  closeOverdue,
  doneForMs,
  isDone,
  keepPart,
  type PartsRecord,
  partsRecordSchema,
} from './join-parts.js';
import type { Part, PartOf } from './part.js';
import type { DeliverEvent } from './to-event.js';

/** What joining needs. */
export interface JoinerOptions {
  readonly state: AdapterState;
  readonly accept: Intake['accept'];
  /** The message that a group is. */
  readonly toEvent: (of: PartOf, group: PartsRecord['closed'][number]) => DeliverEvent;
  /** How long the parts of a message are waited for after the first. */
  readonly waitMs: number;
  /** Keeps numbers out of the state's keys: a plain hash of a number can be searched through in minutes. */
  readonly keySecret: Uint8Array;
  readonly now: () => number;
  readonly crash: Crash;
  readonly log: Log;
}

/** Joins the parts of long messages, over processes and their deaths. */
export interface Joiner {
  /** Whether the part is durable, and so is the message if this was what it lacked. Rejects when the state is away. */
  take(taken: { readonly of: PartOf; readonly part: Part }): Promise<boolean>;
  /**
   * Releases every message that is complete or given up and was not released, and with `givesUp` those that have waited
   * too long. Rejects when the state is away.
   */
  look(options: { readonly givesUp: boolean }): Promise<void>;
}

const prefix = 'parts';

/**
 * The durable steps, and what a death after each leaves:
 *
 * 1. The record with the part in it is written, by compare-and-set: what another process or another part wrote in between
 *    is read again. *Dead before:* the operator has no answer and repeats the part. *Dead after:* it repeats it as well,
 *    and it is known. The write that brings the last part, or one that contradicts, also closes the group: from then on
 *    the group is what it is, whoever reads it.
 * 2. The message of each closed group goes through the intake, which makes it durable. *Dead before:* the repeated part,
 *    or the next `look`, finds the group closed and does it. *Dead after:* they do it again, with the same words under
 *    the same id: one message.
 * 3. The record is written with the group's fingerprints instead of its parts. *Dead before:* as above. *Dead after:* the
 *    operator repeats a part that is known to be finished, and nothing comes of it but the confirmation.
 * 4. The operator gets its answer. Nothing has been confirmed before step 1, and the last part not before step 2.
 *
 * While something waits in a record it has no time to live; a finished one goes after `doneForMs`.
 */
export function createJoiner(options: JoinerOptions): Joiner {
  const { state, accept, toEvent, waitMs, keySecret, now, crash, log } = options;

  /** The record after `change` has been written; the one there is when nothing was to change; undefined without one. */
  async function update(
    key: string,
    change: (record: PartsRecord | undefined) => PartsRecord | undefined,
  ): Promise<PartsRecord | undefined> {
    for (;;) {
      const stored = await state.read(key);
      const before = stored && partsRecordSchema.parse(stored.value);
      const after = change(before);
      if (after === undefined || after === before) return before;
      const ttl = isDone(after) ? { ttlMs: doneForMs } : {};
      if ((await state.write(key, after, stored?.revision ?? 0, ttl)) !== undefined) return after;
    }
  }

  async function release(key: string, record: PartsRecord | undefined): Promise<boolean> {
    if (!record || record.closed.length === 0) return true;
    for (const group of record.closed) {
      if (!(await accept(Buffer.from(JSON.stringify(toEvent(record.of, group)))))) return false;
    }
    crash('sms.after-joined');
    await update(key, (current) => current && afterRelease(current, record.closed, now()));
    return true;
  }

  return {
    async take(taken) {
      const key = keyOf(taken.of, keySecret);
      let isKept = false;
      const record = await update(key, (before) => {
        const { record: after, isNew } = keepPart(before, taken, now());
        isKept = isNew;
        return isNew ? after : before;
      });
      if (isKept) crash('sms.after-part-kept');
      return release(key, record);
    },
    async look({ givesUp }) {
      for (const key of await state.keys(prefix)) {
        try {
          const overdue = (record: PartsRecord) => (givesUp ? closeOverdue(record, now(), waitMs) : record);
          await release(key, await update(key, (record) => record && overdue(record)));
        } catch (err) {
          if (!(err instanceof z.ZodError)) throw err;
          // Of another version: the others are not to wait for it.
          log.error({ key, err }, 'smpp.parts-unreadable');
        }
      }
    },
  };
}

function keyOf({ operator, source_addr, destination_addr, reference, total }: PartOf, secret: Uint8Array) {
  const whose = JSON.stringify([operator, source_addr, destination_addr, reference, total]);
  return `${prefix}.${createHmac('sha256', secret).update(whose).digest('base64url').slice(0, 32)}`;
}
