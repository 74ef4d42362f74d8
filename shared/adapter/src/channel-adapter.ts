import type { Channel, DeliveryStatus, InboundMessage, OutboundMessage, SendResult } from '@kanal/contracts';

/** A webhook call as it came: the bytes are the provider's own, because signatures are over bytes. */
export interface WebhookRequest {
  readonly method: 'GET' | 'POST';
  /** Path without the query string. */
  readonly path: string;
  /** Query string as it stood in the request line, without the question mark. */
  readonly query: string;
  /** Header names in lower case; a header sent twice is joined by ", ". */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** Epoch milliseconds, our clock. */
  readonly receivedAtMs: number;
}

/** Whether a call is the provider's. `reason` goes to a counter, never into the answer. */
export type Verdict =
  | { readonly verdict: 'genuine' }
  | { readonly verdict: 'challenge'; readonly contentType: string; readonly body: string }
  | {
      readonly verdict: 'forged';
      readonly reason: 'missing-signature' | 'bad-signature' | 'too-many-fields' | 'stale' | 'bad-challenge';
    };

/** A message as an adapter reads it; the kit adds ids, conversation, our clock, and bounds `raw`. */
export type InboundDraft = Omit<
  InboundMessage,
  'schemaVersion' | 'id' | 'conversation' | 'receivedAt' | 'sentAt'
> & {
  /** The provider's clock, where it gives one. */
  readonly sentAt?: string;
};

/** A delivery callback as an adapter reads it; names our id, the provider's, or both. */
export type StatusDraft = Omit<DeliveryStatus, 'schemaVersion' | 'id' | 'at' | 'channel'> & {
  /** The provider's clock, where it gives one. */
  readonly at?: string;
};

/** What stood in one webhook call: every level of a batch, each event on its own. */
export interface ParsedWebhook {
  readonly messages: readonly InboundDraft[];
  readonly statuses: readonly StatusDraft[];
  /** Understood and deliberately not passed on, each with a reason from a short fixed list (it is a metric's label). */
  readonly ignored: readonly { readonly reason: string }[];
  /**
   * Events of the batch that could not be understood: quarantined one by one, the others go on. `part` is the
   * event's own bytes in a form that `parse` can read by itself, for when it has been corrected. `reason` names
   * fields and rules, never a value.
   */
  readonly malformed: readonly { readonly reason: string; readonly part: Uint8Array }[];
}

/** One URL a provider calls. `verify` and `parse` are pure. */
export interface WebhookRoute {
  /** Stable: a metric's label and a quarantined call's way back, e.g. `twilio.inbound`. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** A larger body is refused with 413 before it is read to the end. */
  readonly maxBodyBytes: number;
  /** What the provider wants to read in a 200. */
  readonly answer: { readonly contentType: string; readonly body: string };
  verify(request: WebhookRequest): Verdict;
  /** @throws when the call as a whole cannot be understood: it is quarantined, and the provider gets its 200. */
  parse(request: WebhookRequest): ParsedWebhook;
}

/** How to fetch a file the provider holds. */
export interface MediaSource {
  readonly url: string;
  /** With the provider's credentials; sent to `credentialHosts` only, never to where a redirect leads. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credentialHosts: readonly string[];
}

/** A token bucket: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * All that is particular to a channel with one provider. Everything else (HTTP, durability, ledger, retries,
 * limits, media, shutdown, metrics) is the kit's.
 */
export interface ChannelAdapter {
  readonly channel: Channel;
  /** `twilio`, `smpp`, `cloud-api`, … */
  readonly provider: string;
  readonly routes: readonly WebhookRoute[];
  readonly rates: { readonly account: Rate; readonly recipient: Rate };
  /**
   * Calls the provider once, and again only after an answer that nothing was sent. Never throws for what a provider
   * can do; `unknown` whenever it cannot be said for certain that the message was not sent.
   */
  send(message: OutboundMessage, signal: AbortSignal): Promise<SendResult>;
  /** Where a `providerRef` can be had; absent when the channel has no files. May call the provider (media ids). */
  media?(providerRef: string, account: string, signal: AbortSignal): Promise<MediaSource>;
}
