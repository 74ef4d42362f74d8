import type { OutboundMessage, SendResult } from '@kanal/contracts';
import { z } from 'zod';
import { monthEndMs } from '../api/spend-ledger.js';
import type { XOutcome } from '../api/x-api.js';
import { bothWords } from './words.js';

const minuteMs = 60_000;

/** How long replies wait for a setting to be put right: six attempts last over an hour. */
const misconfiguredAfterMs = 15 * minuteMs;

/** Of what cannot be had for a moment: a token that is being exchanged, the ledger while NATS is away. */
const momentMs = 5_000;

/** What could not be had, without which no call is made. */
const moments = new Set(['KANAL_X_TOKEN_UNAVAILABLE', 'KANAL_X_SPEND_UNAVAILABLE']);

/** A result, or that it is in doubt: X may have the reply. */
export type Decided = SendResult | { readonly outcome: 'doubt'; readonly cause: string };

const sentSchema = z.looseObject({
  data: z.union([
    z.looseObject({ id: z.string().regex(/^[0-9]{1,20}$/) }).transform(({ id }) => id),
    z
      .looseObject({ dm_event_id: z.string().regex(/^[0-9]{1,20}$/) })
      .transform(({ dm_event_id }) => dm_event_id),
  ]),
});

/**
 * What came of a call, from how X answered. `rejected` and `retry` only where it is certain that X has nothing of it;
 * also "duplicate content" is a doubt: the text that stands there may be ours, from a call whose answer was lost.
 */
export function toSendResult(
  outcome: XOutcome,
  message: Pick<OutboundMessage, 'expiresAt'>,
  { budget, nowMs }: { readonly budget: string; readonly nowMs: number },
): Decided {
  switch (outcome.outcome) {
    case 'answer': {
      const id = sentSchema.safeParse(outcome.data).data?.data;
      if (id === undefined) return { outcome: 'doubt', cause: 'an answer without an id' };
      const { rateLimit } = outcome;
      const isSpent = rateLimit !== undefined && rateLimit.remaining === 0 && rateLimit.resetMs > 0;
      return { outcome: 'accepted', providerMessageId: id, ...(isSpent && { restMs: rateLimit.resetMs }) };
    }
    case 'over-budget':
      return overBudget(message, budget, nowMs);
    case 'limited':
      return { outcome: 'retry', code: outcome.row?.code ?? 'KANAL_X_LIMIT', afterMs: outcome.resetMs };
    case 'failed':
      return failed(outcome);
  }
}

function failed({ cause, row, status, wasSent }: Extract<XOutcome, { outcome: 'failed' }>): Decided {
  if (wasSent) return { outcome: 'doubt', cause };
  switch (row?.action) {
    case 'duplicate':
      return { outcome: 'doubt', cause: 'HTTP 403: X says that this text stands there already' };
    case 'reject':
      return { outcome: 'rejected', code: row.code, reason: bothWords(row.indonesian ?? '', row.meaning) };
    case 'later':
    case 'misconfigured':
      return { outcome: 'retry', code: row.code, afterMs: misconfiguredAfterMs };
    case undefined:
      break;
  }
  if (cause === 'KANAL_X_NOT_CONNECTED') return { outcome: 'retry', code: cause, afterMs: 0 };
  if (moments.has(cause)) return { outcome: 'retry', code: cause, afterMs: momentMs };
  if (status === undefined) return { outcome: 'retry', code: cause, afterMs: misconfiguredAfterMs };
  return {
    outcome: 'rejected',
    code: `HTTP ${status}`,
    reason: bothWords('ditolak oleh X; lihat log', 'refused by X; see the log'),
  };
}

/** One that may still go out next month waits for it; others are not held up by it, a dearer one may be all that did not fit. */
function overBudget(
  { expiresAt }: Pick<OutboundMessage, 'expiresAt'>,
  budget: string,
  nowMs: number,
): SendResult {
  const endMs = monthEndMs(nowMs);
  if (expiresAt !== undefined && Date.parse(expiresAt) > endMs + 2 * minuteMs) {
    return { outcome: 'retry', code: 'KANAL_X_BUDGET', afterMs: endMs - nowMs, isForRecipientOnly: true };
  }
  const until = `${new Date(endMs).toISOString().slice(0, 10)} 00:00 UTC`;
  return {
    outcome: 'rejected',
    code: 'KANAL_X_BUDGET',
    reason: bothWords(
      `anggaran bulanan X habis: ${budget} sampai ${until}. Naikkan X_MONTHLY_BUDGET_USD, atau jawab lewat aplikasi X`,
      `the monthly budget for X is used up: ${budget} until ${until}. Raise X_MONTHLY_BUDGET_USD, or answer in X’s own app`,
    ),
  };
}
