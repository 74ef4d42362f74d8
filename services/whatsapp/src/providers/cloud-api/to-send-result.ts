import type { SendResult } from '@kanal/contracts';
import type { GraphAnswer } from '@kanal/graph';
import { z } from 'zod';
import {
  alertOf,
  type CloudApiAlert,
  errorPage,
  recipientOptedOutCode,
  rowOf,
  windowClosedCode,
} from './errors.js';

const minuteMs = 60_000;

/** How long replies wait for a setting to be put right: six attempts last over an hour. */
const misconfiguredAfterMs = 15 * minuteMs;

/** Longer is a mistake of somebody's. */
const maxRegainMs = 60 * minuteMs;

const sentSchema = z.looseObject({
  messages: z.tuple([z.looseObject({ id: z.string().min(1).max(1024) })], z.unknown()),
});

/** Meta's answer to a call that it refused. */
type Refusal = Extract<GraphAnswer, { answer: 'error' }>;

/**
 * What came of a call, from how Meta answered. `rejected` and `retry` only where it is certain that nothing was sent:
 * Meta says so by a code that we know, or by a refusal with 4xx. Every other answer is `unknown`.
 */
export function toSendResult(answer: GraphAnswer): SendResult {
  switch (answer.answer) {
    case 'done': {
      const sent = sentSchema.safeParse(answer.data).data;
      if (!sent) return { outcome: 'unknown', cause: 'a success without a message id' };
      return { outcome: 'accepted', providerMessageId: sent.messages[0].id };
    }
    case 'not-connected':
      return { outcome: 'retry', code: 'KANAL_WHATSAPP_NOT_CONNECTED', afterMs: 0 };
    case 'unclear':
      return { outcome: 'unknown', cause: answer.cause };
    case 'error':
      return refusal(answer);
  }
}

/** What somebody of ours has to do about this answer, or undefined: nothing. */
export function alertOfAnswer(answer: GraphAnswer): CloudApiAlert | undefined {
  if (answer.answer !== 'error') return undefined;
  const { code: errorCode, status } = answer;
  if (rowOf(errorCode) || !isAuthStatus(status)) return alertOf(errorCode);
  return {
    errorCode,
    meaning: `refused with HTTP ${status}`,
    whatToDo: 'check WHATSAPP_NUMBERS and WHATSAPP_APP_SECRETS, and the app’s state at Meta',
    page: errorPage,
  };
}

/** Whether free text was refused because the citizen's last message is too long ago. */
export function isWindowClosed(answer: GraphAnswer): boolean {
  return answer.answer === 'error' && rowOf(answer.code)?.action === 'window';
}

function refusal(answer: Refusal): SendResult {
  const row = rowOf(answer.code);
  const code = String(answer.code);
  const reason = row?.meaning ?? 'refused by Meta';
  switch (row?.action) {
    case 'reject':
      return { outcome: 'rejected', code, reason };
    case 'opt-out':
      return { outcome: 'rejected', code: recipientOptedOutCode, reason };
    case 'window':
      return {
        outcome: 'rejected',
        code: windowClosedCode,
        reason: `${reason}: wait for the citizen to write, or reply with an approved template (WHATSAPP_TEMPLATE_NAME)`,
      };
    case 'later':
      return { outcome: 'retry', code, afterMs: Math.max(row.afterMs, regainMs(answer)) };
    case 'later-to-recipient':
      return { outcome: 'retry', code, afterMs: row.afterMs, isForRecipientOnly: true };
    case 'misconfigured':
      return { outcome: 'retry', code, afterMs: misconfiguredAfterMs };
    case undefined:
      return byStatus(answer, code, reason);
  }
}

/** A code nobody has told us of. */
function byStatus(answer: Refusal, code: string, reason: string): SendResult {
  const { status } = answer;
  if (status < 400 || status >= 500 || status === 408) {
    return { outcome: 'unknown', cause: `HTTP ${status} with error ${code}` };
  }
  if (status === 429) return { outcome: 'retry', code, afterMs: Math.max(1_000, regainMs(answer)) };
  if (isAuthStatus(status)) return { outcome: 'retry', code, afterMs: misconfiguredAfterMs };
  return { outcome: 'rejected', code, reason };
}

function isAuthStatus(status: number): boolean {
  return status === 401 || status === 403;
}

/** How long Meta says it will refuse our calls. */
function regainMs({ usage }: Refusal): number {
  return Math.min(usage.regainMs, maxRegainMs);
}
