import { receiptId } from '@kanal/checker';
import { citizenSms } from './citizen-sms.js';
import { type LoadOutcome, noAnswer, notSent } from './load-plan.js';
import type { SentSms } from './reconcile.js';

/**
 * What was sent in a run, one entry per message that left. A message is accepted when one of its copies was answered
 * 200, refused when all were answered otherwise, and unsure when only broken attempts speak for it. `account` is our own number.
 */
export function sentSms(
  { series, first, account }: { series: string; first: number; account: string },
  outcome: Pick<LoadOutcome, 'statuses'>,
  copies = 1,
): SentSms[] {
  const sent: SentSms[] = [];
  for (let slot = 0; slot < outcome.statuses.length; slot += copies) {
    const statuses = outcome.statuses.subarray(slot, slot + copies).filter((status) => status !== notSent);
    if (statuses.length === 0) continue;
    const { sid, from } = citizenSms(series, first + slot / copies);
    const fate = statuses.includes(200) ? 'accepted' : statuses.includes(noAnswer) ? 'unsure' : 'refused';
    sent.push({ sid, receiptId: receiptId(account, sid), from, fate });
  }
  return sent;
}
