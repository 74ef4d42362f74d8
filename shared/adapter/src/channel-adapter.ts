import type {
  AdapterName,
  Channel,
  DeliveryStatus,
  InboundMessage,
  OutboundMessage,
  PrivacyRequest,
  SendResult,
} from '@kanal/contracts';

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
  'schemaVersion' | 'id' | 'adapter' | 'conversation' | 'receivedAt' | 'sentAt'
> & {
  /** The provider's clock, where it gives one. */
  readonly sentAt?: string;
};

/** A delivery callback as an adapter reads it; names our id, the provider's, or both. */
export type StatusDraft = Omit<DeliveryStatus, 'schemaVersion' | 'id' | 'at'> & {
  /** The provider's clock, where it gives one. */
  readonly at?: string;
};

/** Somebody's request to be deleted, as an adapter reads it. */
export type PrivacyRequestDraft = Omit<PrivacyRequest, 'schemaVersion' | 'id' | 'adapter' | 'requestedAt'> & {
  /** The provider's clock, where it gives one. */
  readonly requestedAt?: string;
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
  /**
   * Events that only name a message, which has to be asked for at the provider: kept like messages, and then handed to
   * `lookUp`. `reason` is from a short fixed list.
   */
  readonly lookups?: readonly { readonly reason: string; readonly part: Uint8Array }[];
  readonly privacyRequests?: readonly PrivacyRequestDraft[];
}

/** What came of asking the provider for a message. */
export type LookedUp =
  | { readonly lookedUp: 'found'; readonly parsed: ParsedWebhook }
  /** It is not there any more, or not for us. */
  | { readonly lookedUp: 'gone' }
  /** The provider cannot be asked now. */
  | { readonly lookedUp: 'later' };

/** What a provider wants to read in a 200. */
export interface ProviderAnswer {
  readonly contentType: string;
  readonly body: string;
}

/** One URL a provider calls. `verify` and `parse` are pure. */
export interface WebhookRoute {
  /** Stable: a metric's label and a quarantined call's way back, e.g. `twilio.inbound`. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** A larger body is refused with 413 before it is read to the end. */
  readonly maxBodyBytes: number;
  /** In a 200; a function where it depends on the call, which has then been verified, and kept. */
  readonly answer: ProviderAnswer | ((request: WebhookRequest) => ProviderAnswer);
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
  /**
   * The file, of what was fetched: decrypts it, or checks it against its hash.
   * @throws KanalError when it is not the file; `retryable` when fetching it again may help.
   */
  readonly decode?: (fetched: Uint8Array) => Promise<Uint8Array>;
}

/** Takes what comes over a connection. */
export interface Intake {
  /**
   * Reads the bytes of one event and makes durable what is in it; what cannot be read is quarantined. False when it
   * could not be kept: the provider must not be told that we have it. Never rejects.
   */
  accept(body: Uint8Array): Promise<boolean>;
}

/** A connection to a provider. */
export interface Connection {
  /** Why it cannot take messages now, or undefined. */
  health(): string | undefined;
  /** Closes it for good. Called after the last reply has been sent. */
  stop(): Promise<void>;
}

/** A provider we connect to, instead of being called by it: an SMSC, a linked device. */
export interface ConnectionSource {
  /** How the bytes of an event are read: pure, like a webhook's. They are `request.body`; nothing else is in it. */
  readonly route: Pick<WebhookRoute, 'name' | 'parse'>;
  /** Begins to connect, and connects again by itself until it is stopped. */
  open(intake: Intake): Connection;
}

/** A page for the people who run the channel: how it stands, and what to do. Nothing can be changed on it. */
export interface AdminPage {
  /** Beside `/readyz`, and like it not for the world. */
  readonly path: string;
  /** @returns a whole HTML document. */
  render(): Promise<string>;
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
  readonly name: AdapterName;
  /** The channels its messages are of. */
  readonly channels: readonly Channel[];
  /** `twilio`, `smpp`, `cloud-api`, … */
  readonly provider: string;
  readonly routes: readonly WebhookRoute[];
  readonly connection?: ConnectionSource;
  readonly page?: AdminPage;
  readonly rates: {
    /** A function where the accounts do not have the same. */
    readonly account: Rate | ((account: string) => Rate);
    readonly recipient: Rate;
  };
  /**
   * Calls the provider once, and again only after an answer that nothing was sent. Never throws for what a provider
   * can do; `unknown` whenever it cannot be said for certain that the message was not sent.
   */
  send(message: OutboundMessage, signal: AbortSignal): Promise<SendResult>;
  /** Where a `providerRef` can be had; absent when the channel has no files. May call the provider (media ids). */
  media?(providerRef: string, account: string, signal: AbortSignal): Promise<MediaSource>;
  /** Asks the provider for the message that an event of `lookups` names. May be called more than once for one. */
  lookUp?(part: Uint8Array, signal: AbortSignal): Promise<LookedUp>;
}
