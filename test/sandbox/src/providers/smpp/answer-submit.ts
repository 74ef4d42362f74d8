import type { Fields, Pdu, Session } from 'smpp';
import type { CallFault } from '../../core/fault-plan.js';
import type { Verdict } from '../../core/ledger-entry.js';
import { createCallRecorder } from '../../core/record-call.js';
import type { SmppContext } from './settings.js';
import { statuses } from './statuses.js';

/** Answers a `submit_sm`, with the faults in force. The call is in the ledger before its answer. */
export async function answerSubmit(context: SmppContext, pdu: Pdu, session: Session): Promise<void> {
  const fault = context.faults.strikeCall();
  const citizen = `+${String(pdu['destination_addr'])}`;
  const { source_addr, data_coding, registered_delivery } = pdu;
  const details = {
    citizen,
    params: { source_addr, data_coding, registered_delivery },
    text: textOf(pdu),
    faults: fault === undefined ? [] : [fault.fault],
  };
  const record = createCallRecorder(context.ledger, 'smpp');
  if (fault?.fault === 'reset-before-accept') {
    await record('submit_sm', { kind: 'cut' }, details);
    return session.destroy();
  }
  const status = statusOf(pdu, fault, context.number);
  if (status !== statuses.ok) {
    const verdict: Verdict = { kind: 'rejected', status, code: status, message: 'refused by command_status' };
    await record('submit_sm', verdict, details);
    session.send(pdu.response({ command_status: status }));
    return;
  }
  const messageId = context.newHex().slice(0, 16);
  await record('submit_sm', { kind: 'accepted' }, { ...details, messageId });
  if (fault?.fault === 'timeout-after-accept') {
    if (fault.ending === 'reset') session.destroy();
    return;
  }
  session.send(pdu.response({ message_id: messageId }));
}

function statusOf(pdu: Pdu, fault: CallFault | undefined, number: string): number {
  if (fault?.fault === 'too-many-requests') return statuses.throttled;
  if (fault?.fault === 'server-error') return statuses.systemError;
  if (pdu['source_addr'] !== number) return statuses.invalidSource;
  return /^[1-9]\d{6,14}$/.test(String(pdu['destination_addr'])) ? statuses.ok : statuses.invalidDestination;
}

/** The library has decoded it by its data coding. */
function textOf(pdu: Fields): string {
  const short = (pdu['short_message'] as { message?: unknown } | undefined)?.message;
  const payload = (pdu['message_payload'] as { message?: unknown } | undefined)?.message;
  return String(short || payload || '');
}
