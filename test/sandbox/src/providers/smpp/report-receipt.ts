import type { Fields, Pdu, Session } from 'smpp';
import type { PostOutcome } from '../../core/ledger-entry.js';
import { deliver } from './deliver.js';
import { writeId } from './message-ids.js';
import type { SmppAccount, SmppContext } from './settings.js';

/** A message of the product that was taken, and what is to be told of it. */
export interface Taken {
  readonly pdu: Pdu;
  readonly account: SmppAccount;
  /** 12 hexadecimal digits. */
  readonly hex: string;
  /** The operator's code where it was not delivered. */
  readonly error: number | undefined;
}

/** `message_state`, SMPP 3.4 §5.2.28. */
const states = { DELIVRD: 2, UNDELIV: 5 } as const;
const receiptClass = 0x04;

/** Tells what became of a message: once, unless a fault repeats it, delays it or keeps it back. */
export async function reportReceipt(
  context: SmppContext,
  { pdu, account, hex, error }: Taken,
  sessionNow: () => Promise<Session | undefined>,
): Promise<void> {
  const { clock, faults, ledger, signal } = context;
  await clock.sleep(account.receiptAfterMs, signal);
  const struck = faults.strikePost('callback');
  if (struck.some(({ fault }) => fault === 'missing')) return;
  const delayMs = struck.reduce((sum, rule) => sum + (rule.fault === 'delay' ? rule.delayMs : 0), 0);
  await clock.sleep(delayMs, signal);
  const copies = struck.reduce((sum, rule) => sum + (rule.fault === 'duplicate' ? rule.copies : 0), 0);
  const state = error === undefined ? 'DELIVRD' : 'UNDELIV';
  const id = writeId(hex, account.receiptIds);
  const fields: Fields = {
    source_addr: pdu['destination_addr'],
    destination_addr: account.number,
    esm_class: receiptClass,
    data_coding: 0,
    ...(account.receipts !== 'parameters' && {
      short_message: textOf(id, state, error ?? 0, clock.nowMs()),
    }),
    ...(account.receipts !== 'text' && { receipted_message_id: id, message_state: states[state] }),
  };
  for (let attempt = 1; attempt <= 1 + copies; attempt += 1) {
    const outcome: PostOutcome = await deliver(await sessionNow(), fields, clock.nowMs);
    await ledger.append({
      kind: 'callback',
      provider: 'smpp',
      citizen: `+${String(pdu['destination_addr'])}`,
      messageId: writeId(hex, account.responseIds),
      params: { operator: account.name, id },
      status: state,
      url: 'deliver_sm',
      attempt,
      outcome,
      faults: struck.map(({ fault }) => fault),
    });
  }
}

/** SMPP 3.4, Appendix B. */
function textOf(id: string, state: string, error: number, nowMs: number): string {
  const date = new Date(nowMs).toISOString().replace(/\D/g, '').slice(2, 12);
  const delivered = state === 'DELIVRD' ? '001' : '000';
  return `id:${id} sub:001 dlvrd:${delivered} submit date:${date} done date:${date} stat:${state} err:${String(error).padStart(3, '0')} text:`;
}
