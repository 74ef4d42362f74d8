import type { ChannelAdapter } from '@kanal/adapter';
import type { SendResult } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import { readAddress } from '../../../address.js';
import { commandStatuses, statusName } from '../command-status.js';
import type { Operator } from '../operators.js';
import { type IdSpace, idOfSubmit } from '../receipt-ids.js';
import type { Answer } from '../session/ask.js';
import { fitAlphabet } from './fit-alphabet.js';
import { type SubmitPartsOptions, submitParts } from './submit-parts.js';
import { type LongMessages, toSubmits } from './to-submits.js';

/** What sending by one operator needs. */
export interface SendOptions extends SubmitPartsOptions, IdSpace {
  /** The sender of every reply, as the operator knows it. */
  readonly number: string;
  readonly longMessages: LongMessages;
  /** What it means by data coding 0. */
  readonly defaultAlphabet: Operator['defaultAlphabet'];
  /** Whether the operator is asked what became of a reply. */
  readonly receipts: boolean;
  readonly log: Log;
}

/** Parts one reply may take. Each is paid for, and beyond three carriers drop or reorder them. */
const maxSegments = 3;

/** Sends a reply by one `submit_sm`, or by one for each of its parts. */
export function createSend(options: SendOptions): ChannelAdapter['send'] {
  const { submit, number, longMessages, defaultAlphabet, receipts, log } = options;
  return async (message, signal) => {
    const recipient = readAddress(message.to);
    if (recipient.kind !== 'phone') return rejected('KANAL_SMS_NO_REPLY', `the sender was ${recipient.kind}`);
    const fitted = fitAlphabet(message.text, defaultAlphabet);
    if (fitted.segments > maxSegments) {
      return rejected('KANAL_SMS_TOO_LONG', `${fitted.segments} parts; at most ${maxSegments} are sent`);
    }
    const to = recipient.e164;
    const parts = toSubmits({ outboundId: message.id, number, to, fitted, longMessages, receipts });
    const result = await submitParts(parts, signal, {
      ...options,
      async submit(fields, time) {
        const answer = await submit(fields, time);
        const alert = alertOf(answer);
        if (alert) log.error({ outboundId: message.id, ...alert }, 'smpp.alert');
        return answer;
      },
    });
    if (result.outcome !== 'accepted') return result;
    return { ...result, providerMessageId: idOfSubmit(result.providerMessageId, options) };
  };
}

/** What a person has to mend, or undefined. */
function alertOf(answer: Answer) {
  if (answer.answer !== 'response') return undefined;
  const status = answer.pdu.command_status;
  const row = commandStatuses[status];
  if (row?.action !== 'misconfigured') return undefined;
  return { status: statusName(status), meaning: row.meaning, whatToDo: row.alert };
}

function rejected(code: string, reason: string): SendResult {
  return { outcome: 'rejected', code, reason };
}
