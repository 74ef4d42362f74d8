/**
 * What a status of `submit_sm_resp` means for the reply that got it.
 * - `reject`: never goes out.
 * - `later`: the operator has too much of us, or trouble of its own, and did not take the message.
 * - `misconfigured`: nothing goes out until somebody has changed a setting. Replies wait.
 */
export type StatusAction = 'reject' | 'later' | 'misconfigured';

/** One command status. */
export type StatusRow = { readonly meaning: string } & (
  | { readonly action: Exclude<StatusAction, 'misconfigured'> }
  | { readonly action: 'misconfigured'; readonly alert: string }
);

/** The statuses we send ourselves. SMPP 3.4, §5.1.3 (https://smpp.org/SMPP_v3_4_Issue1_2.pdf). */
export const ownStatus = { invalidCommand: 0x03, systemError: 0x08, queueFull: 0x14 } as const;

const notBound = 'the adapter binds again by itself; if this stays, ask the operator about the account';
const checkBind = 'check systemId, password and systemType in SMPP_OPERATORS with the operator';
const checkSource = 'check with the operator that the number in SMPP_OPERATORS is ours to send from';

/** SMPP 3.4, §5.1.3 (https://smpp.org/SMPP_v3_4_Issue1_2.pdf): what may answer a bind or a submit. */
export const commandStatuses: Readonly<Record<number, StatusRow>> = {
  1: { action: 'reject', meaning: 'the message is too long (ESME_RINVMSGLEN)' },
  4: { action: 'misconfigured', meaning: 'not bound for this (ESME_RINVBNDSTS)', alert: notBound },
  5: {
    action: 'misconfigured',
    meaning: 'bound already (ESME_RALYBND)',
    alert: 'end the other process that uses this SMPP account, or ask the operator for another bind',
  },
  10: {
    action: 'misconfigured',
    meaning: 'our number is not accepted (ESME_RINVSRCADR)',
    alert: checkSource,
  },
  11: { action: 'reject', meaning: 'the recipient is not a number (ESME_RINVDSTADR)' },
  13: { action: 'misconfigured', meaning: 'the bind was refused (ESME_RBINDFAIL)', alert: checkBind },
  14: { action: 'misconfigured', meaning: 'wrong password (ESME_RINVPASWD)', alert: checkBind },
  15: { action: 'misconfigured', meaning: 'unknown system id (ESME_RINVSYSID)', alert: checkBind },
  20: { action: 'later', meaning: 'the operator’s queue is full (ESME_RMSGQFUL)' },
  83: { action: 'misconfigured', meaning: 'unknown system type (ESME_RINVSYSTYP)', alert: checkBind },
  88: { action: 'later', meaning: 'more than the operator takes of us (ESME_RTHROTTLED)' },
};

/** A status as the specification writes it, for logs and results. */
export function statusName(status: number): string {
  return `SMPP 0x${status.toString(16).padStart(8, '0').toUpperCase()}`;
}
