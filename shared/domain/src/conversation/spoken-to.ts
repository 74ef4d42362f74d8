import type { InboundMessage } from '@kanal/contracts';
import { type ConversationPolicy, replyVisibility } from './facts.js';

/**
 * The policy as it speaks in the answer to this message. In public on X there is no address: a post with a link costs
 * US$0.200: thirteen times one without ($0.015), and twenty times a reply to somebody who has called us ($0.010;
 * https://docs.x.com/x-api/getting-started/pricing). An address without scheme is a link there too, and answers with links
 * are what spam looks like. The account's profile has it.
 */
export function spokenTo(
  message: Pick<InboundMessage, 'channel' | 'visibility' | 'kind'>,
  policy: ConversationPolicy,
): ConversationPolicy {
  const isPublicOnX = message.channel === 'x' && replyVisibility(message, policy) === 'public';
  return isPublicOnX ? { ...policy, isAddressInProfile: true } : policy;
}
