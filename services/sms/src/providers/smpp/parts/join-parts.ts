import { z } from 'zod';
import { fingerprint, type Part, type PartOf, partSchema } from './part.js';

const groupSchema = z.object({
  /** Of its first part, epoch milliseconds; tells it from any other group of the same record. */
  firstSeenMs: z.int(),
  /** In order. */
  parts: z.array(partSchema),
});

/** The parts of one long message that are there. */
export type Group = z.infer<typeof groupSchema>;

/**
 * What is kept of the messages with one reference of one sender (`PartOf`, which the same record names for the message
 * that is made of it). A group is `open` until its last part is there, or is given up; `closed`, and never changed any
 * more, until its message is durable; then only what its parts looked like is kept for a while.
 */
export const partsRecordSchema = z.object({
  of: z.object({
    operator: z.string(),
    source_addr: z.string(),
    destination_addr: z.string(),
    reference: z.string(),
    total: z.int(),
  }),
  open: groupSchema.optional(),
  closed: z.array(groupSchema),
  done: z.array(z.object({ firstSeenMs: z.int(), doneMs: z.int(), fingerprints: z.array(z.string()) })),
});

/** What is kept of the messages with one reference of one sender. */
export type PartsRecord = z.infer<typeof partsRecordSchema>;

/** How long a part of a finished message is recognised. Operators repeat within minutes. */
export const doneForMs = 30 * 60_000;

/** Finished messages remembered with one reference: a phone that gives each the same has no more in that time. */
const maxDone = 16;

/**
 * Takes a part in. `isNew` is false when it is there already, or was part of a finished message: then nothing changes.
 * A part that contradicts one of its number begins a message of its own, and the group before it is given up: its
 * sender uses the reference again.
 */
export function keepPart(
  before: PartsRecord | undefined,
  { of, part }: { readonly of: PartOf; readonly part: Part },
  nowMs: number,
): { readonly record: PartsRecord; readonly isNew: boolean } {
  const record = before ?? { of: { ...of }, closed: [], done: [] };
  if (isKnown(record, part)) return { record, isNew: false };
  const { open } = record;
  if (!open) return { record: begin(record, part, nowMs), isNew: true };
  if (open.parts.some(({ seq }) => seq === part.seq)) {
    return { record: begin(giveUp(record), part, nowMs), isNew: true };
  }
  const parts = [...open.parts, part].sort((one, other) => one.seq - other.seq);
  const group = { ...open, parts };
  const { open: _, ...rest } = record;
  const isComplete = parts.length === record.of.total;
  return {
    record: isComplete ? { ...rest, closed: [...rest.closed, group] } : { ...rest, open: group },
    isNew: true,
  };
}

/** Closes the open group as it is, if it has waited for so long; otherwise the record as it was. */
export function closeOverdue(record: PartsRecord, nowMs: number, waitMs: number): PartsRecord {
  const { open } = record;
  return open && nowMs - open.firstSeenMs >= waitMs ? giveUp(record) : record;
}

/** After the messages of these groups are durable; the record as it was if another process has been here before. */
export function afterRelease(record: PartsRecord, released: readonly Group[], nowMs: number): PartsRecord {
  const isReleased = ({ firstSeenMs }: Group) => released.some((group) => group.firstSeenMs === firstSeenMs);
  const finished = record.closed.filter(isReleased).map(({ firstSeenMs, parts }) => ({
    firstSeenMs,
    doneMs: nowMs,
    fingerprints: parts.map(fingerprint),
  }));
  if (finished.length === 0) return record;
  // Finished again where only the first half of that was written.
  const isAnother = ({ firstSeenMs }: { firstSeenMs: number }) =>
    !finished.some((group) => group.firstSeenMs === firstSeenMs);
  const remembered = record.done.filter((group) => nowMs - group.doneMs < doneForMs && isAnother(group));
  return {
    ...record,
    closed: record.closed.filter((group) => !isReleased(group)),
    done: [...remembered, ...finished].slice(-maxDone),
  };
}

/** Whether nothing in it waits for anything: it may go when its time is over. */
export function isDone({ open, closed }: PartsRecord): boolean {
  return open === undefined && closed.length === 0;
}

function isKnown({ open, closed, done }: PartsRecord, part: Part): boolean {
  const looks = fingerprint(part);
  const groups = open ? [open, ...closed] : closed;
  return (
    groups.some(({ parts }) => parts.some((other) => fingerprint(other) === looks)) ||
    done.some(({ fingerprints }) => fingerprints.includes(looks))
  );
}

/** Two groups of a record never begin in the same millisecond: the ids of their messages are made of it. */
function begin(record: PartsRecord, part: Part, nowMs: number): PartsRecord {
  const earlier = [...record.closed, ...record.done].map(({ firstSeenMs }) => firstSeenMs);
  return { ...record, open: { firstSeenMs: Math.max(nowMs, ...earlier.map((ms) => ms + 1)), parts: [part] } };
}

function giveUp({ open, ...rest }: PartsRecord): PartsRecord {
  return open ? { ...rest, closed: [...rest.closed, open] } : rest;
}
