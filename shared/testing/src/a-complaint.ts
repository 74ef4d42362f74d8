import type { InboundMessage } from '@kanal/contracts';
import { builtInPolicies, calendarOf, clocksStartedBy } from '@kanal/domain';
import { anAssessment } from './an-assessment.js';
import { anInboundMessage } from './messages.js';

let count = 0;

/**
 * A complaint as the router opens it, with a ticket and a message of its own, opened on a Monday morning by what is built
 * in: three working days for its verification end on Thursday the 26th.
 */
export function aComplaint({
  message = anInboundMessage(),
  policies = builtInPolicies,
  calendar = calendarOf(),
}: {
  readonly message?: InboundMessage;
  readonly policies?: typeof builtInPolicies;
  readonly calendar?: ReturnType<typeof calendarOf>;
} = {}) {
  const openedAt = new Date('2026-11-23T09:00:00+07:00');
  const rules = { policies, calendar, zone: 'Asia/Jakarta' } as const;
  return {
    id: message.id,
    ticket: `BTN-261123-T${String(count++).padStart(6, '0')}`,
    state: 'diterima' as const,
    serial: 1,
    message,
    openedAt,
    assessment: anAssessment(),
    marks: {},
    clocks: clocksStartedBy('diterima', openedAt.getTime(), rules),
    entries: [],
  };
}
