import type { Books, Difference, ProviderReply, StoredComplaint, StoredReceipt } from './reconcile.js';

/**
 * The books of a run whose provider gives its messages no ids, and in which each had a sender of its own: one receipt,
 * one complaint, one reply to each, whoever it is. Operators deliver until they are confirmed: one that never was is a
 * difference, and may be there or not.
 */
export function reconcileBySender(of: {
  readonly senders: readonly string[];
  readonly confirmed: ReadonlySet<string>;
  readonly receipts: readonly StoredReceipt[];
  readonly complaints: readonly StoredComplaint[];
  readonly replies: readonly ProviderReply[];
}): Books {
  const { senders, confirmed, receipts, complaints } = of;
  const accepted = senders.filter((sender) => confirmed.has(sender));
  const unsure = senders.length - accepted.length;
  const differences: Difference[] = [];
  const differ = (kind: Difference['kind'], about: string) => differences.push({ kind, about });

  for (const sender of senders) if (!confirmed.has(sender)) differ('never confirmed', sender);
  const missing = accepted.length - receipts.length;
  if (missing > 0) differ('accepted, not stored', `${missing} messages`);
  if (-missing > unsure) differ('stored, never sent', `${-missing - unsure} messages`);
  for (const { id, isSettled } of receipts) if (!isSettled) differ('not settled', id);

  const homes = new Map<string, number>();
  for (const { id, receiptIds } of complaints) {
    for (const receiptId of receiptIds) homes.set(receiptId, (homes.get(receiptId) ?? 0) + 1);
    // Two of one sender: the same message twice.
    if (receiptIds.length > 1) differ('stored, never sent', id);
    if (receiptIds.length === 0) differ('complaint without a receipt', id);
  }
  for (const { id } of receipts) {
    const count = homes.get(id) ?? 0;
    if (count === 0) differ('in no complaint', id);
    if (count > 1) differ('in more than one complaint', id);
  }

  const replies = new Map<string, number>();
  const good = of.replies.filter(({ isAccepted }) => isAccepted);
  for (const { to } of good) replies.set(to, (replies.get(to) ?? 0) + 1);
  for (const sender of accepted) if (!replies.has(sender)) differ('no reply', sender);
  const known = new Set(senders);
  for (const [to, count] of replies) {
    if (!known.has(to)) differ('a reply nobody asked for', to);
    else if (count > 1) differ('more than one reply', to);
  }
  return {
    sent: senders.length,
    accepted: accepted.length,
    unsure,
    receipts: receipts.length,
    complaints: complaints.length,
    replies: good.length,
    repliesRejected: of.replies.length - good.length,
    differences,
  };
}
