import { z } from 'zod';
import type { MicroDollars } from './micro-dollars.js';

const micros = z.int().min(0);

/** What one calendar month (UTC) has cost, as it stands in the adapter's state. */
export const spendLedgerSchema = z.strictObject({
  spent: micros,
  /** Of `spent`, by what it was for: to be shown, never decided by. */
  byKind: z.record(z.string(), micros),
});

/** What one month has cost. */
export type SpendLedger = Readonly<z.infer<typeof spendLedgerSchema>>;

/** A change that waits to be written. Negative is given back. */
export interface Entry {
  readonly kind: string;
  readonly micros: MicroDollars;
  /** The ledger may not stand higher than this after it; Infinity for what has been spent already. */
  readonly ceiling: MicroDollars;
  /** The key of the only month it belongs to; absent: the month in which it is written. */
  readonly month?: string;
}

/** A month in which nothing was spent. */
export const emptyLedger: SpendLedger = { spent: 0, byKind: {} };

/** The key of the month in which a moment lies. */
export function ledgerKey(nowMs: number): string {
  return `spend.${new Date(nowMs).toISOString().slice(0, 7)}`;
}

/** When the month ends in which a moment lies, in epoch milliseconds. */
export function monthEndMs(nowMs: number): number {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1);
}

/** The ledger after an entry; undefined when it does not fit. */
export function enter(ledger: SpendLedger, { kind, micros, ceiling }: Entry): SpendLedger | undefined {
  const spent = ledger.spent + micros;
  if (micros > 0 && spent > ceiling) return undefined;
  const ofKind = (ledger.byKind[kind] ?? 0) + micros;
  return { spent: Math.max(0, spent), byKind: { ...ledger.byKind, [kind]: Math.max(0, ofKind) } };
}
