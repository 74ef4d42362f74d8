import type { Document, UpdateOneModel } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import type { ComplaintChange, ComplaintDocument } from './documents.js';
import { sealEntry } from './outbox-entries.js';

type Operation = Pick<UpdateOneModel<ComplaintDocument>, 'filter' | 'update'>;
type Of<C extends ComplaintChange['change']> = Extract<ComplaintChange, { change: C }>;

/** Somebody who edits without end must not fill the document: the newest stay. */
const keptChanges = 1_000;

/** One write for a message that edits or takes back what a complaint holds. */
export function changeOperation(
  ring: KeyRing,
  { complaintId, messageId, at, change, entries, marks, markedAt }: Of<'edited' | 'withdrawn'>,
): Operation {
  const changes: Document = { $each: [{ id: messageId, at, change }], $slice: -keptChanges };
  const { assessment, anonymous, secret, emergency } = marks;
  const set = {
    ...(assessment && { assessment }),
    ...(anonymous && { anonymous }),
    ...(secret && { secret }),
  };
  return {
    // In whatever state it is: what its citizen said or took back stays theirs to correct.
    filter: { _id: complaintId, 'changes.id': { $ne: messageId } },
    update: {
      $push: { changes, outbox: { $each: entries.map((entry) => sealEntry(ring, entry)) } },
      ...(Object.keys(set).length > 0 && { $set: set }),
      ...(emergency && { $min: { 'flags.emergency': markedAt } }),
    },
  };
}

/** Takes a reply that waits out of its outbox. One that is due may be on its way, and stays. */
export function silenceOperation({ complaintId, entryId, at }: Of<'silence'>): Operation {
  const waiting: Document = { id: entryId, held: { $exists: true }, dueAt: { $gt: at } };
  return { filter: { _id: complaintId }, update: { $pull: { outbox: waiting } } };
}
