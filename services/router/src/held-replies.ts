import { type ComplaintHead, type HeldReply, replyTo, type Say } from '@kanal/domain';
import type { OutboxEntry } from '@kanal/store';
import type { Plan, Work } from './plan.js';
import type { Replying } from './replies.js';

/**
 * The waiting reply of a complaint after one more message of its citizen: the same reply by its id, with what is to be
 * said now, put off by another quiet time but never beyond the moment that was set when it began to wait.
 */
export function renewedEntry(
  { message, trace }: Work,
  say: Say,
  held: HeldReply,
  ticket: string,
  context: Replying,
): OutboxEntry {
  const { nowMs, quiet } = context;
  const payload = { ...replyTo(message, say, context, ticket), id: held.id };
  return {
    id: held.id,
    kind: 'reply',
    createdAt: held.createdAt,
    dueAt: new Date(Math.min(nowMs + quiet.quietMs, held.until.getTime())),
    held: { until: held.until, isPublic: payload.visibility === 'public' },
    trace,
    payload,
  };
}

/** The waiting reply of a complaint whose citizen has said STOP is taken back. */
export function silenceEntry(
  { message }: Work,
  { id, held }: ComplaintHead,
  nowMs: number,
): Pick<Plan, 'complaint'> {
  if (!held) return {};
  const at = new Date(nowMs);
  return { complaint: { change: 'silence', complaintId: id, messageId: message.id, entryId: held.id, at } };
}
