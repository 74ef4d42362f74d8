/** A message as it lies in a stream. */
export interface StoredMessage {
  readonly stream: string;
  /** Position in the stream. */
  readonly sequence: number;
  readonly subject: string;
  /** CloudEvents type with its version (`kanal.inbound.v1`), empty for what is not of Kanal. */
  readonly type: string;
  /** The first value of each header, names in the case they were published in. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** When the broker stored it, as epoch milliseconds. */
  readonly publishedAtMs: number;
}

/** A stored message on its way through a consumer. */
export interface Delivery extends StoredMessage {
  /** The consumer's name. */
  readonly consumer: string;
  /** 1 for the first delivery. Higher: an earlier one was not settled, or the settling was lost. */
  readonly deliveryCount: number;
}

/** What becomes of a delivery. */
export type Settlement =
  /** Done. */
  | { readonly settle: 'ack' }
  /** Not now: deliver it again after `afterMs`. */
  | { readonly settle: 'nak'; readonly afterMs: number }
  /**
   * Never again. The server tells ADVISORY; `reason` says why, without personal data. Not for a work queue: the server
   * deletes the message before it tells, so what is to be kept has to be buried (`bury`) and acknowledged.
   */
  | { readonly settle: 'term'; readonly reason: string };
