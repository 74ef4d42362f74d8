import type { InboundDraft, StatusDraft } from '@kanal/adapter';

/** Where an event happened. */
export interface Place {
  readonly object: 'page' | 'instagram';
  readonly channel: 'messenger' | 'instagram' | 'facebook';
  /** The page or Instagram account of ours. */
  readonly account: string;
  /** When Meta told of it, in its own form. */
  readonly time: unknown;
  /** Another app answers this conversation. */
  readonly isStandby: boolean;
}

/** What one event is to us. */
export type EventRead =
  | { readonly message: InboundDraft }
  | { readonly statuses: readonly StatusDraft[] }
  /** Understood and passed over; the reason is from a fixed list. */
  | { readonly ignored: string }
  /** Has to be asked for before it is a message. */
  | { readonly lookup: string };
