import type { SendResult } from '@kanal/contracts';
import type { TwilioAnswer } from './answer.js';

/**
 * What an error means for the reply that got it.
 * - `reject`: never goes out.
 * - `opt-out`: never goes out, and neither does the next one.
 * - `later`: not now; Twilio or the carrier has too much of us.
 * - `misconfigured`: nothing of this account or number goes out until somebody has changed a setting. Replies wait.
 */
export type ErrorAction = 'reject' | 'opt-out' | 'later' | 'misconfigured';

/** One of Twilio's error codes. */
export interface TwilioErrorRow {
  readonly meaning: string;
  readonly action: ErrorAction;
}

/** The code by which the router learns that a citizen has told Twilio, not us, to stop. */
export const recipientOptedOutCode = 'KANAL_RECIPIENT_OPTED_OUT';

const minuteMs = 60_000;

/** How long replies wait for a setting to be put right: six attempts last over an hour. */
const misconfiguredAfterMs = 15 * minuteMs;

/** How long after "too much", when no Retry-After says better. */
const laterAfterMs: Readonly<Record<number, number>> = {
  // The number's queue at Twilio holds ten hours; minutes change nothing.
  21611: 10 * minuteMs,
  30001: 10 * minuteMs,
};

/**
 * Twilio's errors that tell us what to do, whether the API answers them or a status callback brings them. Each one's
 * page: https://www.twilio.com/docs/api/errors/<code>, all: https://www.twilio.com/docs/api/errors/twilio-error-codes.json
 * A code that is missing here goes by its HTTP status.
 */
export const twilioErrors: Readonly<Record<number, TwilioErrorRow | undefined>> = {
  20003: { action: 'misconfigured', meaning: 'Twilio does not take our credentials' },
  20404: { action: 'misconfigured', meaning: 'Twilio does not know the account' },
  20429: { action: 'later', meaning: 'too many calls at once' },
  21211: { action: 'reject', meaning: 'not a valid recipient number' },
  21212: { action: 'misconfigured', meaning: 'our sender is not a valid number' },
  21265: { action: 'reject', meaning: 'the recipient is a short code' },
  21266: { action: 'reject', meaning: 'the recipient is our own number' },
  // Of the recipient's country only: waiting would make everybody else wait too.
  21408: { action: 'reject', meaning: 'SMS to the recipient’s country is not enabled' },
  21602: { action: 'reject', meaning: 'the text is empty' },
  21603: { action: 'misconfigured', meaning: 'no sender was given' },
  21604: { action: 'reject', meaning: 'no recipient was given' },
  21606: { action: 'misconfigured', meaning: 'our number cannot send SMS from this account' },
  21607: { action: 'misconfigured', meaning: 'a trial account sends from its trial number only' },
  21608: { action: 'reject', meaning: 'a trial account sends to verified numbers only' },
  21609: { action: 'misconfigured', meaning: 'PUBLIC_BASE_URL is no address Twilio can call back' },
  21610: { action: 'opt-out', meaning: 'the recipient has opted out' },
  21611: { action: 'later', meaning: 'our number’s queue is full' },
  21612: { action: 'reject', meaning: 'no way from our number to the recipient' },
  21614: { action: 'reject', meaning: 'the recipient is not a mobile number' },
  21617: { action: 'reject', meaning: 'the text is longer than 1,600 characters' },
  21701: { action: 'misconfigured', meaning: 'the Messaging Service does not exist' },
  21703: { action: 'misconfigured', meaning: 'the Messaging Service has no number' },
  21712: { action: 'misconfigured', meaning: 'our number belongs to another Messaging Service' },
  30001: { action: 'later', meaning: 'our number’s queue is full' },
  30002: { action: 'misconfigured', meaning: 'the account is suspended' },
  30003: { action: 'reject', meaning: 'the phone cannot be reached' },
  30004: { action: 'reject', meaning: 'the recipient or the carrier blocks the message' },
  30005: { action: 'reject', meaning: 'the number is not in use' },
  30006: { action: 'reject', meaning: 'a landline, or a carrier that cannot be reached' },
  30007: { action: 'reject', meaning: 'filtered by the carrier' },
  30008: { action: 'reject', meaning: 'the carrier gives no reason' },
  30017: { action: 'reject', meaning: 'the carrier’s network is congested' },
  30022: { action: 'later', meaning: 'more than the carrier takes of us' },
  30036: { action: 'reject', meaning: 'the time to send it was over' },
  30410: { action: 'reject', meaning: 'the carrier did not answer' },
  63017: { action: 'later', meaning: 'the account sends too much' },
  90010: { action: 'misconfigured', meaning: 'the account is not active' },
};

/**
 * What came of a call, from how Twilio answered. `rejected` and `retry` only where it is certain that nothing was
 * sent; a 5xx is not: also the one with 20503, "service unavailable", is not said to come before the message was taken.
 */
export function toSendResult(answer: TwilioAnswer): SendResult {
  switch (answer.answer) {
    case 'created':
      return { outcome: 'accepted', providerMessageId: answer.sid };
    case 'not-connected':
      return { outcome: 'retry', code: 'KANAL_SMS_NOT_CONNECTED', afterMs: 0 };
    case 'none':
      return { outcome: 'unknown', cause: answer.cause };
    case 'refused': {
      const { status, errorCode } = answer;
      if (status < 400 || status >= 500 || status === 408)
        return { outcome: 'unknown', cause: `HTTP ${status}` };
      return refusal(answer, String(errorCode ?? `HTTP ${status}`));
    }
  }
}

/** Whether nothing goes out until somebody has changed a setting: to be logged as an error. */
export function isMisconfigured(answer: TwilioAnswer): boolean {
  return answer.answer === 'refused' && actionOf(answer) === 'misconfigured';
}

type Refused = Extract<TwilioAnswer, { answer: 'refused' }>;

function refusal(answer: Refused, code: string): SendResult {
  const { errorCode = 0, retryAfterMs } = answer;
  const reason = twilioErrors[errorCode]?.meaning ?? 'refused by Twilio';
  switch (actionOf(answer)) {
    case 'reject':
      return { outcome: 'rejected', code, reason };
    case 'opt-out':
      return { outcome: 'rejected', code: recipientOptedOutCode, reason };
    case 'later':
      return { outcome: 'retry', code, afterMs: retryAfterMs ?? laterAfterMs[errorCode] ?? 1_000 };
    case 'misconfigured':
      return { outcome: 'retry', code, afterMs: Math.max(retryAfterMs ?? 0, misconfiguredAfterMs) };
  }
}

/** By the code where we know it, else by the HTTP status. */
function actionOf({ status, errorCode }: Refused): ErrorAction {
  if (status === 429) return 'later';
  const known = errorCode === undefined ? undefined : twilioErrors[errorCode];
  if (known) return known.action;
  return status === 401 || status === 403 || status === 404 ? 'misconfigured' : 'reject';
}
