import type { Figures } from './evaluate.js';
import type { Agreement } from './figures/agreement.js';
import type { CategoryFigures } from './figures/categories.js';
import type { DateFigures } from './figures/dates.js';
import { type Miss, ratio, type SetFigures } from './figures/sets.js';

/**
 * Figures as Markdown tables. With `misses` every message that was read otherwise follows, by its id: for messages
 * one works with, never for those held back.
 */
export function printFigures(
  title: string,
  figures: Figures,
  misses: 'misses' | 'no misses' = 'no misses',
): string {
  const parts = [
    `## ${title}`,
    `${figures.messages} messages`,
    figures.intents && setTable('Intents', figures.intents),
    agreementTable(figures),
    figures.class && confusionTable('Class', figures.class),
    figures.only && confusionTable('Says nothing but', figures.only),
    figures.categories && categoryTable(figures.categories),
    figures.missing && setTable('Still to ask for', figures.missing),
    setTable('Found in the text', {
      ...(figures.places && { places: figures.places }),
      ...(figures.trackingIds && { 'Tracking IDs': figures.trackingIds }),
      ...(figures.tickets && { tickets: figures.tickets }),
    }),
    figures.when && dateTable(figures.when),
    misses === 'misses' ? missTable(figures) : undefined,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** A share with what it is made of: "0.93 (42/45)". */
function share(part: number, whole: number): string {
  return `${decimal(ratio(part, whole))} (${part}/${whole})`;
}

function decimal(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function setTable(title: string, figures: Readonly<Record<string, SetFigures>>): string | undefined {
  const rows = Object.entries(figures).map(([name, of]) => [
    name,
    share(of.right, of.said),
    share(of.recalled, of.expected),
  ]);
  return rows.length === 0 ? undefined : table([title, 'precision', 'recall'], rows);
}

function agreementTable(figures: Figures): string | undefined {
  const named: readonly (readonly [string, Agreement | undefined])[] = [
    ['keyword', figures.keyword],
    ['nothing but', figures.only],
    ['substantive', figures.substantive],
    ['class', figures.class],
    ['secret suggested', figures.secret],
    ['NIK', figures.nik],
    ['phone', figures.phone],
  ];
  const rows = named.flatMap(([name, of]) =>
    of ? [[name, share(of.hits, of.messages), confusions(of.confusion)]] : [],
  );
  return rows.length === 0 ? undefined : table(['One value', 'right', 'expected → said'], rows);
}

function confusions(confusion: Agreement['confusion']): string {
  const each = Object.entries(confusion).flatMap(([expected, row]) =>
    Object.entries(row)
      .filter(([said]) => said !== expected)
      .map(([said, times]) => `${expected} → ${said} ${times}`),
  );
  return each.join(', ') || '–';
}

function confusionTable(title: string, { confusion }: Agreement): string {
  const columns = [
    ...new Set([...Object.keys(confusion), ...Object.values(confusion).flatMap(Object.keys)]),
  ].sort();
  const rows = Object.entries(confusion).map(([expected, row]) => [
    expected,
    ...columns.map((said) => String(row[said] ?? '')),
  ]);
  return table([`${title}: expected ↓ said →`, ...columns], rows);
}

function categoryTable(figures: CategoryFigures): string {
  const all = [
    'all',
    String(figures.messages),
    share(figures.first, figures.messages),
    share(figures.amongThree, figures.messages),
    `mean among three ${decimal(figures.meanAmongThree)}, macro F1 ${decimal(figures.macroF1)}`,
  ];
  const rows = Object.entries(figures.perCategory)
    .sort(([, one], [, other]) => other.messages - one.messages)
    .map(([category, row]) => [
      category,
      String(row.messages),
      share(row.first, row.messages),
      share(row.amongThree, row.messages),
      Object.entries(row.instead)
        .sort(([, one], [, other]) => other - one)
        .map(([said, times]) => `${said} ${times}`)
        .join(', '),
    ]);
  return table(['Category', 'messages', 'first', 'among three', 'said first instead'], [all, ...rows]);
}

function dateTable(figures: DateFigures): string {
  return table(
    ['Time of the event', 'share'],
    [
      ['read where told', share(figures.read, figures.told)],
      ['overlapping', share(figures.overlapping, figures.told)],
      ['exact', share(figures.exact, figures.told)],
      ['invented where not told', share(figures.invented, figures.untold)],
    ],
  );
}

function missTable(figures: Figures): string {
  const { intents, missing, messages: _, ...single } = figures;
  const named = { ...intents, ...missing, ...single } satisfies Record<string, { misses: readonly Miss[] }>;
  const rows = Object.entries(named).flatMap(([what, of]) =>
    of.misses.map((miss) => [what, miss.id, miss.expected, miss.said]),
  );
  return table(['Read otherwise', 'message', 'expected', 'said'], rows);
}
