import type { SendResult } from '@kanal/contracts';
import { commandStatuses, statusName } from '../command-status.js';
import type { Answer } from '../session/ask.js';

const laterAfterMs = 1_000;
const misconfiguredAfterMs = 15 * 60_000;

/**
 * What came of a submit. A status that does not say why it was refused (ESME_RSYSERR, an operator's own) does not say
 * either that nothing was sent.
 */
export function toSendResult(answer: Answer): SendResult {
  switch (answer.answer) {
    case 'not-written':
      return { outcome: 'retry', code: 'KANAL_SMS_NOT_CONNECTED', afterMs: 0 };
    case 'none':
      return { outcome: 'unknown', cause: answer.cause };
    case 'response': {
      const { command_status: status, message_id: messageId } = answer.pdu;
      const code = statusName(status);
      if (status === 0) {
        return typeof messageId === 'string' && messageId !== ''
          ? { outcome: 'accepted', providerMessageId: messageId }
          : { outcome: 'unknown', cause: 'accepted without a message id' };
      }
      const row = commandStatuses[status];
      if (!row) return { outcome: 'unknown', cause: code };
      switch (row.action) {
        case 'reject':
          return { outcome: 'rejected', code, reason: row.meaning };
        case 'later':
          return { outcome: 'retry', code, afterMs: laterAfterMs };
        case 'misconfigured':
          return { outcome: 'retry', code, afterMs: misconfiguredAfterMs };
      }
    }
  }
}
