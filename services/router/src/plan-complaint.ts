import { type ComplaintHead, clocksStartedBy, type Decision, type Marks } from '@kanal/domain';
import type { MessageRole } from '@kanal/store';
import { complaintEvent } from './complaint-event.js';
import { renewedEntry } from './held-replies.js';
import type { Plan, Planning, Work } from './plan.js';
import { asksToResend, replyEntry } from './replies.js';

type Changed = Pick<Plan, 'complaintId' | 'complaint'>;
type Opening = Extract<Decision, { decision: 'open' }>;
type Appending = Pick<Extract<Decision, { decision: 'append' }>, 'marks' | 'says' | 'renewed'>;

/** A message that opens a complaint: the record with its first replies, in one write. */
export function open(
  work: Work,
  { serial, assessment, marks, says, isGuided }: Opening,
  context: Planning,
): Pick<Plan, 'outcome' | 'conversation'> & Changed {
  const { message } = work;
  const ticket = context.newTicket();
  const head = { id: message.id, ticket, state: 'diterima' } as const;
  const asks = says.length > 0 && asksToResend(message);
  const entries = [
    ...says.map((say) => replyEntry(work, say, context, ticket)),
    complaintEvent(work, 'opened', head, context.nowMs),
  ];
  return {
    outcome: 'opened',
    complaintId: message.id,
    complaint: {
      change: 'open',
      complaint: {
        ...head,
        serial,
        message,
        openedAt: new Date(context.nowMs),
        assessment,
        marks,
        clocks: clocksStartedBy('diterima', Date.parse(message.receivedAt), context.clockRules),
        entries,
      },
    },
    conversation: {
      message,
      entries: [],
      ...(asks && { asked: true }),
      ...(isGuided && { guided: true }),
    },
  };
}

/** A message that belongs to a complaint: what it changes there and what is told, in one write. */
export function append(
  work: Work,
  to: ComplaintHead,
  role: Exclude<MessageRole, 'opening'>,
  { marks, says, renewed }: Appending,
  context: Planning,
): Changed {
  const { message } = work;
  // What our side wrote is no news to those whom the events are for: they are told what citizens do.
  const events = role === 'follow-up' ? [complaintEvent(work, 'appended', to, context.nowMs)] : [];
  return {
    complaintId: to.id,
    complaint: {
      change: 'append',
      complaintId: to.id,
      messageId: message.id,
      at: new Date(message.sentAt),
      role,
      marks,
      markedAt: new Date(context.nowMs),
      entries: [...says.map((say) => replyEntry(work, say, context, to.ticket)), ...events],
      ...(renewed && to.held && { renewed: renewedEntry(work, renewed, to.held, to.ticket, context) }),
    },
  };
}

/** A message that changes what a complaint holds. */
export function change(
  work: Work,
  of: ComplaintHead,
  what: 'edited' | 'withdrawn',
  { nowMs }: Planning,
  marks: Marks = {},
): Changed {
  const { message } = work;
  const event = what === 'edited' ? 'edited' : 'redacted';
  return {
    complaintId: of.id,
    complaint: {
      change: what,
      complaintId: of.id,
      messageId: message.id,
      at: new Date(message.sentAt),
      marks,
      markedAt: new Date(nowMs),
      entries: [complaintEvent(work, event, of, nowMs)],
    },
  };
}
