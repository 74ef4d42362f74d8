import { createStreamReader } from '@kanal/bus';
import { fromWire, type QuarantinedWebhook, quarantineKind } from '@kanal/contracts';
import { type Command, table } from '../command.js';
import { withBus } from '../with-bus.js';

/** Lists calls that were verified but not understood. */
export const quarantine: Command = {
  name: 'quarantine',
  usage: '[--limit N] [--json]',
  summary: 'list webhook calls that were verified but not understood',
  run: (args, terminal) =>
    withBus(async (bus) => {
      const calls: QuarantinedWebhook[] = [];
      for await (const stored of createStreamReader(bus).read({
        stream: 'INBOUND',
        subject: 'inbound.*.quarantine',
        limit: args.limit,
      })) {
        calls.push(fromWire(quarantineKind, stored.type, stored.body));
      }
      if (args.json) {
        terminal.out(
          JSON.stringify(
            calls.map(({ bodyBase64: _, query: __, ...call }) => call),
            null,
            2,
          ),
        );
        return 0;
      }
      const rows = calls.map((call) => [
        call.id,
        call.receivedAt,
        call.channel,
        call.route,
        call.reason.slice(0, 60),
      ]);
      for (const line of table(['id', 'received at', 'channel', 'route', 'reason'], rows)) terminal.out(line);
      terminal.note(`${calls.length} calls in quarantine`);
      return 0;
    }),
};
