import type { InboundMessage } from '@kanal/contracts';
import { isUnreadable } from '../words.js';
import type { Facts, Say } from './facts.js';

/** Nobody is asked a second time to send something again before this. */
export const askAgainAfterMs = 24 * 3_600_000;

/**
 * The request to send a message again of which nothing can be shown; undefined when it can, when its citizen was asked
 * within a day, or wants no replies. In public nothing is asked: whoever wrote there has the acknowledgement.
 */
export function resendSay(
  message: InboundMessage,
  { askedAt, consent }: Pick<Facts, 'askedAt' | 'consent'>,
): Say | undefined {
  if (!isUnreadable(message) || message.visibility === 'public' || consent?.state === 'out') return undefined;
  const isDue = !askedAt || Date.parse(message.receivedAt) - askedAt.getTime() >= askAgainAfterMs;
  return isDue ? { intent: 'ask', key: 'resend-request' } : undefined;
}
