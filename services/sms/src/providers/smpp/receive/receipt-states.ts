import type { DeliveryState } from '@kanal/contracts';

/** One state of a message at the SMSC. */
interface ReceiptState {
  /** `message_state`, SMPP 3.4 §5.2.28. */
  readonly number: number;
  /** The whole word, which some write instead of its seven letters. */
  readonly word: string;
  readonly status: DeliveryState;
  /** For a person. */
  readonly meaning: string;
}

/** A state as a receipt's text names it. */
export type StateName =
  | 'ENROUTE'
  | 'DELIVRD'
  | 'EXPIRED'
  | 'DELETED'
  | 'UNDELIV'
  | 'ACCEPTD'
  | 'UNKNOWN'
  | 'REJECTD';

/**
 * The SMSC's states as ours; SMPP 3.4, §5.2.28 and Appendix B, table B-2 (https://smpp.org/SMPP_v3_4_Issue1_2.pdf).
 * Whatever an SMSC tells of a message, it has it: one that does not know the state moves nothing beyond `accepted`.
 */
export const receiptStates: Readonly<Record<StateName, ReceiptState>> = {
  ENROUTE: { number: 1, word: 'ENROUTE', status: 'sent', meaning: 'on its way' },
  DELIVRD: { number: 2, word: 'DELIVERED', status: 'delivered', meaning: 'delivered' },
  EXPIRED: {
    number: 3,
    word: 'EXPIRED',
    status: 'rejected',
    meaning: 'the phone could not be reached in time',
  },
  DELETED: { number: 4, word: 'DELETED', status: 'rejected', meaning: 'the operator deleted it' },
  UNDELIV: { number: 5, word: 'UNDELIVERABLE', status: 'rejected', meaning: 'it cannot be delivered' },
  ACCEPTD: { number: 6, word: 'ACCEPTED', status: 'sent', meaning: 'taken on behalf of the recipient' },
  UNKNOWN: { number: 7, word: 'UNKNOWN', status: 'accepted', meaning: 'the operator does not know' },
  REJECTD: { number: 8, word: 'REJECTED', status: 'rejected', meaning: 'the operator rejected it' },
};
