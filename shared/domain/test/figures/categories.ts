import { inWords, type Miss, ratio } from './sets.js';

/** A category's part of the figures; a message belongs to the best category it is labelled with. */
interface CategoryRow {
  readonly messages: number;
  readonly first: number;
  readonly amongThree: number;
  /** What was said first where none of the acceptable ones was: category → how often. */
  readonly instead: Readonly<Record<string, number>>;
}

/** How well categories are suggested. Any acceptable category of a message is a hit. */
export interface CategoryFigures {
  readonly messages: number;
  /** An acceptable category stands first. */
  readonly first: number;
  /** An acceptable category is among the first three: what serves the admin who picks. */
  readonly amongThree: number;
  /** Mean over categories of their share among three, so that rare ones weigh as much as common ones. */
  readonly meanAmongThree: number | undefined;
  /** Mean F1 of the first suggestion over the categories that are expected or said. */
  readonly macroF1: number | undefined;
  readonly perCategory: Readonly<Record<string, CategoryRow>>;
  readonly misses: readonly Miss[];
}

/** What one message may be called, best first, and what it was called, best first. */
export interface CategoryCase {
  readonly id: string;
  readonly acceptable: readonly string[];
  readonly said: readonly string[];
}

interface CountedRow {
  messages: number;
  first: number;
  amongThree: number;
  instead: Record<string, number>;
}

/** Said where nothing is said. */
const nothing = '–';

/** Sums up suggestions. Of what is said only the first three count. */
export function compareCategories(cases: readonly CategoryCase[]): CategoryFigures {
  const rows: Record<string, CountedRow> = {};
  const misses: Miss[] = [];
  const labelledAndSaid: { label: string; said: string }[] = [];
  for (const { id, acceptable, said } of cases) {
    const label = acceptable[0] ?? nothing;
    const row = rows[label] ?? { messages: 0, first: 0, amongThree: 0, instead: {} };
    rows[label] = row;
    const first = said[0] ?? nothing;
    const isFirst = acceptable.includes(first);
    row.messages++;
    if (isFirst) row.first++;
    else row.instead[first] = (row.instead[first] ?? 0) + 1;
    labelledAndSaid.push({ label: isFirst ? first : label, said: first });
    const three = said.slice(0, 3);
    if (three.some((one) => acceptable.includes(one))) row.amongThree++;
    else misses.push({ id, expected: acceptable.join(' | '), said: three.join(' ') || inWords([]) });
  }
  const all = Object.values(rows);
  const sum = (of: 'first' | 'amongThree') => all.reduce((total, row) => total + row[of], 0);
  return {
    messages: cases.length,
    first: sum('first'),
    amongThree: sum('amongThree'),
    meanAmongThree: mean(all.map((row) => row.amongThree / row.messages)),
    macroF1: macroF1(labelledAndSaid),
    perCategory: rows,
    misses,
  };
}

function mean(values: readonly number[]): number | undefined {
  return ratio(
    values.reduce((total, value) => total + value, 0),
    values.length,
  );
}

function macroF1(cases: readonly { label: string; said: string }[]): number | undefined {
  const all = new Set(cases.flatMap(({ label, said }) => (said === nothing ? [label] : [label, said])));
  return mean(
    [...all].map((category) => {
      const hits = cases.filter(({ label, said }) => label === category && said === category).length;
      const labelled = cases.filter(({ label }) => label === category).length;
      const said = cases.filter((one) => one.said === category).length;
      return (2 * hits) / (labelled + said);
    }),
  );
}
