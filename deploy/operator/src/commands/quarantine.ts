import { quarantineKind } from '@kanal/contracts';
import { type Command, table } from '../command.js';
import { readRecords, unreadableAdvice, unreadableRow } from '../read-records.js';
import { withBus } from '../with-bus.js';

/** Where quarantined calls lie. */
export const quarantineStored = {
  kind: quarantineKind,
  stream: 'INBOUND',
  subject: 'inbound.*.quarantine',
} as const;

/** Lists calls that were verified but not understood. */
export const quarantine: Command = {
  name: 'quarantine',
  usage: '[--limit N] [--json]',
  summary: 'list webhook calls that were verified but not understood',
  run: (args, terminal) =>
    withBus(async (bus) => {
      const found = await readRecords(bus, { ...quarantineStored, limit: args.limit });
      if (args.json) {
        const rows = found.map((one) => {
          if ('unreadable' in one) return unreadableRow(one);
          const { body: _, query: __, ...call } = one.record;
          return call;
        });
        terminal.out(JSON.stringify(rows, null, 2));
        return 0;
      }
      const rows = found.flatMap((one) => {
        if ('unreadable' in one) return [];
        const { id, receivedAt, adapter, route, reason } = one.record;
        return [[id, receivedAt, adapter, route, reason.slice(0, 60)]];
      });
      for (const line of table(['id', 'received at', 'adapter', 'route', 'reason'], rows)) terminal.out(line);
      for (const one of found) if ('unreadable' in one) terminal.out(unreadableAdvice(one));
      terminal.note(`${found.length} calls in quarantine`);
      return 0;
    }),
};
