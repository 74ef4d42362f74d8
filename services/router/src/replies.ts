import type { InboundMessage } from '@kanal/contracts';
import { askAgainAfterMs, isUnreadable, replyTo, type Say, type Speaking } from '@kanal/domain';
import type { ConversationChange, OutboxEntry } from '@kanal/store';
import type { Work } from './plan.js';

/** How long a reply waits for what its citizen may still add. */
export interface QuietTime {
  /** After the latest message; 0: replies wait for nothing. */
  readonly quietMs: number;
  /** After the first, however many follow. */
  readonly atMostMs: number;
}

/** What an outbox entry of a reply needs. */
export type Replying = Speaking & { readonly quiet: QuietTime };

/**
 * The outbox entry of what is said in answer to a message. Its id depends on the message and the intent alone.
 * @param ticket of the complaint that the message opens or belongs to.
 */
export function replyEntry(work: Work, say: Say, context: Replying, ticket?: string): OutboxEntry {
  const { message, trace } = work;
  const { nowMs, quiet } = context;
  const payload = replyTo(message, say, context, ticket);
  const createdAt = new Date(nowMs);
  const entry = { id: payload.id, kind: 'reply', createdAt, trace, payload } as const;
  if (!say.waits || quiet.quietMs === 0) return { ...entry, dueAt: createdAt };
  const until = nowMs + quiet.atMostMs;
  return {
    ...entry,
    dueAt: new Date(Math.min(nowMs + quiet.quietMs, until)),
    held: { until: new Date(until), isPublic: payload.visibility === 'public' },
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
  context: Replying,
): Pick<ConversationChange, 'ask'> {
  if (!ask) return {};
  const notAfter = new Date(Date.parse(work.message.receivedAt) - askAgainAfterMs);
  return { ask: { entry: replyEntry(work, ask, context), notAfter } };
}
