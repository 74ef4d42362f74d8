import { type ComplaintEvent, type OutboundMessage, outboundId, stableId } from '@kanal/contracts';
import { type Reply, replyVisibility } from '@kanal/domain';
import type { OutboxEntry } from '@kanal/store';
import type { PlanContext, Work } from './plan.js';

/** A reply must not arrive when nobody waits for it any more: after this it is dropped, and its status says so. */
const replyValidMs = 24 * 3_600_000;

/** The outbox entry of a reply to a message. Its id depends on the message and the intent alone. */
export function replyEntry({ message, trace }: Work, reply: Reply, context: PlanContext): OutboxEntry {
  const { nowMs, policy } = context;
  const payload: OutboundMessage = {
    schemaVersion: 2,
    id: outboundId(message.id, reply.intent),
    adapter: message.adapter,
    channel: message.channel,
    account: message.account,
    conversation: message.conversation,
    to: message.counterpart.externalId,
    inReplyTo: message.original ?? message.externalId,
    kind: message.kind,
    visibility: replyVisibility(message, policy),
    intent: reply.intent,
    text: reply.text,
    createdAt: new Date(nowMs).toISOString(),
    lastInboundAt: message.sentAt,
    expiresAt: new Date(nowMs + replyValidMs).toISOString(),
  };
  const at = new Date(nowMs);
  return { id: payload.id, kind: 'reply', createdAt: at, dueAt: at, trace, payload };
}

/** The outbox entry of what happened to a complaint. Its id depends on the message and the event alone. */
export function complaintEvent(
  { message, trace }: Work,
  event: Exclude<ComplaintEvent['event'], 'clock-warning'>,
  of: { readonly id: string; readonly ticket: string; readonly state: string },
  nowMs: number,
): OutboxEntry {
  const at = new Date(nowMs);
  const payload: ComplaintEvent = {
    schemaVersion: 3,
    id: stableId('complaint-event', message.id, event),
    event,
    complaintId: of.id,
    ticket: of.ticket,
    state: of.state,
    channel: message.channel,
    at: at.toISOString(),
  };
  return { id: payload.id, kind: 'event', createdAt: at, dueAt: at, trace, payload };
}
