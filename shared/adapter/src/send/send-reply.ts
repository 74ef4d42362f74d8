import { randomUUID } from 'node:crypto';
import {
  type DeliveryStatus,
  deliveryStatusKind,
  type OutboundMessage,
  type Publication,
  type SendResult,
  toPublication,
} from '@kanal/contracts';
import { backoffMs, type Clock, type CrashPoint, injectTrace, type Log } from '@kanal/runtime';
import type { AdapterMetrics } from '../adapter-metrics.js';
import type { ChannelAdapter } from '../channel-adapter.js';
import type { RateLimiter } from '../rate-limiter.js';
import { callProvider } from './call-provider.js';
import { isExpired, nextStep, replyExpiredCode } from './next-step.js';
import type { LedgerEntry, SendLedger, SendRecord, SettledRecord } from './send-ledger.js';
import { settledRecord, statusOf } from './settled-record.js';

/** What becomes of the reply's delivery: done, or handed back for later. */
export type ReplyTurn = { readonly turn: 'done' } | { readonly turn: 'later'; readonly afterMs: number };

/** Takes one turn with a reply that was handed out, for the first time or again. */
export type SendReply = (
  message: OutboundMessage,
  delivery: { readonly isFirstDelivery: boolean },
) => Promise<ReplyTurn>;

/** What sending needs. */
export interface SendReplyOptions {
  readonly adapter: Pick<ChannelAdapter, 'send'>;
  readonly ledger: SendLedger;
  readonly limiter: RateLimiter;
  /** Rejects when the publication could not be stored. */
  readonly publish: (publication: Publication) => Promise<unknown>;
  readonly metrics: AdapterMetrics;
  readonly crash: (point: CrashPoint) => void;
  readonly log: Log;
  readonly now: Clock;
  /** Aborted at shutdown: who waits for its turn gives up, who has called the provider records what came of it. */
  readonly stopping: AbortSignal;
  /** How long one provider call may last; default 20 s, so that a stop can wait for it. */
  readonly sendTimeoutMs?: number;
}

const defaultSendTimeoutMs = 20_000;
/** Provider calls per reply in quick succession. Then it is given up or, while it has time, called now and then. */
const maxAttempts = 6;
/** So seldom that a reply of a day does not use up its deliveries (`maxDeliver` of the senders' consumers). */
const nowAndThenMs = 600_000;
const longestWaitMs = 5_000;
const backoff = { baseMs: 2_000, capMs: 600_000, random: Math.random };

/**
 * Sends replies, each at most once: claim → provider → record → status → done. A crash between any two steps is
 * found by the next turn in the ledger; an outcome that is not certain is `unknown` and left to a person.
 * The returned function rejects when JetStream cannot be reached; the same reply may then be handed in again.
 */
export function createSendReply(options: SendReplyOptions): SendReply {
  const { ledger, metrics, now, sendTimeoutMs = defaultSendTimeoutMs } = options;
  const claimMs = sendTimeoutMs + 10_000;
  const atWork = new Set<string>();
  const instance = randomUUID();

  return async (message, { isFirstDelivery }) => {
    if (atWork.has(message.id)) {
      // Delivered again while we are at it: that turn will record the outcome.
      metrics.sendResults.inc({ result: 'left-alone', code: '' });
      return { turn: 'later', afterMs: claimMs };
    }
    atWork.add(message.id);
    try {
      // Of a first delivery the ledger knows nothing, as a rule; if it does, the claim is refused and the next turn reads.
      return await takeTurn(message, isFirstDelivery ? undefined : await ledger.read(message.id));
    } finally {
      atWork.delete(message.id);
    }
  };

  async function takeTurn(message: OutboundMessage, entry: LedgerEntry | undefined): Promise<ReplyTurn> {
    const next = nextStep(message, entry, now(), claimMs);
    switch (next.step) {
      case 'repeat':
        metrics.sendResults.inc({ result: 'repeated', code: '' });
        return tell(message, next.record, options);
      case 'wait':
        metrics.sendResults.inc({ result: 'left-alone', code: '' });
        return { turn: 'later', afterMs: next.afterMs };
      case 'expire':
        return finish(message, entry, expired, next.attempts, options);
      case 'give-up':
        return finish(message, entry, { outcome: 'unknown', cause: 'crash' }, next.attempts, options);
      case 'send':
        return claimAndSend(message, entry, next.attempts + 1, instance, options);
    }
  }
}

const expired = {
  outcome: 'rejected',
  code: replyExpiredCode,
  reason: 'the time to reply was over',
} as const;

