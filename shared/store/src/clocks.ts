import {
  type ClockName,
  type ClockRules,
  type Clocks,
  type ComplaintClock,
  type ComplaintState,
  closedStates,
  nextWarningAt,
  type WarningPercent,
  withPaused,
  withRecounted,
  withResumed,
  withStarted,
  withStopped,
  withWarned,
} from '@kanal/domain';
import type { Collection } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import type { ComplaintDocument, OutboxEntry } from './documents.js';
import { sealEntry } from './outbox-entries.js';
import { StoreError } from './store-error.js';

/** What the clocks of a complaint are told with. Nothing of it is personal. */
export type ClockedComplaint = Pick<ComplaintDocument, 'ticket' | 'state' | 'channel'> & {
  readonly id: string;
  readonly clocks: Clocks;
};

/** A warning to be noted, with the entry that tells of it. */
export interface ToldWarning {
  readonly clock: Pick<ComplaintClock, 'name' | 'kind' | 'startedAt'>;
  readonly percent: WarningPercent;
  readonly entry: OutboxEntry;
}

/** - `done`: written. `unchanged`: it was so before. `gone`: there is no such complaint. */
export type ClockResult = 'done' | 'unchanged' | 'gone';

/** Who has clocks changed, and when. */
export interface ClockActor {
  readonly at: Date;
  readonly actor: string;
}

/** Rules that clocks are counted by again. */
export type CountingRules = Pick<ClockRules, 'policies' | 'calendar'>;

/** A complaint whose clocks come out otherwise under other rules. */
export interface Recount {
  readonly id: string;
  readonly ticket: string;
  readonly before: Clocks;
  readonly after: Clocks;
}

/** The clocks of complaints. Every change can be asked for again: what is so already is not written. */
export interface ClockStore {
  /** Clocks of which the complaint has a running one are left out. */
  startClocks(complaintId: string, clocks: Clocks): Promise<ClockResult>;
  /** Where the clock's policy lets it stand still. */
  pauseClock(complaintId: string, name: ClockName, at: Date): Promise<ClockResult>;
  /** Counts anew without the days on which it stood still. */
  resumeClock(
    complaintId: string,
    name: ClockName,
    rules: CountingRules,
    by: ClockActor,
  ): Promise<ClockResult>;
  stopClock(complaintId: string, name: ClockName, at: Date): Promise<ClockResult>;
  /** Stops all of a complaint that is over. */
  stopClocks(complaintId: string, at: Date): Promise<ClockResult>;
  /**
   * Counts the running clocks of open complaints by these rules, and keeps what they were before. Closed complaints stay
   * as they are. Reads all open complaints with clocks. Can be stopped and begun again.
   * @param of with `apply` false it only tells
   * @returns how many complaints were looked at
   */
  recomputeClocks(
    rules: CountingRules,
    of: ClockActor & { readonly apply: boolean; readonly onRecount: (recount: Recount) => void },
  ): Promise<number>;
  /** Complaints with a warning that has come due at `at`, not always all of its kind: ask again until there is none. */
  dueWarnings(at: Date, limit: number): Promise<ClockedComplaint[]>;
  /**
   * Notes warnings and puts what tells of them into the outbox, in one write: neither is ever there without the other.
   * One that was noted before is left out together with its entry.
   */
  markWarned(complaintId: string, warnings: readonly ToldWarning[]): Promise<ClockResult>;
  /** The clocks of a ticket; undefined when there is no such complaint. */
  findClocks(ticket: string): Promise<ClockedComplaint | undefined>;
}

/** Nobody loses this many races in a row for one complaint. */
const maxRounds = 20;

const fields = { ticket: 1, state: 1, channel: 1, clocks: 1, clocksRevision: 1 } as const;
type Clocked = Pick<ComplaintDocument, '_id' | 'ticket' | 'state' | 'channel' | 'clocks' | 'clocksRevision'>;

const clockedOf = ({ _id, ticket, state, channel, clocks = [] }: Clocked): ClockedComplaint => ({
  id: _id,
  ticket,
  state,
  channel,
  clocks,
});

