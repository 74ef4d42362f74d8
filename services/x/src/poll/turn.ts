import type { AdapterState } from '@kanal/adapter';
import { z } from 'zod';
import { xId } from '../payload.js';

/** What is kept of what several processes do in turn. */
const recordSchema = z.strictObject({
  /** Everything up to this id is durable. */
  newestId: xId.optional(),
  /** Where to go on, when a round has asked for as much as it may; `newestId` is where it began. */
  rest: z.strictObject({ paginationToken: z.string(), newestId: xId }).optional(),
  /** Where we began, epoch milliseconds: nothing older was ever asked for. */
  beganMs: z.int().nonnegative(),
  /** When a process was last done, and until when one may be at it. */
  doneMs: z.int().nonnegative(),
  heldUntilMs: z.int().nonnegative(),
  /** Of our webhook: whether X held it for valid. */
  isValid: z.boolean().optional(),
});

/** How far we are. */
export type TurnRecord = z.infer<typeof recordSchema>;

/** A process's turn. */
export interface Turn {
  readonly record: TurnRecord;
  /**
   * Ends it, with how far we are now; `isDone` lets everybody wait for the next one. Undefined when another process has
   * taken over meanwhile, and nothing was written: it will find the same. Without a `rest` none is left.
   * @throws when NATS cannot be reached.
   */
  end(
    record: Pick<TurnRecord, 'newestId' | 'rest' | 'isValid'>,
    isDone: boolean,
  ): Promise<number | undefined>;
}

/** What taking a turn needs. */
export interface TurnOptions {
  readonly state: Pick<AdapterState, 'read' | 'write'>;
  /** What is done. */
  readonly name: string;
  readonly nowMs: number;
  /** How often it is to be done, by whichever process. */
  readonly everyMs: number;
  /** How far back the first of all turns looks. */
  readonly lookBackMs: number;
}

/** A process that has died in its turn is waited for so long. Longer than a turn takes: ten calls of half a minute. */
const holdMs = 400_000;

/** Clocks differ, and timers are late. */
const toleranceMs = 5_000;

/**
 * Takes the turn at something that several processes of an adapter would otherwise all do, and pay for. Undefined when
 * another one is at it, or has done it not long ago. Should two be at it after all, they find the same.
 * @throws when NATS cannot be reached.
 */
export async function takeTurn(options: TurnOptions): Promise<Turn | undefined> {
  const { state, name, nowMs, everyMs, lookBackMs } = options;
  const kept = await readTurn(state, name);
  const first: TurnRecord = { beganMs: nowMs - lookBackMs, doneMs: 0, heldUntilMs: 0 };
  const record = kept.record ?? first;
  if (record.heldUntilMs > nowMs || nowMs - record.doneMs < everyMs - toleranceMs) return undefined;
  const held: TurnRecord = { ...record, heldUntilMs: nowMs + holdMs };
  const revision = await state.write(keyOf(name), held, kept.revision);
  if (revision === undefined) return undefined;
  return {
    record,
    end: ({ newestId, rest, isValid }, isDone) =>
      state.write(
        keyOf(name),
        {
          ...withoutRest(record),
          ...(newestId !== undefined && { newestId }),
          ...(rest && { rest }),
          ...(isValid !== undefined && { isValid }),
          doneMs: isDone ? nowMs : record.doneMs,
          heldUntilMs: 0,
        },
        revision,
      ),
  };
}

function withoutRest({ rest: _, ...record }: TurnRecord): TurnRecord {
  return record;
}

const keyOf = (name: string): string => `poll.${name}`;

/**
 * What is kept of it; without a record when it was never done.
 * @throws when NATS cannot be reached.
 */
export async function readTurn(
  state: Pick<AdapterState, 'read'>,
  name: string,
): Promise<{ readonly record?: TurnRecord; readonly revision: number }> {
  const kept = await state.read(keyOf(name));
  const record = recordSchema.safeParse(kept?.value).data;
  return { revision: kept?.revision ?? 0, ...(record && { record }) };
}
