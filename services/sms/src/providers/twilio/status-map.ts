import type { DeliveryStatus } from '@kanal/contracts';
import { recipientOptedOutCode, twilioErrors } from './errors.js';

/** What a callback says about one of our messages. */
export type Delivery = Pick<DeliveryStatus, 'status' | 'code' | 'reason'>;

/**
 * Twilio's states of an outgoing message, as ours. Whatever Twilio tells of a message, it has it: `queued` is its
 * queue, not ours, and so `accepted`, which also resolves a call whose answer never came. Of a message that was
 * delivered in part it is not proved that it can be read: it was sent.
 * https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */
export const statusMap: Readonly<Record<string, DeliveryStatus['status'] | undefined>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'sent',
  partially_delivered: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'rejected',
  failed: 'rejected',
  canceled: 'rejected',
};

/**
 * A callback's state and error code; undefined for a state that no outgoing message has. `RawDlrDoneDate` is not
 * read: it is the carrier's clock, in a zone nobody states.
 */
export function readDelivery(messageStatus: string, errorCode: string | undefined): Delivery | undefined {
  const status = Object.hasOwn(statusMap, messageStatus) ? statusMap[messageStatus] : undefined;
  if (status !== 'rejected') return status && { status };
  if (messageStatus === 'canceled')
    return { status, code: 'KANAL_SMS_CANCELED', reason: 'cancelled at Twilio' };
  const code = Number(errorCode);
  const known = twilioErrors[code];
  if (known?.action === 'opt-out') return { status, code: recipientOptedOutCode, reason: known.meaning };
  return {
    status,
    code: errorCode && Number.isSafeInteger(code) ? String(code) : 'KANAL_SMS_UNDELIVERED',
    reason: known?.meaning ?? 'the carrier did not say why',
  };
}
