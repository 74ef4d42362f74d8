import type { InboundMessage } from '@kanal/contracts';
import type { ConversationPolicy, Facts, Reply } from './facts.js';
import { defaultTemplates } from './templates/default-templates.js';
import { render } from './templates/render.js';
import { surfaceOf } from './templates/surface.js';
import { isUnreadable } from './words.js';

/** Nobody is asked a second time to send something again before this. */
export const askAgainAfterMs = 24 * 3_600_000;

/**
 * The request to send a message again of which nothing can be shown; undefined when it can, when its citizen was asked
 * within a day, or wants no replies. In public nothing is asked: whoever wrote there has the acknowledgement.
 */
export function resendReply(
  message: InboundMessage,
  { askedAt, consent }: Pick<Facts, 'askedAt' | 'consent'>,
  policy: ConversationPolicy,
): Reply | undefined {
  if (!isUnreadable(message) || message.visibility === 'public' || consent?.state === 'out') return undefined;
  const isDue = !askedAt || Date.parse(message.receivedAt) - askedAt.getTime() >= askAgainAfterMs;
  if (!isDue) return undefined;
  const how = { surface: surfaceOf(message, policy), language: 'id', voice: policy } as const;
  return { intent: 'ask', text: render(defaultTemplates, 'resend-request', { ...how, values: {} }) };
}
