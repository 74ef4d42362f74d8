import { receiptOutcomes } from '@kanal/store';
import { z } from 'zod';
import { type Command, table, UsageError } from '../command.js';
import { withStore } from '../with-store.js';

/** In the order of a message's fate; `received` are under way, and should be none when nothing comes in. */
const outcomes = [...receiptOutcomes, 'received'] as const;

/** Prints what became of a period's messages: the sum of a channel's row is what came in there, each message once. */
export const books: Command = {
  name: 'books',
  usage: '[--from 2026-11-01] [--to 2026-12-01T00:00:00+07:00] [--json]',
  summary:
    'count by channel what became of the messages received from one moment (included) to another; a date is UTC',
  run: (args, terminal) => {
    const from = moment('--from', args.from, new Date(0));
    const to = moment('--to', args.to, new Date());
    return withStore(async (store) => {
      const counted = await store.countOutcomes(from, to);
      const channels = [...new Set(counted.map(({ channel }) => channel))].toSorted();
      const rows = channels.map((channel) => {
        const of = (outcome: string) =>
          counted.find((one) => one.channel === channel && one.outcome === outcome)?.count ?? 0;
        const counts = outcomes.map((outcome) => [outcome, of(outcome)] as const);
        const total = counts.reduce((sum, [, count]) => sum + count, 0);
        return { channel, ...Object.fromEntries(counts), total };
      });
      if (args.json) terminal.out(JSON.stringify(rows, null, 2));
      else {
        const lines = rows.map((row) => Object.values(row).map(String));
        for (const line of table(['channel', ...outcomes, 'total'], lines)) terminal.out(line);
      }
      return 0;
    });
  },
};

const momentSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

function moment(option: string, text: string | undefined, otherwise: Date): Date {
  if (text === undefined) return otherwise;
  const parsed = momentSchema.safeParse(text);
  if (!parsed.success) throw new UsageError(`${option} takes 2026-11-24 or 2026-11-24T10:00:00+07:00`);
  return new Date(parsed.data);
}
