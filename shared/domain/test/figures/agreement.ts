import type { Miss } from './sets.js';

/** How often one value per message is the expected one. */
export interface Agreement {
  readonly messages: number;
  readonly hits: number;
  /** Expected value → value said → how often; the agreement itself included. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly misses: readonly Miss[];
}

/** Sums up one value per message. */
export function agree(cases: readonly Miss[]): Agreement {
  const confusion: Record<string, Record<string, number>> = {};
  const misses: Miss[] = [];
  for (const one of cases) {
    confusion[one.expected] ??= {};
    const row = confusion[one.expected] ?? {};
    row[one.said] = (row[one.said] ?? 0) + 1;
    if (one.expected !== one.said) misses.push(one);
  }
  return { messages: cases.length, hits: cases.length - misses.length, confusion, misses };
}
