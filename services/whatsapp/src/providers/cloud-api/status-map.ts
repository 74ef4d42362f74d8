import type { DeliveryStatus } from '@kanal/contracts';
import { recipientOptedOutCode } from '@kanal/graph';
import { rowOf, windowClosedCode } from './errors.js';

/** What a callback says about one of our messages. */
export type Delivery = Pick<DeliveryStatus, 'status' | 'code' | 'reason'>;

/**
 * WhatsApp's states of an outgoing message, as ours. They come in any order, and some not at all.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
 */
export const statusMap: Readonly<Record<string, DeliveryStatus['status'] | undefined>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  /** A voice message that was listened to. */
  played: 'read',
  failed: 'rejected',
};

/** A callback's state and error code; undefined for a state that no outgoing message has. Meta's own words are not used. */
export function readDelivery(state: string, errorCode: number | undefined): Delivery | undefined {
  const status = Object.hasOwn(statusMap, state) ? statusMap[state] : undefined;
  if (status !== 'rejected') return status && { status };
  const row = errorCode === undefined ? undefined : rowOf(errorCode);
  const reason = row?.meaning ?? 'WhatsApp did not say why';
  switch (row?.action) {
    case 'opt-out':
      return { status, code: recipientOptedOutCode, reason };
    case 'window':
      return { status, code: windowClosedCode, reason };
    default:
      return {
        status,
        code: errorCode === undefined ? 'KANAL_WHATSAPP_UNDELIVERED' : String(errorCode),
        reason,
      };
  }
}
