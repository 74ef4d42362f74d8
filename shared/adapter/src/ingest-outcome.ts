import type { Verdict } from './channel-adapter.js';

/** What stood in a webhook call that was taken, in numbers. */
export interface EventCounts {
  readonly messages: number;
  readonly statuses: number;
  /** Messages that have to be asked for at the provider. */
  readonly lookups: number;
  readonly privacyRequests: number;
  readonly ignored: number;
  /** Events that were quarantined one by one. */
  readonly malformed: number;
}

/** Why a call is taken for somebody else's; `verify-failed` when the adapter's check itself threw. */
export type ForgedReason = Extract<Verdict, { verdict: 'forged' }>['reason'] | 'verify-failed';

/** Why a call cannot be read at all. */
type BadRequestReason = 'aborted' | 'content-encoding';

/**
 * What came of one webhook call. Exactly one per call; `outcome-to-http.ts` is the only place that knows what
 * the provider then reads.
 * - `accepted`: everything in it is in JetStream. `spooled`: everything is on our disk, fsynced.
 * - `quarantined`: it was the provider's, but could not be understood; the bytes are kept.
 * - `overloaded`: refused before reading. `unavailable`: neither JetStream nor the spool can take it now.
 */
export type IngestOutcome =
  | { readonly outcome: 'accepted'; readonly counts: EventCounts }
  | { readonly outcome: 'spooled'; readonly counts: EventCounts }
  | { readonly outcome: 'quarantined'; readonly reason: string }
  | { readonly outcome: 'challenge'; readonly contentType: string; readonly body: string }
  | { readonly outcome: 'forged'; readonly reason: ForgedReason }
  | { readonly outcome: 'too-large' }
  | { readonly outcome: 'overloaded'; readonly retryAfterMs: number }
  | { readonly outcome: 'unavailable'; readonly retryAfterMs: number }
  | { readonly outcome: 'bad-request'; readonly reason: BadRequestReason }
  | { readonly outcome: 'not-found' };