async function claimAndSend(
  message: OutboundMessage,
  before: LedgerEntry | undefined,
  attempts: number,
  instance: string,
  options: SendReplyOptions,
): Promise<ReplyTurn> {
  const {
    adapter,
    ledger,
    limiter,
    metrics,
    crash,
    log,
    now,
    stopping,
    sendTimeoutMs = defaultSendTimeoutMs,
  } = options;
  const pausedMs = limiter.pausedMs(message.account);
  // Handed back, because those who wait here hold places that other accounts need.
  if (pausedMs > longestWaitMs) return { turn: 'later', afterMs: pausedMs + backoffMs(0, backoff) };
  const waited = await limiter.take(message.account, message.to, stopping);
  if (waited.ms > 0) metrics.rateWaits.inc({ bucket: waited.bucket });
  if (isExpired(message, now())) return finish(message, before, expired, attempts - 1, options);

  const claim = {
    state: 'sending' as const,
    at: new Date(now()).toISOString(),
    attempts,
    instance,
    claim: randomUUID(),
  };
  const revision = await insist(() => ledger.write(message.id, claim, before), options);
  if (revision === undefined) return { turn: 'later', afterMs: 1_000 };
  crash('sender.after-claim');
  const result = await callProvider(adapter.send, message, sendTimeoutMs, log);
  crash('sender.after-provider');
  return settle(message, { record: claim, revision }, result, attempts, options);
}

async function settle(
  message: OutboundMessage,
  claimed: LedgerEntry,
  result: SendResult,
  attempts: number,
  options: SendReplyOptions,
): Promise<ReplyTurn> {
  const { ledger, limiter, metrics, log, now } = options;
  log.info({ outboundId: message.id, intent: message.intent, attempts, ...result }, `send.${result.outcome}`);
  if (result.outcome === 'accepted' && result.restMs) limiter.pause(message.account, result.restMs);
  if (result.outcome !== 'retry') return finish(message, claimed, result, attempts, options);

  const { code } = result;
  metrics.sendResults.inc({ result: 'retry', code });
  if (result.afterMs > 0 && !result.isForRecipientOnly) limiter.pause(message.account, result.afterMs);
  const isTired = attempts >= maxAttempts;
  const afterMs = result.afterMs + (isTired ? nowAndThenMs : backoffMs(attempts, backoff));
  const isOver = message.expiresAt === undefined ? isTired : isExpired(message, now() + afterMs);
  if (isOver) {
    const reason = `given up after ${attempts} attempts`;
    return finish(message, claimed, { outcome: 'rejected', code, reason }, attempts, options);
  }
  const record: SendRecord = { state: 'retry', at: new Date(now()).toISOString(), attempts, code };
  await insist(() => ledger.write(message.id, record, claimed), options);
  return { turn: 'later', afterMs };
}

/** Records what came of the reply, then tells it. */
async function finish(
  message: OutboundMessage,
  before: LedgerEntry | undefined,
  result: Exclude<SendResult, { outcome: 'retry' }>,
  attempts: number,
  options: SendReplyOptions,
): Promise<ReplyTurn> {
  const { metrics, crash, now } = options;
  metrics.sendResults.inc({ result: result.outcome, code: 'code' in result ? result.code : '' });
  const record = settledRecord(result, attempts, now());
  const recorded = await insist(() => recordSettled(message.id, record, before, options.ledger), options);
  if (recorded === undefined) return { turn: 'later', afterMs: 1_000 };
  crash('sender.after-record');
  return tell(message, recorded, options);
}

/**
 * Writes the record over `before`. Another worker may meanwhile have taken us for dead and written `unknown`: what the
 * provider told us is better. What it wrote otherwise stands.
 * @returns the record that now stands; undefined when a worker has claimed the reply meanwhile.
 */
async function recordSettled(
  id: string,
  record: SettledRecord,
  before: LedgerEntry | undefined,
  ledger: SendLedger,
): Promise<SettledRecord | undefined> {
  if ((await ledger.write(id, record, before)) !== undefined) return record;
  const standing = await ledger.read(id);
  switch (standing?.record.state) {
    case 'unknown':
      // That it is too late now says nothing about what was sent before.
      if (record.state === 'unknown' || isExpiry(record)) return standing.record;
      return (await ledger.write(id, record, standing)) === undefined ? undefined : record;
    case 'accepted':
    case 'rejected':
      return standing.record;
    default:
      return undefined;
  }
}

function isExpiry(record: SettledRecord): boolean {
  return record.state === 'rejected' && record.code === replyExpiredCode;
}

async function tell(
  message: OutboundMessage,
  record: SettledRecord,
  options: SendReplyOptions,
): Promise<ReplyTurn> {
  const trace: Record<string, string> = {};
  injectTrace(trace);
  const status: DeliveryStatus = statusOf(message, record);
  await options.publish(toPublication(deliveryStatusKind, status, trace));
  options.crash('sender.after-status');
  return { turn: 'done' };
}

/**
 * Tries until JetStream takes the write: we alone know what the provider said, and a claim without a record would
 * become `unknown`. Gives up only at shutdown.
 */
async function insist<T>(write: () => Promise<T>, { log, stopping }: SendReplyOptions): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await write();
    } catch (err) {
      if (stopping.aborted) throw err;
      log.warn({ err, failures }, 'send.record-failed');
      await new Promise((resolve) =>
        setTimeout(resolve, backoffMs(failures, { ...backoff, baseMs: 200, capMs: 5_000 })),
      );
    }
  }
}
