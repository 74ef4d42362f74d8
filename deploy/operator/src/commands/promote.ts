import { type Command, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { withStore } from '../with-store.js';

/** Moves a record from the non-substantive queue to the complaints; its citizen gets the acknowledgement. */
export const promote: Command = {
  name: 'promote',
  usage: 'TICKET [--apply]',
  summary:
    'take a record out of the non-substantive queue: it becomes a complaint, and its citizen is told so',
  run: async ({ words: [ticket], apply }, terminal) => {
    if (!ticket) throw new UsageError('which ticket?');
    if (!apply) {
      terminal.note(`would make ${ticket.toUpperCase()} a complaint; --apply does it`);
      return 0;
    }
    await withStore((store) => store.promote(ticket.toUpperCase(), operatorAct()));
    terminal.note(`${ticket.toUpperCase()} is a complaint now; the router tells its citizen`);
    return 0;
  },
};
