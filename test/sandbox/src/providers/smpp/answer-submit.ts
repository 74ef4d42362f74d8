import type { Pdu, Session } from 'smpp';
import type { CallFault } from '../../core/fault-plan.js';
import type { Verdict } from '../../core/ledger-entry.js';
import { createCallRecorder } from '../../core/record-call.js';
import { contentOf, type ReplyJoiner } from './join-replies.js';
import { writeId } from './message-ids.js';
import type { Taken } from './report-receipt.js';
import type { SmppAccount, SmppContext } from './settings.js';
import { statuses } from './statuses.js';

/** A `submit_sm` on a session that is bound. */
export interface Submit {
  readonly pdu: Pdu;
  readonly session: Session;
  readonly account: SmppAccount;
}

/**
 * Answers a `submit_sm`, with the faults in force. The call is in the ledger before its answer; its text is there when it
 * is whole, or the last part that was missing.
 * @returns the message if it was taken and a receipt is asked for.
 */
export async function answerSubmit(
  context: SmppContext,
  { pdu, session, account }: Submit,
  joiner: ReplyJoiner,
): Promise<Taken | undefined> {
  const fault = context.faults.strikeCall();
  const citizen = `+${String(pdu['destination_addr'])}`;
  const { source_addr, data_coding, registered_delivery } = pdu;
  const record = createCallRecorder(context.ledger, 'smpp');
  const details = {
    citizen,
    params: { operator: account.name, source_addr, data_coding, registered_delivery },
    faults: fault === undefined ? [] : [fault.fault],
  };
  if (fault?.fault === 'reset-before-accept') {
    await record('submit_sm', { kind: 'cut' }, details);
    session.destroy();
    return undefined;
  }
  const status = statusOf(pdu, fault, account.number);
  if (status !== statuses.ok) {
    const verdict: Verdict = { kind: 'rejected', status, code: status, message: 'refused by command_status' };
    await record('submit_sm', verdict, { ...details, text: contentOf(pdu).text });
    session.send(pdu.response({ command_status: status }));
    return undefined;
  }
  const { text, part, violations } = joiner.take(pdu);
  const hex = context.newHex().slice(0, 12);
  const messageId = writeId(hex, account.responseIds);
  await record(
    'submit_sm',
    { kind: 'accepted' },
    {
      ...details,
      messageId,
      params: { ...details.params, ...(part !== undefined && { part }) },
      violations,
      ...(text !== undefined && { text }),
    },
  );
  if (fault?.fault === 'timeout-after-accept') {
    if (fault.ending === 'reset') session.destroy();
  } else {
    session.send(pdu.response({ message_id: messageId }));
  }
  const error = fault?.fault === 'undelivered' ? (fault.errorCode ?? 1) : undefined;
  return isAsked(registered_delivery, error) ? { pdu, account, hex, error } : undefined;
}

/** SMPP 3.4, §5.2.17: 1 asks for every receipt, 2 for one of a failure. */
function isAsked(registeredDelivery: unknown, error: number | undefined): boolean {
  const asked = Number(registeredDelivery) & 0b11;
  return asked === 1 || (asked === 2 && error !== undefined);
}

function statusOf(pdu: Pdu, fault: CallFault | undefined, number: string): number {
  if (fault?.fault === 'too-many-requests') return fault.errorCode ?? statuses.throttled;
  if (fault?.fault === 'server-error') return statuses.systemError;
  if (pdu['source_addr'] !== number) return statuses.invalidSource;
  return /^[1-9]\d{6,14}$/.test(String(pdu['destination_addr'])) ? statuses.ok : statuses.invalidDestination;
}
