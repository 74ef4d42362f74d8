import type { InboundMessage } from '@kanal/contracts';
import { type ConversationPolicy, replyVisibility } from '../conversation/facts.js';

/**
 * Where a citizen reads a text. Each has its own form, because each has its own room and readers.
 * - `sms`: one part of 160 characters of the SMS alphabet.
 * - `chat`: a private message (WhatsApp, Messenger, Instagram, X).
 * - `public`: a post or comment that anybody reads.
 */
export const surfaces = ['sms', 'chat', 'public'] as const;

/** Where a citizen reads a text. */
export type Surface = (typeof surfaces)[number];

/** Where the answer to a message is read. */
export function surfaceOf(
  message: Pick<InboundMessage, 'channel' | 'visibility' | 'kind'>,
  policy: Pick<ConversationPolicy, 'commentReplies'>,
): Surface {
  if (replyVisibility(message, policy) === 'public') return 'public';
  return message.channel === 'sms' ? 'sms' : 'chat';
}
