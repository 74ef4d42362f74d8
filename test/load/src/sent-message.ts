import { receiptId } from '@kanal/checker';
import { citizenMessage } from './citizen-message.js';
import { type LoadOutcome, noAnswer, notSent } from './load-plan.js';
import type { SentMessage } from './reconcile.js';
import type { WebhookTarget } from './signed-webhook.js';

type MessageTarget = Pick<WebhookTarget, 'channel' | 'account'>;

/**
 * What was sent in a run, one entry per message that left. A message is accepted when one of its copies was answered
 * 200, refused when all were answered otherwise, and unsure when only broken attempts speak for it.
 */
export function sentMessages(
  { target, series, first }: { target: MessageTarget; series: string; first: number },
  outcome: Pick<LoadOutcome, 'statuses'>,
  copies = 1,
): SentMessage[] {
  const { channel, account } = target;
  const sent: SentMessage[] = [];
  for (let slot = 0; slot < outcome.statuses.length; slot += copies) {
    const statuses = outcome.statuses.subarray(slot, slot + copies).filter((status) => status !== notSent);
    if (statuses.length === 0) continue;
    const { id, from } = citizenMessage(channel, series, first + slot / copies);
    const fate = statuses.includes(200) ? 'accepted' : statuses.includes(noAnswer) ? 'unsure' : 'refused';
    sent.push({ id, receiptId: receiptId(channel, account, id), from, fate });
  }
  return sent;
}
