import type { ChannelAdapter } from '@kanal/adapter';
import type { SendResult } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { Fields } from 'smpp';
import { readAddress } from '../../address.js';
import { type FittedText, fitText } from '../../fit-text.js';
import type { Answer } from './ask.js';
import { commandStatuses, statusName } from './command-status.js';
import type { Link } from './link.js';

/** What sending needs. */
export interface SendOptions {
  readonly submit: Link['submit'];
  /** The sender of every reply, as the operator knows it. */
  readonly number: string;
  readonly log: Log;
}

/** Parts one reply may take. Each is paid for, and beyond three carriers drop or reorder them. */
const maxSegments = 3;

const laterAfterMs = 1_000;
const misconfiguredAfterMs = 15 * 60_000;

/**
 * Sends a reply as one `submit_sm`; what does not fit into one SMS goes as `message_payload`, which the operator splits:
 * so there is one response, and never half a reply.
 */
export function createSend({ submit, number, log }: SendOptions): ChannelAdapter['send'] {
  return async (message) => {
    const recipient = readAddress(message.to);
    if (recipient.kind !== 'phone') return rejected('KANAL_SMS_NO_REPLY', `the sender was ${recipient.kind}`);
    const fitted = fitText(message.text);
    if (fitted.segments > maxSegments) {
      return rejected('KANAL_SMS_TOO_LONG', `${fitted.segments} parts; at most ${maxSegments} are sent`);
    }
    const answer = await submit(toSubmit(number, recipient.e164, fitted));
    const status = answer.answer === 'response' ? answer.pdu.command_status : 0;
    const row = commandStatuses[status];
    if (row?.action === 'misconfigured') {
      log.error(
        { outboundId: message.id, status: statusName(status), meaning: row.meaning, whatToDo: row.alert },
        'smpp.alert',
      );
    }
    return toSendResult(answer);
  };
}

/**
 * What came of a submit. A status that does not say why it was refused (ESME_RSYSERR, an operator's own) does not say
 * either that nothing was sent.
 */
export function toSendResult(answer: Answer): SendResult {
  switch (answer.answer) {
    case 'not-written':
      return { outcome: 'retry', code: 'KANAL_SMS_NOT_CONNECTED', afterMs: 0 };
    case 'none':
      return { outcome: 'unknown', cause: answer.cause };
    case 'response': {
      const { command_status: status, message_id: messageId } = answer.pdu;
      const code = statusName(status);
      if (status === 0) {
        return typeof messageId === 'string' && messageId !== ''
          ? { outcome: 'accepted', providerMessageId: messageId }
          : { outcome: 'unknown', cause: 'accepted without a message id' };
      }
      const row = commandStatuses[status];
      if (!row) return { outcome: 'unknown', cause: code };
      switch (row.action) {
        case 'reject':
          return rejected(code, row.meaning);
        case 'later':
          return { outcome: 'retry', code, afterMs: laterAfterMs };
        case 'misconfigured':
          return { outcome: 'retry', code, afterMs: misconfiguredAfterMs };
      }
    }
  }
}

/** Type of number and numbering plan, SMPP 3.4 §5.2.5 and §5.2.6: international, or the operator's own short code. */
const international = { ton: 1, npi: 1 };
const shortCode = { ton: 3, npi: 0 };
const alphanumeric = { ton: 5, npi: 0 };

function toSubmit(number: string, to: string, { text, encoding, segments }: FittedText): Fields {
  const source = readAddress(number);
  const kind =
    source.kind === 'phone' ? international : source.kind === 'short-code' ? shortCode : alphanumeric;
  return {
    source_addr_ton: kind.ton,
    source_addr_npi: kind.npi,
    source_addr: source.kind === 'phone' ? source.e164.slice(1) : source.raw,
    dest_addr_ton: international.ton,
    dest_addr_npi: international.npi,
    destination_addr: to.slice(1),
    registered_delivery: 0,
    // Said for plain text too: the library would make it 1.
    data_coding: encoding === 'GSM-7' ? 0 : 8,
    ...(segments === 1 ? { short_message: text } : { message_payload: text }),
  };
}

function rejected(code: string, reason: string): SendResult {
  return { outcome: 'rejected', code, reason };
}
