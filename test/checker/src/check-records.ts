import type { Evidence } from './evidence.js';
import { groupBy } from './group-by.js';
import type { Violation, ViolationKind } from './violation.js';

/** What was taken and recorded. */
export interface RecordBooks {
  /** Different messages the provider tried to tell. */
  readonly sent: number;
  /** Those of them that were answered 200 at least once. */
  readonly accepted: number;
  /** Attempts to tell one that had been answered 200 before. */
  readonly repeats: number;
  readonly receipts: number;
  readonly complaints: number;
}

/** Outcomes that put a message into a complaint; the others need none. */
const inComplaint: ReadonlySet<string | undefined> = new Set(['opened', 'appended']);

/** Checks that every accepted message is recorded once and in the complaint it belongs to, and nothing else is. */
export function checkRecords({ posts, receipts, complaints, conversationOutboxIds }: Evidence): {
  readonly books: RecordBooks;
  readonly violations: readonly Violation[];
} {
  const violations: Violation[] = [];
  const violate = (kind: ViolationKind, about: string) => violations.push({ kind, about });

  const webhooks = posts.filter((post) => post.kind === 'webhook');
  const attemptsBySid = groupBy(webhooks, (post) => post.messageId);
  const receiptById = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const expected = new Map<string, string>();
  let accepted = 0;
  for (const [sid, attempts] of attemptsBySid) {
    const id = attempts[0]?.receiptId ?? '';
    const genuine = attempts.filter((attempt) => !attempt.isForged);
    if (genuine.length > 0) expected.set(id, sid);
    const isAccepted = genuine.some((attempt) => attempt.status === 200);
    if (isAccepted) accepted++;
    if (isAccepted && !receiptById.has(id)) violate('accepted, not recorded', sid);
    if (genuine.length === 0 && receiptById.has(id)) violate('recorded although forged', sid);
  }

  const holders = groupBy(
    complaints.flatMap((complaint) => complaint.messageIds.map((messageId) => ({ complaint, messageId }))),
    (holder) => holder.messageId,
  );
  const forgedIds = new Set(webhooks.map((post) => post.receiptId));
  for (const receipt of receipts) {
    const about = expected.get(receipt.id) ?? receipt.id;
    if (!forgedIds.has(receipt.id)) violate('recorded, never sent', receipt.id);
    if (receipt.state !== 'settled') violate('not settled', about);
    const held = holders.get(receipt.id) ?? [];
    const different = new Set(held.map(({ complaint }) => complaint.id));
    if (held.length === 0 && inComplaint.has(receipt.outcome)) violate('in no complaint', about);
    if (different.size > 1) violate('in more than one complaint', about);
    if (held.length > different.size) violate('twice in its complaint', about);
    if (different.size === 1 && receipt.complaintId !== held[0]?.complaint.id) {
      violate('its receipt names another complaint', about);
    }
  }

  for (const { id, messageIds, outboxIds } of complaints) {
    if (messageIds.some((messageId) => !receiptById.has(messageId))) {
      violate('complaint holds a message nobody recorded', id);
    }
    for (const entry of outboxIds) violate('left in an outbox', entry);
  }
  for (const entry of conversationOutboxIds) violate('left in an outbox', entry);
  for (const [ticket, same] of groupBy(complaints, (complaint) => complaint.ticket)) {
    if (same.length > 1) violate('two complaints with one ticket', ticket);
  }

  return {
    books: {
      sent: attemptsBySid.size,
      accepted,
      repeats: countRepeats(attemptsBySid),
      receipts: receipts.length,
      complaints: complaints.length,
    },
    violations,
  };
}

function countRepeats(
  attemptsBySid: ReadonlyMap<string, readonly { readonly status: number | undefined }[]>,
): number {
  return [...attemptsBySid.values()].reduce((sum, attempts) => {
    const first = attempts.findIndex((attempt) => attempt.status === 200);
    return first < 0 ? sum : sum + attempts.length - first - 1;
  }, 0);
}
