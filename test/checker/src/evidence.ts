/** One attempt of the provider to tell the product something. */
export interface Post {
  readonly kind: 'webhook' | 'callback';
  /** The provider's id of the message it is about. */
  readonly messageId: string;
  /** The `_id` that the receipt of such a message must have. */
  readonly receiptId: string;
  /** The citizen as the provider names them. */
  readonly citizen: string;
  /** HTTP status of the answer; undefined when there was none. */
  readonly status: number | undefined;
  /** Signed with a wrong secret: it must leave no trace. */
  readonly isForged: boolean;
  /** Of a callback: the state it tells, in the provider's words, and the id we gave the reply, as it comes back. */
  readonly tells?: { readonly state: string; readonly replyId: string | undefined };
}

/** One call of the product to send a reply, as the provider saw it. */
export interface ProviderCall {
  readonly citizen: string;
  readonly isAccepted: boolean;
  /** The id by which the provider is to name the reply in its callbacks. */
  readonly replyId: string | undefined;
  /** Where the call departs from the provider's specification. */
  readonly violations: readonly string[];
}

/** A document of `receipts`. */
export interface StoredReceipt {
  readonly id: string;
  readonly state: string;
  readonly outcome: string | undefined;
  readonly complaintId: string | undefined;
}

/** A document of `complaints`. */
export interface StoredComplaint {
  readonly id: string;
  readonly ticket: string;
  /** The messages in it, the opening one first. */
  readonly messageIds: readonly string[];
  /** Entries that have not left the outbox. */
  readonly outboxIds: readonly string[];
}

/** A document of `deliveries`, by the reply's id. */
export interface StoredDelivery {
  readonly id: string;
  readonly status: string;
}

/** Everything two witnesses have: the provider's ledger and the database. */
export interface Evidence {
  readonly posts: readonly Post[];
  readonly calls: readonly ProviderCall[];
  readonly receipts: readonly StoredReceipt[];
  readonly complaints: readonly StoredComplaint[];
  readonly deliveries: readonly StoredDelivery[];
  /** Outbox entries of conversations that have not left. */
  readonly conversationOutboxIds: readonly string[];
}
