import type { InboundDraft } from '@kanal/adapter';

/** Our account at X. */
export interface Ours {
  readonly userId: string;
  /** Without the @. */
  readonly username: string;
  /** Whether direct messages are taken. */
  readonly takesDirect: boolean;
}

/** What one event is to us. */
export type EventRead =
  | { readonly message: InboundDraft }
  /** Understood and passed over; the reason is from a fixed list. */
  | { readonly ignored: string }
  /** Something is missing in it, and has to be asked for before it is a message. */
  | { readonly lookup: string };
