import type { InboundMessage } from '@kanal/contracts';
import { isUnreadable } from '../words.js';
import { type Assessment, partsToAsk } from './assessment.js';
import { channelPolicyOf } from './channel-policy.js';
import type { ConversationPolicy, Say } from './facts.js';

/**
 * The acknowledgement of a complaint, by the policy of the account it came to; it names what is still missing, and how the
 * complaint is protected.
 */
export function acknowledge(
  message: InboundMessage,
  assessment: Pick<Assessment, 'missing'>,
  { anonymous, secret }: { readonly anonymous?: boolean; readonly secret?: boolean },
  policy: ConversationPolicy,
): Say {
  if (isUnreadable(message)) return { intent: 'ack', key: 'ack-unreadable', waits: true };
  const handsOff = channelPolicyOf(policy.channelPolicies, message) === 'catat_dan_input';
  const missing = partsToAsk(assessment);
  return {
    intent: 'ack',
    key: handsOff ? 'ack-recorded' : 'ack-redirect',
    values: {
      kurang: missing,
      perlindungan: [...(anonymous ? (['anonim'] as const) : []), ...(secret ? (['rahasia'] as const) : [])],
    },
    waits: true,
  };
}
