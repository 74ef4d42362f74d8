import type { OutboundMessage } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { GraphAnswer } from './call-graph.js';
import type { GraphAlert, GraphDialect } from './error-row.js';
import { usageToTell } from './rest-ms.js';
import { isAuthStatus } from './to-send-result.js';

/** What somebody has to do about an error of this code, or undefined: nothing. */
export function alertOf(
  dialect: GraphDialect,
  errorCode: number,
  subcode?: number | undefined,
): GraphAlert | undefined {
  const row = dialect.rowOf(errorCode, subcode);
  if (row?.alert === undefined) return undefined;
  return {
    errorCode,
    ...(subcode !== undefined && { subcode }),
    meaning: row.meaning,
    whatToDo: row.alert,
    page: row.page ?? dialect.errorPage,
  };
}

/** What somebody of ours has to do about this answer, or undefined: nothing. */
export function alertOfAnswer(answer: GraphAnswer, dialect: GraphDialect): GraphAlert | undefined {
  if (answer.answer !== 'error') return undefined;
  const { code: errorCode, subcode, status } = answer;
  if (dialect.rowOf(errorCode, subcode) || !isAuthStatus(status)) return alertOf(dialect, errorCode, subcode);
  return {
    errorCode,
    meaning: `refused with HTTP ${status}`,
    whatToDo: dialect.settingsToCheck,
    page: dialect.errorPage,
  };
}

/** Logs what somebody has to mend, and that an account is near what Meta grants. Without the recipient and the token. */
export function tellAnswer(
  answer: GraphAnswer,
  { id: outboundId, account }: Pick<OutboundMessage, 'id' | 'account'>,
  dialect: GraphDialect,
  log: Log,
): void {
  const alert = alertOfAnswer(answer, dialect);
  if (alert) log.error({ outboundId, account, ...alert }, `${dialect.name}.alert`);
  const percent = 'usage' in answer ? answer.usage.percent : 0;
  if (percent >= usageToTell) log.warn({ account, percent }, `${dialect.name}.usage`);
}
