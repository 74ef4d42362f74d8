import type { DeliveryStatus, InboundMessage, OutboundMessage, SendResult } from '@kanal/contracts';
import type { ChannelAdapter, WebhookRequest } from '../channel-adapter.js';

/** A webhook call, signed as the provider signs, and what must come of it. */
export interface IncomingFixture {
  readonly label: string;
  readonly request: WebhookRequest;
  readonly outcome: 'accepted' | 'quarantined' | 'challenge' | 'forged';
  /** In order; only the fields named here are compared. Default: none. */
  readonly messages?: readonly Partial<InboundMessage>[];
  readonly statuses?: readonly Partial<DeliveryStatus>[];
  /** Reasons, in order. */
  readonly ignored?: readonly string[];
  /** Events of the batch that are quarantined by themselves. Default: 0. */
  readonly malformed?: number;
}

/** How the stand-in for the provider answers one call. */
export type ProviderAnswer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** Reads the request and never answers. */
  | 'hang'
  /** Reads the request, then breaks the connection. */
  | 'reset';

/** A call as the stand-in for the provider received it; `body` is the decoded form or JSON where it is one. */
export interface ProviderCall {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/** A reply, the provider's answers, and what must come of it. */
export interface OutgoingFixture {
  readonly label: string;
  readonly message: OutboundMessage;
  /** One per call, in order; the last one again if the adapter calls more often. */
  readonly answers: readonly ProviderAnswer[];
  /** Only the fields named here are compared. */
  readonly result: Partial<SendResult>;
  /** The calls the provider must have received, in order; only the fields named are compared. Absent: not compared. */
  readonly calls?: readonly Partial<ProviderCall>[];
}

/** Everything an adapter is checked with. All synthetic. */
export interface AdapterFixtures {
  /** The header that carries the signature, in lower case. */
  readonly signatureHeader: string;
  readonly incoming: readonly IncomingFixture[];
  readonly outgoing: readonly OutgoingFixture[];
}

/** Makes the adapter under test; its calls to the provider must go to `providerBaseUrl`. */
export type CreateAdapter = (providerBaseUrl: string) => ChannelAdapter;

/** A promise of the interface the adapter does not keep. */
export interface Violation {
  readonly law: string;
  readonly label: string;
  readonly detail: string;
}
