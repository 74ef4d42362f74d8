/**
 * What came of one call to a provider.
 * - `accepted`: the provider has it, under its id. With `restMs` nothing of this account goes out for so long, because
 *   the provider says that its limit is near.
 * - `rejected`: the provider refused it for good; nothing was sent.
 * - `retry`: it was certainly not sent, and may be later.
 * - `unknown`: it may or may not have been sent. Never sent again by a machine.
 */
export type SendResult =
  | { readonly outcome: 'accepted'; readonly providerMessageId: string; readonly restMs?: number }
  | { readonly outcome: 'rejected'; readonly code: string; readonly reason: string }
  | {
      readonly outcome: 'retry';
      readonly code: string;
      /** Until then nothing of this account goes out. */
      readonly afterMs: number;
      /** The wait is for this recipient alone: replies to others go on. */
      readonly isForRecipientOnly?: true;
    }
  | { readonly outcome: 'unknown'; readonly cause: string };
