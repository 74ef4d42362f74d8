import type { StatusDraft } from '@kanal/adapter';
import { idOfReceipt, type ReceiptIds } from '../receipt-ids.js';
import { receiptStates, type StateName } from './receipt-states.js';
import type { DeliverEvent } from './to-event.js';

/** What a delivery receipt says; `reason` names a field and no value. */
export type ReadReceipt =
  | { readonly status: 'receipt'; readonly draft: Omit<StatusDraft, 'channel' | 'account'> }
  | { readonly status: 'unreadable'; readonly reason: string };

/**
 * Reads a `deliver_sm` that is a receipt, by its parameters or else by its text, SMPP 3.4 §5.3.2.26, §5.3.2.35 and
 * Appendix B: the form of the text is the SMSC vendor's own, so that any field but id and state may be missing. Its
 * dates are not read: they are the operator's clock, in a zone nobody states.
 */
export function readReceipt(event: DeliverEvent, receiptIds: ReceiptIds): ReadReceipt {
  const text = textOf(event);
  const id = printable(event.receipted_message_id) ?? idIn(text);
  if (id === undefined) return { status: 'unreadable', reason: 'receipt: names no message' };
  const state = stateByNumber(event.message_state) ?? stateIn(text);
  if (state === undefined) return { status: 'unreadable', reason: 'receipt: names no state that is known' };
  const providerMessageId = idOfReceipt(id, { name: event.operator, receiptIds });
  const { status, meaning } = receiptStates[state];
  if (status !== 'rejected') return { status: 'receipt', draft: { providerMessageId, status } };
  const error = fieldIn(text, 'err');
  return {
    status: 'receipt',
    draft: {
      providerMessageId,
      status,
      code: `SMPP ${state}`,
      reason:
        error === undefined || /^0+$/.test(error) ? meaning : `${meaning}; the operator’s code: ${error}`,
    },
  };
}

/** What stands before `text:`, which is the beginning of our reply. Receipts come in odd data codings, too. */
function textOf({ text, binary = '' }: DeliverEvent): string {
  const whole = text ?? Buffer.from(binary, 'base64').toString('latin1');
  return whole.replace(/\btext\s*:.*$/is, '');
}

/** A field's value; operators write names in other cases, and spaces around the colon. */
function fieldIn(text: string, name: 'id' | 'stat' | 'err'): string | undefined {
  return new RegExp(`(?:^|[\\s,;])${name}\\s*:\\s*([^\\s,;]{1,65})`, 'i').exec(text)?.[1];
}

/** An empty id must not take the next field's name for one. An underscore read in the GSM alphabet is a section sign. */
function idIn(text: string): string | undefined {
  const id = fieldIn(text, 'id');
  return id === undefined || id.includes(':') ? undefined : printable(id.replaceAll('§', '_'));
}

function stateIn(text: string): StateName | undefined {
  const word = fieldIn(text, 'stat')?.toUpperCase();
  const names = Object.keys(receiptStates) as StateName[];
  // Seven letters by the specification; some write the whole word.
  return names.find((name) => word === name || word === receiptStates[name].word);
}

function stateByNumber(number: number | undefined): StateName | undefined {
  const names = Object.keys(receiptStates) as StateName[];
  return names.find((name) => receiptStates[name].number === number);
}

/** Where an operator leaves out the closing zero, what follows has been read along. */
function printable(id: string | undefined): string | undefined {
  return /^[!-~]+/.exec(id ?? '')?.[0];
}
