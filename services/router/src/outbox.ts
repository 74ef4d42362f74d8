import { BusError, type Publisher } from '@kanal/bus';
import {
  ContractError,
  complaintEventKind,
  type EventKind,
  fromWire,
  outboundKind,
  type Publication,
  toPublication,
} from '@kanal/contracts';
import type { Clock, Crash } from '@kanal/runtime';
import type { OutboxEntry, OutboxPlace, OwnedEntry, Store } from '@kanal/store';
import type { z } from 'zod';

/** Brings what was written to where it is due. */
export interface Outbox {
  /**
   * Publishes the entries and takes them out of their outboxes. A crash in between publishes again under the same id.
   * @throws the first failure; entries that can go out are through all the same.
   */
  relay(entries: readonly OwnedEntry[]): Promise<void>;
  /** Relays replies whose quiet time is over, and what a crash left behind. @returns how many */
  sweep(): Promise<number>;
}

/** Long enough that an entry on its regular way is not swept, short enough that a citizen still waits for it. */
const graceMs = 10_000;
/** Documents a step of a sweep looks at. The next goes on behind them, so that entries which cannot go out hold up no other. */
const sweepLimit = 200;

/** The relay of outbox entries to JetStream. */
export function createOutbox(of: { store: Store; publisher: Publisher; clock: Clock; crash: Crash }): Outbox {
  const { store, publisher, clock, crash } = of;
  let swept: OutboxPlace = {};

  async function relay(entries: readonly OwnedEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const misfits: ContractError[] = [];
    const ready = entries.flatMap((owned) => {
      try {
        return [{ owned, publication: publicationOf(owned.entry) }];
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        misfits.push(error);
        return [];
      }
    });
    const outcomes = await publisher.publishEach(ready.map(({ publication }) => publication));
    crash('router.after-outbox-publish');
    const published = ready.filter((_, at) => !(outcomes[at] instanceof BusError));
    await store.markPublished(
      published.map(({ owned }) => owned),
      new Date(clock()),
    );
    crash('router.after-outbox-mark');
    const failure = outcomes.find((outcome) => outcome instanceof BusError) ?? misfits[0];
    if (failure) throw failure;
  }

  return {
    relay,
    async sweep() {
      let count = 0;
      do {
        const due = await store.dueOutbox(new Date(clock()), graceMs, sweepLimit, swept);
        swept = due.next;
        await relay(due.entries);
        count += due.entries.length;
      } while (Object.keys(swept).length > 0);
      return count;
    },
  };
}

function publicationOf(entry: OutboxEntry): Publication {
  switch (entry.kind) {
    case 'reply':
      return toPublication(outboundKind, upToDate(outboundKind, entry.payload), entry.trace);
    case 'event':
      return toPublication(complaintEventKind, upToDate(complaintEventKind, entry.payload), entry.trace);
  }
}

/** What an older version of the router has left in an outbox is brought up to date as if it came over the bus. */
function upToDate<S extends z.ZodType<{ readonly schemaVersion: number }>>(
  kind: EventKind<S>,
  payload: z.infer<S>,
): z.infer<S> {
  const { schemaVersion } = payload;
  if (schemaVersion === kind.version) return payload;
  return fromWire(kind, `${kind.type}.v${schemaVersion}`, Buffer.from(JSON.stringify(payload)));
}
