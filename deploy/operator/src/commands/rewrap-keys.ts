import type { Command } from '../command.js';
import { withStore } from '../with-store.js';

/** Rotates the database's key: data keys are wrapped with the newest one, the sealed fields stay as they are. */
export const rewrapKeys: Command = {
  name: 'rewrap-keys',
  usage: '[--apply]',
  summary:
    'wrap the records’ data keys with the newest key of KANAL_STORE_KEYS; can be stopped and begun again',
  run: (args, terminal) =>
    withStore(async (store) => {
      const count = await store.rewrapKeys({
        apply: args.apply,
        onProgress: (done) => terminal.note(`${done} records …`),
      });
      terminal.out(`${count} records ${args.apply ? 'were rewrapped' : 'are under an older key'}`);
      if (!args.apply && count > 0) terminal.note('dry run: nothing was changed; add --apply');
      return 0;
    }),
};
