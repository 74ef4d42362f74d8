import { createHash } from 'node:crypto';
import type { Fields } from 'smpp';
import { readAddress } from '../../../address.js';
import { type FittedReply, octetsOf } from './fit-alphabet.js';
import { splitText } from './split-text.js';

/** How an operator wants what does not fit into one SMS: split by us, or as a whole that it splits itself. */
export type LongMessages = 'udh' | 'payload';

/** A reply, and how this operator takes replies. */
export interface SubmitOrder {
  /** Ours: the parts of a repeat carry the same reference, so that a phone joins them with those it has. */
  readonly outboundId: string;
  readonly number: string;
  /** E.164. */
  readonly to: string;
  readonly fitted: FittedReply;
  readonly longMessages: LongMessages;
  readonly receipts: boolean;
}

/** Type of number and numbering plan, SMPP 3.4 §5.2.5 and §5.2.6: international, or the operator's own short code. */
const international = { ton: 1, npi: 1 };
const shortCode = { ton: 3, npi: 0 };
const alphanumeric = { ton: 5, npi: 0 };

/**
 * The `submit_sm` a reply goes out by, one or several. Of several only the last asks for a receipt: it stands for the
 * reply, because each is submitted when the one before has been accepted, and a receipt for every part would be as many
 * statuses of one reply.
 */
export function toSubmits({
  number,
  to,
  fitted,
  longMessages,
  receipts,
  ...order
}: SubmitOrder): readonly Fields[] {
  const source = readAddress(number);
  const kind =
    source.kind === 'phone' ? international : source.kind === 'short-code' ? shortCode : alphanumeric;
  const common = {
    source_addr_ton: kind.ton,
    source_addr_npi: kind.npi,
    source_addr: source.kind === 'phone' ? source.e164.slice(1) : source.raw,
    dest_addr_ton: international.ton,
    dest_addr_npi: international.npi,
    destination_addr: to.slice(1),
    // Said for plain text too: the library would make it 1.
    data_coding: fitted.encoding === 'UCS-2' ? 8 : 0,
  };
  const asked = { registered_delivery: receipts ? 1 : 0 };
  const parts = splitText(fitted);
  const whole = octetsOf(fitted.text, fitted.encoding);
  if (parts.length === 1) return [{ ...common, ...asked, short_message: whole }];
  if (longMessages === 'payload') return [{ ...common, ...asked, message_payload: whole }];
  const reference = referenceOf(order.outboundId);
  return parts.map((part, index) => ({
    ...common,
    ...(index === parts.length - 1 ? asked : { registered_delivery: 0 }),
    short_message: {
      udh: headerOf(reference, parts.length, index + 1),
      message: octetsOf(part, fitted.encoding),
    },
  }));
}

/** The library sets the bit of `esm_class` that says a header is there. 3GPP TS 23.040 §9.2.3.24.1. */
function headerOf(reference: number, total: number, number: number): Buffer {
  return Buffer.from([5, 0, 3, reference, total, number]);
}

function referenceOf(outboundId: string): number {
  return createHash('sha256').update(outboundId).digest().readUInt8(0);
}
