import type { Router } from 'express';
import type { DeliveryResult } from './delivery.js';

/** A file a citizen attaches. */
export interface CitizenMedia {
  /** MIME type, as the provider will state it. */
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** What a citizen sends. */
export interface CitizenMessage {
  readonly channel: string;
  /** The citizen's address on the channel, for SMS a number in E.164. Free form: odd senders exist. */
  readonly from: string;
  readonly body: string;
  readonly media?: readonly CitizenMedia[] | undefined;
  /** The provider's id; one that was used before makes this the same message once more. */
  readonly messageId?: string | undefined;
  /** More parameters for the webhook, over those the provider sends: it may add some any day. */
  readonly extraParams?: Readonly<Record<string, string>> | undefined;
}

/** What became of a citizen's message. */
export interface CitizenSend {
  readonly messageId: string;
  /** The provider had posted this id before. */
  readonly isRepeat: boolean;
  readonly result: DeliveryResult;
}

/**
 * A messaging provider, played. A new one is a folder under `providers/` with a factory of this shape, and one line in
 * `sandbox.ts`.
 */
export interface Provider {
  readonly name: string;
  /** The channels citizens reach through it. */
  readonly channels: readonly string[];
  /** The provider's own HTTP API, at the paths of the real one. */
  readonly router: Router;
  /** Tells the product of a citizen's message as the real provider would. */
  sendFromCitizen(message: CitizenMessage): Promise<CitizenSend>;
}
