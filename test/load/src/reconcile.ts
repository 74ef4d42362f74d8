/** A message as it was sent. */
export interface SentMessage {
  /** The provider's id. */
  readonly id: string;
  /** The `_id` its receipt must have. */
  readonly receiptId: string;
  readonly from: string;
  /** `accepted`: answered 200 at least once. `unsure`: an attempt broke off, so that it may be stored or not. */
  readonly fate: 'accepted' | 'unsure' | 'refused';
}

/** A stored receipt, as far as the books need it. */
export interface StoredReceipt {
  readonly id: string;
  readonly isSettled: boolean;
  readonly complaintId: string | undefined;
}

/** A stored complaint, as far as the books need it. */
export interface StoredComplaint {
  readonly id: string;
  /** The receipts in it, the opening one first. */
  readonly receiptIds: readonly string[];
}

/** A call for a reply as the provider saw it. */
export interface ProviderReply {
  readonly to: string;
  readonly isAccepted: boolean;
}

/** One way in which the books do not balance. */
export type DifferenceKind =
  | 'never confirmed'
  | 'accepted, not in the stream'
  | 'accepted, not stored'
  | 'refused, yet stored'
  | 'stored, never sent'
  | 'not settled'
  | 'in no complaint'
  | 'in more than one complaint'
  | 'its complaint is missing'
  | 'complaint without a receipt'
  | 'no reply'
  | 'more than one reply'
  | 'a reply nobody asked for';

/** A difference and the message, complaint or number it is about. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly about: string;
}

/** The books of a run. */
export interface Books {
  readonly sent: number;
  readonly accepted: number;
  readonly unsure: number;
  readonly receipts: number;
  readonly complaints: number;
  readonly replies: number;
  readonly repliesRejected: number;
  /** Empty when everything accepted was stored once, stands in one complaint and was answered once. */
  readonly differences: readonly Difference[];
}

/**
 * Compares every id of a run in which each message had a sender of its own, so that each must open one complaint
 * and be answered once. A reply the provider rejected excuses a missing one; nothing excuses a second one.
 */
export function reconcile(of: {
  readonly sent: readonly SentMessage[];
  readonly receipts: readonly StoredReceipt[];
  readonly complaints: readonly StoredComplaint[];
  readonly replies: readonly ProviderReply[];
}): Books {
  const differences: Difference[] = [];
  const differ = (kind: DifferenceKind, about: string) => differences.push({ kind, about });

  const receipts = new Map(of.receipts.map((receipt) => [receipt.id, receipt]));
  const complaintsByReceipt = groupBy(
    of.complaints.flatMap((complaint) => complaint.receiptIds.map((receiptId) => ({ complaint, receiptId }))),
    (membership) => membership.receiptId,
  );
  const repliesByNumber = groupBy(of.replies, (reply) => reply.to);
  const sentIds = new Set(of.sent.map((message) => message.receiptId));
  const expectedNumbers = new Set<string>();

  for (const { id, receiptId, from, fate } of of.sent) {
    const receipt = receipts.get(receiptId);
    if (receipt === undefined) {
      if (fate === 'accepted') differ('accepted, not stored', id);
      continue;
    }
    if (fate === 'refused') differ('refused, yet stored', id);
    if (!receipt.isSettled) differ('not settled', id);

    const memberships = complaintsByReceipt.get(receipt.id) ?? [];
    if (memberships.length === 0) differ('in no complaint', id);
    if (memberships.length > 1) differ('in more than one complaint', id);
    if (memberships.length === 1 && receipt.complaintId !== memberships[0]?.complaint.id) {
      differ('its complaint is missing', id);
    }

    expectedNumbers.add(from);
    const replies = repliesByNumber.get(from) ?? [];
    const accepted = replies.filter((reply) => reply.isAccepted).length;
    if (accepted > 1) differ('more than one reply', id);
    if (replies.length === 0) differ('no reply', id);
  }

  for (const id of receipts.keys()) if (!sentIds.has(id)) differ('stored, never sent', id);
  for (const { id, receiptIds: held } of of.complaints) {
    if (!held.some((receiptId) => receipts.has(receiptId))) differ('complaint without a receipt', id);
  }
  for (const to of repliesByNumber.keys()) {
    if (!expectedNumbers.has(to)) differ('a reply nobody asked for', to);
  }

  return {
    sent: of.sent.length,
    accepted: of.sent.filter((message) => message.fate === 'accepted').length,
    unsure: of.sent.filter((message) => message.fate === 'unsure').length,
    receipts: of.receipts.length,
    complaints: of.complaints.length,
    replies: of.replies.filter((reply) => reply.isAccepted).length,
    repliesRejected: of.replies.filter((reply) => !reply.isAccepted).length,
    differences,
  };
}

/** `Map.groupBy`, which Node 20 does not have yet. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
