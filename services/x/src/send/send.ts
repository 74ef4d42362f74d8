import type { ChannelAdapter } from '@kanal/adapter';
import type { OutboundMessage, SendResult } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import { type MicroDollars, usdText } from '../api/micro-dollars.js';
import type { RateLimit } from '../api/rate-limit.js';
import type { XApi, XOutcome } from '../api/x-api.js';
import { type Evidence, findReply } from './find-reply.js';
import { createLimitWatch } from './limit-watch.js';
import { readTarget, type Target, type TargetSettings } from './target.js';
import { toSendResult } from './to-send-result.js';

/** What sending needs. */
export interface SendOptions extends TargetSettings {
  readonly api: Pick<XApi, 'createPost' | 'sendDirect' | 'ownPosts'>;
  /** Of a month, for the words an admin reads. */
  readonly budget: MicroDollars;
  readonly now: () => number;
  readonly log: Log;
  /** For X's answer; what is left of the signal's time is for looking whether the reply stands. Default 12 s. */
  readonly answerMs?: number;
  /** For another call's answer, while nothing is known of X's limit. Default 3 s. */
  readonly turnMs?: number;
  /** Between two looks. Default 2 s. */
  readonly pauseMs?: number;
}

/**
 * Sends a reply by one call that writes, never repeated. What can be known before is rejected without a call. When X
 * may have it, our own timeline is asked whether it stands there; what is not seen stays `unknown`.
 */
export function createSend(options: SendOptions): ChannelAdapter['send'] {
  const { api, budget, now, log, answerMs = 12_000, pauseMs = 2_000 } = options;
  // X counts direct messages by themselves.
  const watches = {
    post: createLimitWatch(now, options.turnMs),
    direct: createLimitWatch(now, options.turnMs),
  };

  return async (message, signal) => {
    const target = readTarget(message, options);
    if ('code' in target) return { outcome: 'rejected', ...target };
    const turn = await watches[target.call].take();
    if (turn.turn === 'wait') {
      return ofKind(target.call, { outcome: 'retry', code: 'KANAL_X_LIMIT', afterMs: turn.afterMs });
    }
    if (turn.turn === 'unknown') {
      return { outcome: 'retry', code: 'KANAL_X_TURN', afterMs: turnAfterMs, isForRecipientOnly: true };
    }
    let outcome: XOutcome | undefined;
    try {
      outcome = await call(target, AbortSignal.any([signal, AbortSignal.timeout(answerMs)]));
    } finally {
      turn.end(outcome && limitOf(outcome), outcome === undefined || wasAsked(outcome));
    }
    tellAlert(message, outcome);
    const decided = toSendResult(outcome, message, { budget: usdText(budget), nowMs: now() });
    if (decided.outcome === 'doubt') return resolve(message, target, decided.cause, signal);
    return ofKind(target.call, decided);
  };

  function call(target: Target, signal: AbortSignal): Promise<XOutcome> {
    switch (target.call) {
      case 'post':
        return api.createPost({ text: target.text, inReplyTo: target.inReplyTo }, signal);
      case 'direct':
        return api.sendDirect({ to: target.to, text: target.text }, signal);
    }
  }

  async function resolve(
    { id: outboundId }: OutboundMessage,
    target: Target,
    cause: string,
    signal: AbortSignal,
  ): Promise<SendResult> {
    if (target.call === 'direct') return { outcome: 'unknown', cause };
    const seen = await findReply(target, { api, looks: 2, pauseMs }, signal);
    log.info({ outboundId, cause, evidence: seen.evidence }, 'x.looked-for-reply');
    if (seen.evidence === 'stands') return { outcome: 'accepted', providerMessageId: seen.id };
    return { outcome: 'unknown', cause: `${cause}; ${inWords(seen)}` };
  }

  function tellAlert({ id: outboundId }: OutboundMessage, outcome: XOutcome): void {
    const row = 'row' in outcome ? outcome.row : undefined;
    if (row?.alert !== undefined) {
      const { code, meaning, alert: whatToDo, page } = row;
      log.error({ outboundId, code, meaning, whatToDo, page }, 'x.alert');
    } else if (outcome.outcome === 'failed' && !outcome.wasSent && !row && outcome.status !== undefined) {
      log.warn({ outboundId, status: outcome.status }, 'x.refused-without-a-known-reason');
    }
  }
}

/** Until the first call of a window has been answered. */
const turnAfterMs = 5_000;

/** Whether X may have counted the call. */
function wasAsked(outcome: XOutcome): boolean {
  if (outcome.outcome === 'over-budget') return false;
  return outcome.outcome !== 'failed' || outcome.wasSent || outcome.status !== undefined;
}

/** What keeps a direct message back is nothing of the whole account: replies in public go on. */
function ofKind(kind: Target['call'], result: SendResult): SendResult {
  if (kind === 'post') return result;
  if (result.outcome === 'accepted') {
    return { outcome: 'accepted', providerMessageId: result.providerMessageId };
  }
  return result.outcome === 'retry' ? { ...result, isForRecipientOnly: true } : result;
}

function limitOf(outcome: XOutcome): RateLimit | undefined {
  if (outcome.outcome === 'answer') return outcome.rateLimit;
  return outcome.outcome === 'limited' ? { remaining: 0, resetMs: outcome.resetMs } : undefined;
}

function inWords(seen: Exclude<Evidence, { evidence: 'stands' }>): string {
  return seen.evidence === 'not-seen'
    ? 'our own timeline does not show the reply yet'
    : `our own timeline could not be read (${seen.why})`;
}
