import { type ComplaintEvent, stableId } from '@kanal/contracts';
import { type ComplaintClock, isOpen, type WarningPercent, warningsDue } from '@kanal/domain';
import type { Clock } from '@kanal/runtime';
import type { ClockedComplaint, Store, ToldWarning } from '@kanal/store';

/** Complaints a sweep looks at; the next one goes on, with those that have waited longest or not. */
const sweepLimit = 500;

/**
 * Tells, each once, that so much of a clock's time is over. A sweep writes the warning and the entry that tells of it
 * into the complaint at once, and the relay of the outboxes brings it out: a crash before the write leaves it to the
 * next sweep, one after it to the relay. Two routers that sweep at once write it once.
 */
export function createClockWarnings(of: {
  store: Pick<Store, 'dueWarnings' | 'markWarned' | 'stopClocks'>;
  clock: Clock;
}): { sweep(): Promise<number> } {
  const { store, clock } = of;
  return {
    async sweep() {
      const now = new Date(clock());
      let told = 0;
      for (const complaint of await store.dueWarnings(now, sweepLimit)) {
        if (isOpen(complaint.state)) {
          const warnings = warningsToTell(complaint, now);
          if ((await store.markWarned(complaint.id, warnings)) === 'done') told += warnings.length;
        } else {
          // Whoever closed it has let its clocks run on.
          await store.stopClocks(complaint.id, now);
        }
      }
      return told;
    },
  };
}

/** What is to be told of a complaint now. Ids depend on clock and share alone, so whoever tells it tells the same. */
function warningsToTell(complaint: ClockedComplaint, now: Date): ToldWarning[] {
  return complaint.clocks.flatMap((clock) =>
    warningsDue(clock, now.getTime()).map(({ percent }) => {
      const payload = eventOf(complaint, clock, percent, now);
      const { name, kind, startedAt } = clock;
      const entry = {
        id: payload.id,
        kind: 'event',
        createdAt: now,
        dueAt: now,
        trace: {},
        payload,
      } as const;
      return { clock: { name, kind, startedAt }, percent, entry };
    }),
  );
}

function eventOf(
  { id, ticket, state, channel }: ClockedComplaint,
  { name, kind, startedAt, dueOn, isPrediction }: ComplaintClock,
  percent: WarningPercent,
  now: Date,
): ComplaintEvent {
  return {
    schemaVersion: 3,
    id: stableId('clock-warning', id, name, kind, startedAt.toISOString(), String(percent)),
    event: 'clock-warning',
    complaintId: id,
    ticket,
    state,
    channel,
    at: now.toISOString(),
    clock: name,
    kind,
    percent,
    dueOn,
    isPrediction,
  };
}
