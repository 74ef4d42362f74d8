import type { SendResult } from '@kanal/contracts';
import type { TwilioAnswer } from './answer.js';
import {
  alertOf,
  type ErrorAction,
  errorPage,
  recipientOptedOutCode,
  type TwilioAlert,
  twilioErrors,
} from './errors.js';

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

/** What somebody of ours has to do about this answer, or undefined: nothing. */
export function alertOfAnswer(answer: TwilioAnswer): TwilioAlert | undefined {
  if (answer.answer !== 'refused') return undefined;
  const { status, errorCode } = answer;
  const known = errorCode === undefined ? undefined : alertOf(errorCode);
  if (known || actionOf(answer) !== 'misconfigured') return known;
  return {
    ...(errorCode !== undefined && { errorCode }),
    meaning: `refused with HTTP ${status}`,
    whatToDo: 'check TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKENS and TWILIO_API_BASE_URL',
    page: errorPage(errorCode),
  };
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
