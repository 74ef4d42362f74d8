import type { OutboundMessage } from '@kanal/contracts';
import type { LedgerEntry, SettledRecord } from './send-ledger.js';

/** What the send worker does next with a reply it was handed. */
export type NextStep =
  /** Nobody has called the provider, or its call certainly sent nothing: claim, then call. */
  | { readonly step: 'send'; readonly attempts: number }
  /** The reply's time is over and nothing was sent. */
  | { readonly step: 'expire'; readonly attempts: number }
  /** The outcome is known: tell it again, an earlier worker may have died before it could. */
  | { readonly step: 'repeat'; readonly record: SettledRecord }
  /** Another worker may be in its call right now: look again later. */
  | { readonly step: 'wait'; readonly afterMs: number }
  /** A worker died between its claim and its record. */
  | { readonly step: 'give-up'; readonly attempts: number };

/** The code of a reply that was too late. */
export const replyExpiredCode = 'KANAL_REPLY_EXPIRED';

/**
 * The next step for a reply with this ledger entry.
 * @param claimMs how long after a claim its worker may still be at work: longer than any provider call lasts.
 */
export function nextStep(
  message: OutboundMessage,
  entry: LedgerEntry | undefined,
  nowMs: number,
  claimMs: number,
): NextStep {
  const record = entry?.record;
  switch (record?.state) {
    case undefined:
    case 'retry': {
      const attempts = record?.attempts ?? 0;
      return isExpired(message, nowMs) ? { step: 'expire', attempts } : { step: 'send', attempts };
    }
    case 'sending': {
      const afterMs = Date.parse(record.at) + claimMs - nowMs;
      return afterMs > 0 ? { step: 'wait', afterMs } : { step: 'give-up', attempts: record.attempts };
    }
    case 'accepted':
    case 'rejected':
    case 'unknown':
      return { step: 'repeat', record };
  }
}

/** Whether the reply must not go out any more at this moment. */
export function isExpired(message: OutboundMessage, atMs: number): boolean {
  return message.expiresAt !== undefined && atMs >= Date.parse(message.expiresAt);
}
