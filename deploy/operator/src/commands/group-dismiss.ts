import { isOpen } from '@kanal/domain';
import { type Command, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { withStore } from '../with-store.js';

/** Takes a suggestion off the list: its complaints are about different things. */
export const groupDismiss: Command = {
  name: 'group-dismiss',
  usage: 'TICKET --reason "…" [--apply]',
  summary: 'say that the group which a complaint was suggested for is not one thing; it is not listed again',
  run: ({ words: [typed], reason = '', apply }, terminal) => {
    if (!typed) throw new UsageError('which ticket? any of the group will do');
    if (reason.trim() === '') throw new UsageError('--reason takes why; it is kept with the group');
    const ticket = typed.toUpperCase();
    return withStore(async (store) => {
      const head = (await store.findHeadsByTicket([ticket])).get(ticket);
      const group = head && (await store.groupOf(head.id));
      if (group?.state !== 'suggested') {
        terminal.note(`${ticket} is of no group on the list: kanal groups shows what is`);
        return 1;
      }
      if (apply && !(await store.dismissGroup(group.id, { ...operatorAct(), reason }))) {
        terminal.note('the group changed at this moment: look at it, then try again');
        return 1;
      }
      const open = group.members.filter(({ state }) => isOpen(state)).length;
      const { length } = group.members;
      terminal.out(`the group of ${length}, ${open} open, ${apply ? 'is' : 'would be'} off the list`);
      if (!apply) terminal.note('dry run: nothing was changed; add --apply');
      return 0;
    });
  },
};
