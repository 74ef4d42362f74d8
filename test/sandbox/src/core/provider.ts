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
  /** Which of the channel's ways to write, where it has several: on Instagram `comment`; the usual one without it. */
  readonly kind?: string | undefined;
  readonly media?: readonly CitizenMedia[] | undefined;
  /** The provider's id; one that was used before makes this the same message once more. */
  readonly messageId?: string | undefined;
  /**
   * More parameters for the webhook, over those the provider sends: it may add some any day. Text for a form; for
   * WhatsApp any fields of the message object, and with a `type` among them the whole content; for Meta's other channels
   * a merge patch (RFC 7396) over the event; for X what the post is to be like.
   */
  readonly extraParams?: Readonly<Record<string, unknown>> | undefined;
}

/** What became of a citizen's message. */
export interface CitizenSend {
  readonly messageId: string;
  /** The citizen as the ledger names them. */
  readonly citizen: string;
  /** The provider had posted this id before. */
  readonly isRepeat: boolean;
  readonly result: DeliveryResult;
}

/** The product's answer to a handshake. */
export interface HandshakeResult {
  readonly status: number;
  readonly body: string;
  /** Whether the answer is 200 and the challenge, bare. */
  readonly isPassed: boolean;
}

/** What became of the request to delete a person's data. */
export interface DeletionRequest {
  /** The person as the ledger names them. */
  readonly citizen: string;
  readonly result: DeliveryResult;
  /** What is wrong with the product's answer; empty when it is as the provider wants it. */
  readonly problems: readonly string[];
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
  /** Tells of several citizens' messages in one post, where the provider does that. */
  sendBatch?(messages: readonly CitizenMessage[]): Promise<readonly CitizenSend[]>;
  /** Asks the product to prove that the webhook is its own, where the provider does that. */
  shakeHands?(verifyToken: string): Promise<HandshakeResult>;
  /** A person wants their data deleted, and the provider tells the product; `isForged` signs with another secret. */
  requestDeletion?(
    person: Pick<CitizenMessage, 'channel' | 'from'>,
    isForged: boolean,
  ): Promise<DeletionRequest>;
  /** What this provider alone can be told to do, at `/_sandbox/<name>`. */
  readonly controls?: Router;
}
