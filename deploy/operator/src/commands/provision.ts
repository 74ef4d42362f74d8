import { provision as provisionBus } from '@kanal/bus';
import { createLog } from '@kanal/runtime';
import { type Command, table } from '../command.js';
import { withBus } from '../with-bus.js';

/** Makes the streams, consumers and buckets what this version needs. */
export const provision: Command = {
  name: 'provision',
  usage: '[--apply]',
  summary: 'create or update streams, consumers and buckets',
  run: (args, terminal) =>
    withBus(async (bus) => {
      const log = createLog({ service: 'operator', level: 'fatal' });
      const changes = await provisionBus(bus, { apply: args.apply, log });
      const open = changes.filter((change) => change.action !== 'keep');
      if (open.length === 0) {
        terminal.out('nothing to do: streams, consumers and buckets are as they should be');
        return 0;
      }
      for (const line of table(
        ['action', 'kind', 'name'],
        open.map((change) => [change.action, change.kind, change.name]),
      )) {
        terminal.out(line);
      }
      if (!args.apply) terminal.note('dry run: nothing was changed; add --apply');
      return open.some((change) => change.action === 'refuse') ? 1 : 0;
    }),
};
