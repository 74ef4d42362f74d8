import { closedStates, type Marks } from '@kanal/domain';
import type { Document, Filter } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import type { ComplaintChange, ComplaintDocument, Flag, OutboxEntry } from './documents.js';
import { sealEntry } from './outbox-entries.js';

type Append = Extract<ComplaintChange, { change: 'append' }>;

/**
 * One write for a message that belongs to a complaint: the message, what it changes, what is to be told, and the waiting
 * reply as it reads from now on. A pipeline, because the outbox grows and changes in the same write.
 */
export function appendOperation(
  ring: KeyRing,
  { complaintId, messageId, at, role, entries, marks, markedAt, renewed }: Append,
): { filter: Filter<ComplaintDocument>; update: Document[] } {
  const added = entries.map((entry) => sealEntry(ring, entry));
  const isClosed = marks.retraction === 'close';
  const history = { state: 'diarsipkan', at: markedAt, actor: 'pelapor', reason: 'pencabutan_pelapor' };
  return {
    // Somebody may have closed it since it was decided that the message belongs to it. A merged one takes what its citizen
    // adds: whether that which it belongs to is open was seen when it was decided.
    filter: {
      _id: complaintId,
      $or: [{ state: { $nin: [...closedStates] } }, { mergedInto: { $exists: true } }],
      'messages.id': { $ne: messageId },
    },
    update: [
      {
        $set: {
          messages: joined('$messages', [{ id: messageId, at, role }]),
          outbox: joined(renewed ? withRenewed(ring, renewed, markedAt) : '$outbox', added),
          // What our side writes is nothing that the citizen's next message could follow up.
          ...(role === 'follow-up' && { lastMessageAt: { $max: ['$lastMessageAt', at] } }),
          ...(marks.assessment && { assessment: { $literal: marks.assessment } }),
          ...(marks.anonymous && { anonymous: true }),
          ...(marks.secret && { secret: true }),
          ...(isClosed && { state: history.state, history: joined('$history', [history]) }),
          ...firstTime(marks, markedAt),
        },
      },
    ],
  };
}

const joined = (list: Document | string, added: readonly Document[]): Document | string =>
  added.length === 0 ? list : { $concatArrays: [list, { $literal: added }] };

/** Only while it still waits: what is due may be on its way, and stays what it was. */
function withRenewed(ring: KeyRing, renewed: OutboxEntry, now: Date): Document {
  const isWaiting = { $and: [{ $eq: ['$$this.id', renewed.id] }, { $gt: ['$$this.dueAt', now] }] };
  const entry = { $literal: sealEntry(ring, renewed) };
  return { $map: { input: '$outbox', in: { $cond: [isWaiting, entry, '$$this'] } } };
}

/** What is noted with the time it came up first, as paths: a second time changes nothing, but for what was told. */
function firstTime(marks: Marks, at: Date): Document {
  const set: Document = {};
  for (const flag of flagsIn(marks)) set[`flags.${flag}`] = { $ifNull: [`$flags.${flag}`, at] };
  for (const key of marks.told ?? []) set[`told.${key}`] = at;
  if (marks.handOff) set['handOff'] = { $ifNull: ['$handOff', { at, by: marks.handOff }] };
  return set;
}

function flagsIn({ emergency, correction, retraction }: Marks): Flag[] {
  return [
    ...(emergency ? (['emergency'] as const) : []),
    ...(correction ? (['correction'] as const) : []),
    ...(retraction === 'ask' ? (['retraction'] as const) : []),
  ];
}

/** The same for a complaint that is opened with them. */
export function marksWritten(marks: Marks, at: Date): Pick<ComplaintDocument, 'flags' | 'told' | 'handOff'> {
  const raised = flagsIn(marks);
  return {
    ...(raised.length > 0 && { flags: Object.fromEntries(raised.map((flag) => [flag, at])) }),
    ...(marks.told &&
      marks.told.length > 0 && { told: Object.fromEntries(marks.told.map((key) => [key, at])) }),
    ...(marks.handOff && { handOff: { at, by: marks.handOff } }),
  };
}
