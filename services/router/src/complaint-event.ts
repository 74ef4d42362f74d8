import { type ComplaintEvent, stableId } from '@kanal/contracts';
import type { ComplaintHead } from '@kanal/domain';
import type { OutboxEntry } from '@kanal/store';
import type { Work } from './plan.js';

/** The outbox entry of what happened to a complaint. Its id depends on the message and the event alone. */
export function complaintEvent(
  { message, trace }: Work,
  event: Exclude<ComplaintEvent['event'], 'clock-warning'>,
  of: Pick<ComplaintHead, 'id' | 'ticket' | 'state'>,
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
