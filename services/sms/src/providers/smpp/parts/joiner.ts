import { createHmac } from 'node:crypto';
import type { AdapterState, Intake } from '@kanal/adapter';
import type { Crash, Log } from '@kanal/runtime';
import type { DeliverEvent } from '../receive/to-event.js';
import { createInTurn } from './in-turn.js';
import { afterRelease, closeOverdue, keepPart, type PartsRecord } from './join-parts.js';
import type { Part, PartOf } from './part.js';
import { createPartsStore } from './parts-store.js';

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
  /**
   * Whether the part is durable, and so is the message if this was what it lacked. Rejects when the state is away, and
   * when other processes were faster every time.
   */
  take(taken: { readonly of: PartOf; readonly part: Part }): Promise<boolean>;
  /**
   * Releases every message that is complete or given up and was not released, and with `givesUp` those that have waited
   * too long. Goes on after what cannot be released, and ends early when `signal` is aborted. Rejects when the state is
   * away.
   */
  look(options: { readonly givesUp: boolean; readonly signal: AbortSignal }): Promise<void>;
}

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
 * 3. The group's fingerprints are written to what is remembered, and then the record without the group. *Dead before or
 *    between:* as above. *Dead after:* the operator repeats a part that is known to be finished, and nothing comes of it
 *    but the confirmation.
 * 4. The operator gets its answer. Nothing has been confirmed before step 1, and the last part not before step 2.
 */
export function createJoiner(options: JoinerOptions): Joiner {
  const { accept, toEvent, waitMs, keySecret, now, crash, log } = options;
  const { ids, update } = createPartsStore(options.state);
  // The parts of a message come all at once, and would only contend.
  const inTurn = createInTurn();

  async function release(id: string, record: PartsRecord | undefined): Promise<boolean> {
    if (!record || record.closed.length === 0) return true;
    for (const group of record.closed) {
      if (!(await accept(Buffer.from(JSON.stringify(toEvent(record.of, group)))))) return false;
    }
    crash('sms.after-joined');
    await update(id, (current) => current && afterRelease(current, record.closed, now()));
    return true;
  }

  async function take(id: string, taken: { readonly of: PartOf; readonly part: Part }): Promise<boolean> {
    let isKept = false;
    const record = await update(id, (before) => {
      const { record: after, isNew } = keepPart(before, taken, now());
      isKept = isNew;
      return isNew ? after : before;
    });
    if (isKept) crash('sms.after-part-kept');
    return release(id, record);
  }

  async function releaseWaiting(id: string, givesUp: boolean): Promise<boolean> {
    const overdue = (record: PartsRecord) => (givesUp ? closeOverdue(record, now(), waitMs) : record);
    return release(id, await update(id, (record) => record && overdue(record)));
  }

  return {
    async take(taken) {
      const id = idOf(taken.of, keySecret);
      return inTurn(id, () => take(id, taken));
    },
    async look({ givesUp, signal }) {
      for (const id of await ids()) {
        if (signal.aborted) return;
        try {
          await inTurn(id, () => releaseWaiting(id, givesUp));
        } catch (err) {
          // Rejects when it was the state that is away, and none can be released.
          await ids();
          log.error({ id, err, whatToDo }, 'smpp.parts-unreadable');
        }
      }
    },
  };
}

const whatToDo =
  'see err: go back to the version or to the KANAL_ADAPTER_KEY that kept these parts; they wait until then, and the others do not wait for them';

function idOf({ operator, source_addr, destination_addr, reference, total }: PartOf, secret: Uint8Array) {
  const whose = JSON.stringify([operator, source_addr, destination_addr, reference, total]);
  return createHmac('sha256', secret).update(whose).digest('base64url').slice(0, 32);
}
