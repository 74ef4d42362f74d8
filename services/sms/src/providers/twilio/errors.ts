/**
 * What an error means for the reply that got it.
 * - `reject`: never goes out.
 * - `opt-out`: never goes out, and neither does the next one.
 * - `later`: not now; Twilio or the carrier has too much of us.
 * - `misconfigured`: nothing of this account or number goes out until somebody has changed a setting. Replies wait.
 */
export type ErrorAction = 'reject' | 'opt-out' | 'later' | 'misconfigured';

/** One of Twilio's error codes. */
export type TwilioErrorRow = { readonly meaning: string } & (
  | { readonly action: Exclude<ErrorAction, 'misconfigured'>; readonly alert?: string }
  | { readonly action: 'misconfigured'; readonly alert: string }
);

/** What somebody of ours has to know and do. Holds nothing of the message. */
export interface TwilioAlert {
  readonly errorCode?: number;
  readonly meaning: string;
  readonly whatToDo: string;
  /** Twilio's page about the code. */
  readonly page: string;
}

/** The code by which the router learns that a citizen has told Twilio, not us, to stop. */
export const recipientOptedOutCode = 'KANAL_RECIPIENT_OPTED_OUT';

/** Twilio's page about a code; without one, the list of all. As data: …/errors/twilio-error-codes.json */
export function errorPage(errorCode?: number): string {
  return `https://www.twilio.com/docs/api/errors${errorCode === undefined ? '' : `/${errorCode}`}`;
}

/**
 * Twilio's errors that tell us what to do, whether the API answers them or a status callback brings them; `errorPage`
 * gives each one's documentation. With `alert` it is an error in our log, and says what somebody has to do. A code
 * that is missing here goes by its HTTP status.
 */
export const twilioErrors: Readonly<Record<number, TwilioErrorRow | undefined>> = {
  20003: {
    action: 'misconfigured',
    meaning: 'Twilio does not take our credentials',
    alert: 'check TWILIO_ACCOUNT_SID and the first of TWILIO_AUTH_TOKENS',
  },
  20404: {
    action: 'misconfigured',
    meaning: 'Twilio does not know the account',
    alert: 'check TWILIO_ACCOUNT_SID and TWILIO_API_BASE_URL',
  },
  20429: { action: 'later', meaning: 'too many calls at once' },
  21211: { action: 'reject', meaning: 'not a valid recipient number' },
  21212: {
    action: 'misconfigured',
    meaning: 'our sender is not a valid number',
    alert: 'set the webhook of a real number of this account',
  },
  21265: { action: 'reject', meaning: 'the recipient is a short code' },
  21266: { action: 'reject', meaning: 'the recipient is our own number' },
  // Of the recipient's country only: waiting would make everybody else wait too.
  21408: {
    action: 'reject',
    meaning: 'SMS to the recipient’s country is not enabled',
    alert: 'enable the country under Messaging Geo Permissions, if citizens write from there',
  },
  21602: { action: 'reject', meaning: 'the text is empty' },
  21603: {
    action: 'misconfigured',
    meaning: 'no sender was given',
    alert: 'report it as a fault of Kanal: the reply named no account',
  },
  21604: { action: 'reject', meaning: 'no recipient was given' },
  21606: {
    action: 'misconfigured',
    meaning: 'our number cannot send SMS from this account',
    alert: 'move the number to this account, or use a number with SMS',
  },
  21607: {
    action: 'misconfigured',
    meaning: 'a trial account sends from its trial number only',
    alert: 'upgrade the account',
  },
  21608: {
    action: 'reject',
    meaning: 'a trial account sends to verified numbers only',
    alert: 'upgrade the account',
  },
  21609: {
    action: 'misconfigured',
    meaning: 'PUBLIC_BASE_URL is no address Twilio can call back',
    alert: 'set PUBLIC_BASE_URL to the public https address',
  },
  21610: { action: 'opt-out', meaning: 'the recipient has opted out' },
  21611: { action: 'later', meaning: 'our number’s queue is full' },
  21612: {
    action: 'reject',
    meaning: 'no way from our number to the recipient',
    alert: 'ask Twilio which sender reaches this country or carrier',
  },
  21614: { action: 'reject', meaning: 'the recipient is not a mobile number' },
  21617: { action: 'reject', meaning: 'the text is longer than 1,600 characters' },
  21701: {
    action: 'misconfigured',
    meaning: 'the Messaging Service does not exist',
    alert: 'check TWILIO_MESSAGING_SERVICE_SID',
  },
  21703: {
    action: 'misconfigured',
    meaning: 'the Messaging Service has no number',
    alert: 'add the number to the Messaging Service',
  },
  21712: {
    action: 'misconfigured',
    meaning: 'our number belongs to another Messaging Service',
    alert: 'set TWILIO_MESSAGING_SERVICE_SID to the number’s own service',
  },
  30001: { action: 'later', meaning: 'our number’s queue is full' },
  30002: {
    action: 'reject',
    meaning: 'the account is suspended',
    alert: 'settle the account’s balance or its suspension with Twilio; what it had taken is not sent',
  },
  // 30003, 30005, 30008, 30017 and 30410 may pass with time. But they come by callback, after Twilio had taken the
  // reply: to send it again would be a second reply to one message, and who got the first would get both.
  30003: { action: 'reject', meaning: 'the phone cannot be reached' },
  30004: {
    action: 'reject',
    meaning: 'the recipient or the carrier blocks the message',
    alert: 'if many are blocked: look at the sender’s registration and opt-outs in Twilio’s console',
  },
  30005: { action: 'reject', meaning: 'the number is not in use' },
  30006: { action: 'reject', meaning: 'a landline, or a carrier that cannot be reached' },
  30007: {
    action: 'reject',
    meaning: 'filtered by the carrier',
    alert: 'register the sender with the carrier, and look at the wording of the replies',
  },
  30008: { action: 'reject', meaning: 'the carrier gives no reason' },
  30017: { action: 'reject', meaning: 'the carrier’s network is congested' },
  30022: { action: 'later', meaning: 'more than the carrier takes of us' },
  30036: { action: 'reject', meaning: 'the time to send it was over' },
  30410: { action: 'reject', meaning: 'the carrier did not answer' },
  63017: { action: 'later', meaning: 'the account sends too much' },
  90010: {
    action: 'misconfigured',
    meaning: 'the account is not active',
    alert: 'activate the account in Twilio’s console',
  },
};

/** What somebody has to do about an error of this code, or undefined: nothing. */
export function alertOf(errorCode: number): TwilioAlert | undefined {
  const row = twilioErrors[errorCode];
  if (row?.alert === undefined) return undefined;
  return { errorCode, meaning: row.meaning, whatToDo: row.alert, page: errorPage(errorCode) };
}
