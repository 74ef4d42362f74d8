import type { InboundMessage, OutboundMessage } from '@kanal/contracts';
import { outboundId } from '@kanal/contracts';
import {
  askAgainAfterMs,
  type ConversationPolicy,
  isUnreadable,
  type LanguageGuess,
  renderSay,
  replyVisibility,
  type Say,
  type Templates,
} from '@kanal/domain';
import type { ConversationChange, OutboxEntry } from '@kanal/store';
import type { Work } from './plan.js';

/** What saying something needs. */
export interface Speaking {
  readonly policy: ConversationPolicy;
  readonly templates: Templates;
  readonly language: LanguageGuess;
  readonly nowMs: number;
  readonly quiet: QuietTime;
}

/** How long a reply waits for what its citizen may still add. */
export interface QuietTime {
  /** After the latest message. */
  readonly quietMs: number;
  /** After the first, however many follow. */
  readonly atMostMs: number;
}

/** A reply must not arrive when nobody waits for it any more: after this it is dropped, and its status says so. */
const replyValidMs = 24 * 3_600_000;

/**
 * The outbox entry of what is said in answer to a message. Its id depends on the message and the intent alone.
 * @param ticket of the complaint that the message opens or belongs to.
 */
export function replyEntry(work: Work, say: Say, context: Speaking, ticket?: string): OutboxEntry {
  const { message, trace } = work;
  const { nowMs, quiet } = context;
  const payload = replyTo(message, say, context, ticket);
  const createdAt = new Date(nowMs);
  const waits = say.waits === true && quiet.quietMs > 0;
  return {
    id: payload.id,
    kind: 'reply',
    createdAt,
    dueAt: waits ? new Date(nowMs + Math.min(quiet.quietMs, quiet.atMostMs)) : createdAt,
    ...(waits && {
      held: { until: new Date(nowMs + quiet.atMostMs), isPublic: payload.visibility === 'public' },
    }),
    trace,
    payload,
  };
}

/** What goes out to the citizen. */
export function replyTo(
  message: InboundMessage,
  say: Say,
  { policy, templates, language, nowMs }: Speaking,
  ticket?: string,
): OutboundMessage {
  const visibility = replyVisibility(message, policy);
  const of = { message, language, ...(ticket !== undefined && { ticket }) };
  return {
    schemaVersion: 2,
    id: outboundId(message.id, say.intent),
    adapter: message.adapter,
    channel: message.channel,
    account: message.account,
    conversation: message.conversation,
    to: message.counterpart.externalId,
    inReplyTo: message.original ?? message.externalId,
    kind: message.kind,
    visibility,
    intent: say.intent,
    text: renderSay(templates, say, of, policy),
    createdAt: new Date(nowMs).toISOString(),
    lastInboundAt: message.sentAt,
    expiresAt: new Date(nowMs + replyValidMs).toISOString(),
  };
}

/** Whether the acknowledgement of a message asks to send it again: then no request of its own follows it. */
export function asksToResend(message: InboundMessage): boolean {
  return isUnreadable(message) && message.visibility === 'private';
}

/** The request to send again, for the write that lets it go out only once a day. */
export function askOnce(
  work: Work,
  ask: Say | undefined,
  context: Speaking,
): Pick<ConversationChange, 'ask'> {
  if (!ask) return {};
  const notAfter = new Date(Date.parse(work.message.receivedAt) - askAgainAfterMs);
  return { ask: { entry: replyEntry(work, ask, context), notAfter } };
}