const isClosed = (state: ComplaintState): boolean => closedStates.some((closed) => closed === state);

/** The clocks over the native collection. */
export function createClockStore(ring: KeyRing, complaints: Collection<ComplaintDocument>): ClockStore {
  /**
   * Reads, changes and writes, unless somebody else has written meanwhile: then it begins anew on what they wrote.
   * `change` is asked again each time.
   */
  async function change(
    complaintId: string,
    changeOf: (found: ClockedComplaint) => {
      readonly clocks: Clocks;
      readonly entries?: readonly OutboxEntry[];
    },
  ): Promise<ClockResult> {
    for (let round = 0; round < maxRounds; round++) {
      const found = await complaints.findOne<Clocked>({ _id: complaintId }, { projection: fields });
      if (!found) return 'gone';
      const before = clockedOf(found);
      const { clocks, entries = [] } = changeOf(before);
      if (clocks === before.clocks) return 'unchanged';
      const next = nextWarningAt(clocks);
      const revision = found.clocksRevision;
      const written = await complaints.updateOne(
        {
          _id: complaintId,
          clocksRevision: revision === undefined ? { $exists: false } : revision,
        },
        {
          $set: {
            clocks: [...clocks],
            clocksRevision: (revision ?? 0) + 1,
            ...(next && { clocksNextAt: next }),
          },
          ...(!next && { $unset: { clocksNextAt: true } }),
          ...(entries.length > 0 && {
            $push: { outbox: { $each: entries.map((entry) => sealEntry(ring, entry)) } },
          }),
        },
      );
      if (written.matchedCount > 0) return 'done';
    }
    throw new StoreError('KANAL_CLOCKS_CONTENDED', 'others keep changing the clocks of this complaint', {
      retryable: true,
    });
  }

  const changeClocks = (complaintId: string, next: (clocks: Clocks) => Clocks) =>
    change(complaintId, ({ clocks }) => ({ clocks: next(clocks) }));

  return {
    startClocks: (id, started) => changeClocks(id, (clocks) => withStarted(clocks, started)),
    pauseClock: (id, name, at) => changeClocks(id, (clocks) => withPaused(clocks, name, at)),
    resumeClock: (id, name, rules, by) => changeClocks(id, (clocks) => withResumed(clocks, name, rules, by)),
    stopClock: (id, name, at) => changeClocks(id, (clocks) => withStopped(clocks, [name], at)),
    stopClocks: (id, at) => changeClocks(id, (clocks) => withStopped(clocks, 'all', at)),

    async recomputeClocks(rules, { at, actor, apply, onRecount }) {
      const by = { at, actor };
      const open = complaints.find<Clocked>(
        { 'clocks.0': { $exists: true }, state: { $nin: [...closedStates] } },
        { projection: fields },
      );
      let looked = 0;
      for await (const found of open) {
        looked++;
        const { id, ticket, clocks: before } = clockedOf(found);
        const after = withRecounted(before, rules, by);
        if (after === before) continue;
        onRecount({ id, ticket, before, after });
        if (!apply) continue;
        // On what it is by now: it may have been closed meanwhile.
        await change(id, ({ state, clocks }) => ({
          clocks: isClosed(state) ? clocks : withRecounted(clocks, rules, by),
        }));
      }
      return looked;
    },

    async dueWarnings(at, limit) {
      const found = await complaints
        .find<Clocked>({ clocksNextAt: { $lte: at } }, { projection: fields, limit })
        .toArray();
      return found.map(clockedOf);
    },

    markWarned: (complaintId, warnings) =>
      change(complaintId, ({ clocks }) => {
        let next = clocks;
        const entries: OutboxEntry[] = [];
        for (const { clock, percent, entry } of warnings) {
          const told = withWarned(next, clock, percent);
          if (told !== next) entries.push(entry);
          next = told;
        }
        return { clocks: next, entries };
      }),

    async findClocks(ticket) {
      const found = await complaints.findOne<Clocked>({ ticket }, { projection: fields });
      return found ? clockedOf(found) : undefined;
    },
  };
}
