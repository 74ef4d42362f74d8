import { provision as provisionBus } from '@kanal/bus';
import { createLog, loadConfig } from '@kanal/runtime';
import { type Command, table } from '../command.js';
import { environment, streamsConfigSchema } from '../config.js';
import { withBus } from '../with-bus.js';

/** Makes the streams, consumers and buckets what this version needs, in the sizes the settings give them. */
export const provision: Command = {
  name: 'provision',
  usage: '[--apply]',
  summary: 'create or update streams, consumers and buckets',
  run: (args, terminal) => {
    const { STREAMS_MAX_BYTES, STREAMS_REPLICAS } = loadConfig(streamsConfigSchema, environment);
    return withBus(async (bus) => {
      const changes = await provisionBus(bus, {
        apply: args.apply,
        log: createLog({ service: 'operator', level: 'fatal' }),
        maxStoreBytes: STREAMS_MAX_BYTES,
        replicas: STREAMS_REPLICAS,
      });
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
    });
  },
};
