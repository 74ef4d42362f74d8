import type { Command } from '../command.js';
import { withStore } from '../with-store.js';

/** Brings the database up to date; run by one job, under a lock. */
export const migrate: Command = {
  name: 'migrate',
  usage: '[--apply]',
  summary: 'bring the database’s indexes and documents up to date',
  run: (args, terminal) =>
    withStore(async (store) => {
      const done = await store.migrate({
        apply: args.apply,
        now: Date.now,
        onProgress: ({ id, name }) => terminal.note(`running ${id} ${name} …`),
      });
      for (const { id, name } of done) terminal.out(`${args.apply ? 'done' : 'pending'}: ${id} ${name}`);
      if (done.length === 0) terminal.out('nothing to do: the database is up to date');
      else if (!args.apply) terminal.note('dry run: nothing was changed; add --apply');
      return 0;
    }),
};
