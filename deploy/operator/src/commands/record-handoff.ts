import { type Command, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { withStore } from '../with-store.js';

/** LAPOR!'s numbers, as citizens quote them (domain reference 5): digits, six to ten of them. */
const trackingIdPattern = /^\d{6,10}$/;

/** Notes the number that a complaint has in LAPOR!; its citizen is told. */
export const recordHandoff: Command = {
  name: 'record-handoff',
  usage: 'TICKET TRACKING_ID [--apply]',
  summary: 'note the Tracking ID under which a complaint was entered into LAPOR!, and tell its citizen',
  run: async ({ words: [ticket, typed], apply }, terminal) => {
    const trackingId = typed?.replace(/^#/, '');
    if (!ticket || !trackingId) throw new UsageError('which ticket, and which Tracking ID?');
    if (!trackingIdPattern.test(trackingId)) {
      throw new UsageError('a Tracking ID is a number of six to ten digits, as LAPOR! shows it behind #');
    }
    if (!apply) {
      terminal.note(`would note ${trackingId} with ${ticket.toUpperCase()}; --apply does it`);
      return 0;
    }
    await withStore((store) => store.recordHandOff(ticket.toUpperCase(), trackingId, operatorAct()));
    terminal.note(`${ticket.toUpperCase()} has Tracking ID ${trackingId}; the router tells its citizen`);
    return 0;
  },
};
