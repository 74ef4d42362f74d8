import type { Account } from './account.js';

/** Where an event stands in an entry. */
export type Slot = 'messaging' | 'standby' | 'changes';

/** One event, ready to be told. */
export interface ToldEvent {
  readonly slot: Slot;
  readonly event: Readonly<Record<string, unknown>>;
}

const maxEventsPerEntry = 10;

/**
 * The body of a webhook. Many events are spread over entries of at most 10, and one entry may hold several sorts, as a
 * receiver must expect it. https://developers.facebook.com/docs/messenger-platform/webhooks#webhook-notifications
 */
export function envelope(
  account: Account,
  told: readonly ToldEvent[],
  timeMs: number,
): Record<string, unknown> {
  const entry: Record<string, unknown>[] = [];
  for (let start = 0; start < told.length; start += maxEventsPerEntry) {
    const group = told.slice(start, start + maxEventsPerEntry);
    const slots = (['messaging', 'standby', 'changes'] as const).map((slot) => [
      slot,
      group.filter((each) => each.slot === slot).map(({ event }) => event),
    ]);
    entry.push({
      id: account.id,
      time: timeMs,
      ...Object.fromEntries(slots.filter(([, events]) => events?.length !== 0)),
    });
  }
  return { object: account.object, entry };
}
