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
const askForm = 'show the operator this status: it does not take replies in the form we submit them';
const useUdh = 'set longMessages to udh for this operator: it does not take message_payload';

/**
 * What may answer a bind or a submit; SMPP 3.4, §5.1.3 (https://smpp.org/SMPP_v3_4_Issue1_2.pdf).
 *
 * A status without a row says of a submit neither that it was refused for good nor that nothing was sent. Of those of
 * the specification this is above all ESME_RSYSERR (0x08): SMSCs answer with it before they take a message and when they
 * lose one half-way. Kannel and Jasmin send again after it; a citizen would then read two replies. So are the ranges that
 * vendors fill as they like (from 0x400), and 0xFF, which is an unknown error here and an empty account there.
 */
export const commandStatuses: Readonly<Record<number, StatusRow>> = {
  1: { action: 'reject', meaning: 'the message is too long (ESME_RINVMSGLEN)' },
  2: { action: 'reject', meaning: 'the request cannot be read (ESME_RINVCMDLEN)' },
  3: {
    action: 'misconfigured',
    meaning: 'the account may not submit (ESME_RINVCMDID)',
    alert: 'ask the operator to let the account send as a transceiver',
  },
  4: { action: 'misconfigured', meaning: 'not bound for this (ESME_RINVBNDSTS)', alert: notBound },
  5: {
    action: 'misconfigured',
    meaning: 'bound already (ESME_RALYBND)',
    alert: 'end the other process that uses this SMPP account, or ask the operator for another bind',
  },
  7: {
    action: 'misconfigured',
    meaning: 'no receipts may be asked for (ESME_RINVREGDLVFLG)',
    alert: 'switch receipts off for this operator, or ask it for them',
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
  21: { action: 'misconfigured', meaning: 'a service type is wanted (ESME_RINVSERTYP)', alert: askForm },
  67: {
    action: 'misconfigured',
    meaning: 'no header of parts is taken (ESME_RINVESMCLASS)',
    alert: 'set longMessages to payload for this operator',
  },
  // No credit, a filter, a closed route: nothing of it was sent, and the operator does not say what would help.
  69: { action: 'reject', meaning: 'the operator refused it without a reason (ESME_RSUBMITFAIL)' },
  72: {
    action: 'misconfigured',
    meaning: 'our number is of another type (ESME_RINVSRCTON)',
    alert: checkSource,
  },
  73: {
    action: 'misconfigured',
    meaning: 'our number is of another plan (ESME_RINVSRCNPI)',
    alert: checkSource,
  },
  80: {
    action: 'misconfigured',
    meaning: 'no international numbers are taken (ESME_RINVDSTTON)',
    alert: askForm,
  },
  81: {
    action: 'misconfigured',
    meaning: 'no numbers of the ISDN plan are taken (ESME_RINVDSTNPI)',
    alert: askForm,
  },
  83: { action: 'misconfigured', meaning: 'unknown system type (ESME_RINVSYSTYP)', alert: checkBind },
  88: { action: 'later', meaning: 'more than the operator takes of us (ESME_RTHROTTLED)' },
  // Meant for what we answer; SMSCs that pass on to others answer with them, too.
  100: { action: 'later', meaning: 'refused for the moment (ESME_RX_T_APPN)' },
  101: { action: 'reject', meaning: 'refused for good (ESME_RX_P_APPN)' },
  102: { action: 'reject', meaning: 'refused (ESME_RX_R_APPN)' },
  192: {
    action: 'misconfigured',
    meaning: 'a parameter is not understood (ESME_RINVOPTPARSTREAM)',
    alert: useUdh,
  },
  193: {
    action: 'misconfigured',
    meaning: 'a parameter is not allowed (ESME_ROPTPARNOTALLWD)',
    alert: useUdh,
  },
  194: {
    action: 'misconfigured',
    meaning: 'a parameter’s length is wrong (ESME_RINVPARLEN)',
    alert: useUdh,
  },
  195: {
    action: 'misconfigured',
    meaning: 'a parameter is missing (ESME_RMISSINGOPTPARAM)',
    alert: askForm,
  },
  196: {
    action: 'misconfigured',
    meaning: 'a parameter’s value is wrong (ESME_RINVOPTPARAMVAL)',
    alert: useUdh,
  },
};

/** A status as the specification writes it, for logs and results. */
export function statusName(status: number): string {
  return `SMPP 0x${status.toString(16).padStart(8, '0').toUpperCase()}`;
}
