import { nextWarningAt, wordsOf } from '@kanal/domain';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import { appendOperation, marksWritten } from './append-operation.js';
import { changeOperation, silenceOperation } from './change-operation.js';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing } from './crypto/key-ring.js';
import { newSealer } from './crypto/sealer.js';
import type { CommitResult, ComplaintChange, ComplaintDocument, NewComplaint } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import { identitiesOf } from './identities.js';
import { sealEntry } from './outbox-entries.js';

/** Writes each change as one document write, all in one call. @returns a result for each, in their order. */
export type CommitComplaints = (changes: readonly ComplaintChange[]) => Promise<CommitResult[]>;

/** Commits over the native collection. Unique keys decide every race: of `_id`, of the ticket, of the conversation's number. */
export function createComplaintCommit(
  ring: KeyRing,
  blind: BlindIndex,
  complaints: Collection<ComplaintDocument>,
): CommitComplaints {
  function toDocument({
    id,
    ticket,
    state,
    serial,
    message,
    openedAt,
    assessment,
    marks,
    clocks = [],
    entries,
  }: NewComplaint): ComplaintDocument {
    const sealer = newSealer(ring, 'complaints', id);
    const at = new Date(message.sentAt);
    const clocksNextAt = nextWarningAt(clocks);
    return {
      _id: id,
      schemaVersion: 1,
      ticket,
      state,
      history: [{ state, at: openedAt, actor: 'router' }],
      channel: message.channel,
      account: message.account,
      ...(message.agency !== undefined && { agency: message.agency }),
      conversation: message.conversation,
      serial,
      openedAt,
      lastMessageAt: at,
      messages: [{ id, at, role: 'opening' }],
      ...(clocks.length > 0 && { clocks: [...clocks] }),
      ...(clocksNextAt && { clocksNextAt }),
      identities: identitiesOf(blind, message),
      anonymous: marks.anonymous === true,
      secret: marks.secret === true,
      assessment,
      ...marksWritten(marks, openedAt),
      outbox: entries.map((entry) => sealEntry(ring, entry)),
      replies: [],
      key: sealer.key,
      sealedReporter: sealer.seal('reporter', message.counterpart),
      sealedNarrative: sealer.seal('narrative', wordsOf(message)),
    };
  }

  function toOperation(change: ComplaintChange): AnyBulkWriteOperation<ComplaintDocument> {
    switch (change.change) {
      case 'open':
        return { insertOne: { document: toDocument(change.complaint) } };
      case 'append':
        return { updateOne: appendOperation(ring, change) };
      case 'edited':
      case 'withdrawn':
        return { updateOne: changeOperation(ring, change) };
      case 'silence':
        return { updateOne: silenceOperation(change) };
    }
  }

  /** Why each of these openings met a duplicate key. */
  async function whyRefused(opened: readonly NewComplaint[]): Promise<Map<string, CommitResult>> {
    const found = await complaints
      .find(
        {
          $or: [
            { _id: { $in: opened.map(({ id }) => id) } },
            { ticket: { $in: opened.map(({ ticket }) => ticket) } },
          ],
        },
        { projection: { ticket: 1 } },
      )
      .toArray();
    const ids = new Set(found.map(({ _id }) => _id));
    const tickets = new Set(found.map(({ ticket }) => ticket));
    const why = ({ id, ticket }: NewComplaint): CommitResult =>
      ids.has(id) ? 'already' : tickets.has(ticket) ? 'ticket-taken' : 'serial-taken';
    return new Map(opened.map((complaint) => [complaint.id, why(complaint)]));
  }

  /** Which of these updates are in their complaints now. The driver counts matches of a bulk but does not say which. */
  async function whichWritten(
    updates: readonly Exclude<ComplaintChange, { change: 'open' }>[],
  ): Promise<Set<string>> {
    const found = complaints.find(
      { _id: { $in: updates.map(({ complaintId }) => complaintId) } },
      { projection: { 'messages.id': 1, 'changes.id': 1 } },
    );
    const held = new Set<string>();
    for await (const { messages, changes = [] } of found)
      for (const { id } of [...messages, ...changes]) held.add(id);
    return held;
  }

  return async (changes) => {
    if (changes.length === 0) return [];
    let matched = 0;
    const refused = await writeAllowingDuplicates(async () => {
      const written = await complaints.bulkWrite(changes.map(toOperation), { ordered: false });
      matched = written.matchedCount;
    });
    const openings = [...refused].flatMap((i) => {
      const change = changes[i];
      return change?.change === 'open' ? [change.complaint] : [];
    });
    const reasons = openings.length > 0 ? await whyRefused(openings) : new Map<string, CommitResult>();
    const updates = changes.flatMap((change) => (change.change === 'open' ? [] : [change]));
    const isEveryUpdateNew = refused.size === 0 && matched === updates.length;
    const written = isEveryUpdateNew || updates.length === 0 ? undefined : await whichWritten(updates);
    return changes.map((change, i) => {
      if (change.change === 'open') {
        return refused.has(i) ? (reasons.get(change.complaint.id) ?? 'serial-taken') : 'done';
      }
      // What is not there any more is out already: nothing to decide again.
      if (!written || change.change === 'silence') return 'done';
      // Whether by this call or an earlier one cannot be told; either way its outbox entry is there to be swept.
      return written.has(change.messageId) ? 'already' : 'gone';
    });
  };
}
