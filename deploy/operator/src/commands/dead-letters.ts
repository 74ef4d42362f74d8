import { deadLetterKind } from '@kanal/contracts';
import { type Command, table } from '../command.js';
import { readRecords, unreadableAdvice, unreadableRow } from '../read-records.js';
import { withBus } from '../with-bus.js';

/** Where dead letters lie. */
export const deadLettersStored = { kind: deadLetterKind, stream: 'DLQ', subject: 'dlq.*' } as const;

/** Lists what services could not handle. */
export const deadLetters: Command = {
  name: 'dead-letters',
  usage: '[--limit N] [--json]',
  summary: 'list messages that could not be handled',
  run: (args, terminal) =>
    withBus(async (bus) => {
      const found = await readRecords(bus, { ...deadLettersStored, limit: args.limit });
      if (args.json) {
        const rows = found.map((one) => {
          if ('unreadable' in one) return unreadableRow(one);
          // The body is a citizen's message: it stays where it is.
          const { bodyBase64: _, headers: __, ...letter } = one.record;
          return letter;
        });
        terminal.out(JSON.stringify(rows, null, 2));
        return 0;
      }
      const rows = found.flatMap((one) => {
        if ('unreadable' in one) return [];
        const { id, failedAt, service, code, reason } = one.record;
        return [[id, failedAt, service, code, reason.slice(0, 60)]];
      });
      for (const line of table(['id', 'failed at', 'service', 'code', 'reason'], rows)) terminal.out(line);
      for (const one of found) if ('unreadable' in one) terminal.out(unreadableAdvice(one));
      terminal.note(`${found.length} dead letters`);
      return 0;
    }),
};
