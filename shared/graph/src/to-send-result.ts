import type { SendResult } from '@kanal/contracts';
import type { GraphAnswer } from './call-graph.js';
import { type GraphDialect, recipientOptedOutCode } from './error-row.js';
import { maxRegainMs, restMs } from './rest-ms.js';

const minuteMs = 60_000;

/** How long replies wait for a setting to be put right: six attempts last over an hour. */
const misconfiguredAfterMs = 15 * minuteMs;

/** Meta's answer to a call that it refused. */
type Refusal = Extract<GraphAnswer, { answer: 'error' }>;

/**
 * What came of a call, from how Meta answered. `rejected` and `retry` only where it is certain that nothing was sent:
 * Meta says so by a code that we know, or by a refusal with 4xx. Every other answer is `unknown`.
 */
export function toSendResult(answer: GraphAnswer, dialect: GraphDialect): SendResult {
  switch (answer.answer) {
    case 'done': {
      const providerMessageId = dialect.readSentId(answer.data);
      if (providerMessageId === undefined) {
        return { outcome: 'unknown', cause: 'a success without a message id' };
      }
      const rest = restMs(answer.usage);
      return { outcome: 'accepted', providerMessageId, ...(rest > 0 && { restMs: rest }) };
    }
    case 'not-connected':
      return { outcome: 'retry', code: dialect.notConnectedCode, afterMs: 0 };
    case 'unclear':
      return { outcome: 'unknown', cause: answer.cause };
    case 'error':
      return refusal(answer, dialect);
  }
}

/** Whether the answer is a refusal with 401 or 403, which somebody has to mend whatever its code. */
export function isAuthStatus(status: number): boolean {
  return status === 401 || status === 403;
}

function refusal(answer: Refusal, dialect: GraphDialect): SendResult {
  const row = dialect.rowOf(answer.code, answer.subcode);
  const code = String(answer.code);
  const reason = row?.meaning ?? 'refused by Meta';
  switch (row?.action) {
    case 'reject':
      return { outcome: 'rejected', code, reason };
    case 'opt-out':
      return { outcome: 'rejected', code: recipientOptedOutCode, reason };
    case 'window': {
      const { code: closed, whatToDo } = dialect.windowClosed;
      return { outcome: 'rejected', code: closed, reason: `${reason}: ${whatToDo}` };
    }
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

/** How long Meta says it will refuse our calls. */
function regainMs({ usage }: Refusal): number {
  return Math.min(usage.regainMs, maxRegainMs);
}
