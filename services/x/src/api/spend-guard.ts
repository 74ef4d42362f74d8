import type { AdapterState } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { MicroDollars } from './micro-dollars.js';
import type { ChargeKind, Prices } from './prices.js';
import {
  type Entry,
  emptyLedger,
  enter,
  ledgerKey,
  type SpendLedger,
  spendLedgerSchema,
} from './spend-ledger.js';

/** Whether a call may be made, and what becomes of its price. */
export type Reservation =
  | {
      readonly reserved: 'yes';
      /**
       * Gives back what was not spent: all of it only when it is certain that X has not charged. Never rejects; what
       * cannot be written stays spent.
       */
      settle(actual: MicroDollars): Promise<void>;
    }
  | { readonly reserved: 'over-budget' }
  /** Where it is written down cannot be reached: no call without an entry. */
  | { readonly reserved: 'unavailable' };

/** What stands in this month's ledger, and its limits. */
export interface SpendView {
  readonly month: string;
  readonly ledger: SpendLedger;
  readonly budget: MicroDollars;
  readonly readReserve: MicroDollars;
}

/** Keeps the month's costs below the budget, whatever is under way at once and in how many processes. */
export interface SpendGuard {
  /**
   * Enters the price of `count` of a kind before the call. `purpose` `write` leaves the reserve for reading untouched.
   * Never rejects.
   */
  reserve(kind: ChargeKind, count: number, purpose: 'read' | 'write'): Promise<Reservation>;
  /** Enters what X has charged already, and so never refuses: kept and tried again until it is written. */
  charge(kind: ChargeKind, count: number): void;
  /** @throws when NATS cannot be reached. */
  view(): Promise<SpendView>;
  /** Resolves when everything has been tried once that waited. */
  idle(): Promise<void>;
}

/** What the guard needs. */
export interface SpendGuardOptions {
  readonly state: Pick<AdapterState, 'read' | 'write'>;
  readonly prices: Prices;
  readonly budget: MicroDollars;
  /** The part of the budget that is for reading alone. */
  readonly readReserve: MicroDollars;
  readonly now: () => number;
  readonly log: Log;
}

/** How long a refusal is answered from memory: another process may have given something back meanwhile. */
const knownForMs = 60_000;

/** How often a ledger that others write at the same time is read again for one entry. */
const maxTries = 100;

const retryChargesMs = 5_000;

const noCeiling = Number.POSITIVE_INFINITY;

interface Waiting {
  readonly entry: Entry;
  /** A charge is entered again when it may not have been written; anything else is not. */
  readonly isCharge: boolean;
  done(outcome: Entered): void;
}

/** What became of an entry, with the key of the month it stands in. */
type Entered = { readonly entered: string } | 'refused' | 'failed';

/**
 * One ledger a month, under compare-and-set. All entries that wait while one write is under way go into the next one
 * together: a thousand events cost a handful of writes. An entry counts only when its write is confirmed; one that may
 * have been written is taken for spent.
 */
export function createSpendGuard(options: SpendGuardOptions): SpendGuard {
  const { state, prices, budget, readReserve, now, log } = options;
  let waiting: Waiting[] = [];
  let known: { key: string; ledger: SpendLedger; revision: number; atMs: number } | undefined;
  let running: Promise<void> | undefined;

  const submit = (entry: Entry, isCharge: boolean): Promise<Entered> =>
    new Promise((resolve) => {
      waiting.push({ entry, isCharge, done: resolve });
      start();
    });

  return {
    async reserve(kind, count, purpose) {
      const micros = prices[kind] * count;
      const entry = { kind, micros, ceiling: purpose === 'write' ? budget - readReserve : budget };
      if (isKnownToBeOver(entry)) return { reserved: 'over-budget' };
      const outcome = await submit(entry, false);
      if (outcome === 'refused') return { reserved: 'over-budget' };
      if (outcome === 'failed') return { reserved: 'unavailable' };
      let isSettled = false;
      return {
        reserved: 'yes',
        async settle(actual) {
          if (isSettled || actual >= micros) return;
          isSettled = true;
          await submit({ kind, micros: actual - micros, ceiling: noCeiling, month: outcome.entered }, false);
        },
      };
    },
    charge(kind, count) {
      if (count > 0) void submit({ kind, micros: prices[kind] * count, ceiling: noCeiling }, true);
    },
    async view() {
      const key = ledgerKey(now());
      const { ledger } = await read(key);
      return { month: key.slice('spend.'.length), ledger, budget, readReserve };
    },
    async idle() {
      while (running) await running;
    },
  };

  function isKnownToBeOver(entry: Entry): boolean {
    const at = now();
    if (known === undefined || known.key !== ledgerKey(at) || at - known.atMs > knownForMs) return false;
    return enter(known.ledger, entry) === undefined;
  }

  function start(): void {
    running ??= drain();
  }

  async function drain(): Promise<void> {
    // Whoever comes within the same turn goes into the same write.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await write(batch).catch((err: unknown) => {
        known = undefined;
        log.warn({ err, entries: batch.length }, 'x.spend-not-written');
        for (const each of batch) if (!each.isCharge) each.done('failed');
        enterLater(batch.filter((each) => each.isCharge));
      });
    }
    // In the same turn as the look at `waiting`: whoever comes after it starts anew.
    running = undefined;
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    for (let tries = 0; tries < maxTries; tries++) {
      const key = ledgerKey(now());
      const remembered = known?.key === key ? known : undefined;
      const before = remembered ?? (await read(key));
      let ledger = before.ledger;
      const entered: Waiting[] = [];
      const refused: Waiting[] = [];
      for (const each of batch) {
        // What belongs to a month that is over is given back to none.
        const isTooLate = each.entry.month !== undefined && each.entry.month !== key;
        const after = isTooLate ? undefined : enter(ledger, each.entry);
        if (after) ledger = after;
        (after ? entered : refused).push(each);
      }
      if (entered.length > 0) {
        const revision = await state.write(key, ledger, before.revision);
        known = revision === undefined ? undefined : { key, ledger, revision, atMs: now() };
        if (known === undefined) continue;
      } else if (remembered) {
        // Nobody is refused by what stood there a while ago.
        known = undefined;
        continue;
      }
      for (const each of entered) each.done({ entered: key });
      for (const each of refused) each.done('refused');
      return;
    }
    throw new Error(`others wrote the month's ledger ${maxTries} times in between`);
  }

  async function read(key: string): Promise<NonNullable<typeof known>> {
    const found = await state.read(key);
    const ledger = found ? spendLedgerSchema.parse(found.value) : emptyLedger;
    known = { key, ledger, revision: found?.revision ?? 0, atMs: now() };
    return known;
  }

  /** Charges that could not be entered are tried again after a while. */
  function enterLater(charges: readonly Waiting[]): void {
    if (charges.length === 0) return;
    const timer = setTimeout(() => {
      waiting.push(...charges);
      start();
    }, retryChargesMs);
    timer.unref();
  }
}
