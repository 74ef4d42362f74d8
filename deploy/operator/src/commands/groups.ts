import { isOpen } from '@kanal/domain';
import type { ComplaintGroup } from '@kanal/store';
import { type Command, table } from '../command.js';
import { withStore } from '../with-store.js';

/** Tickets of a group that its line has room for. */
const shownTickets = 3;

/** Lists what may be one thing, for a person to merge. Nothing of a complaint is opened for it. */
export const groups: Command = {
  name: 'groups',
  usage: '[--limit N] [--json]',
  summary:
    'list complaints that are suggested to be about one thing; nothing is merged until kanal merge does',
  run: (args, terminal) =>
    withStore(async (store) => {
      const found = await store.listGroups(args.limit);
      if (args.json) terminal.out(JSON.stringify(found, null, 2));
      else {
        const header = ['size', 'open', 'realm', 'suggested at', 'because', 'tickets'];
        for (const line of table(header, found.map(row))) terminal.out(line);
      }
      terminal.note(`${found.length} groups`);
      return 0;
    }),
};

function row({ members, realm, suggestedAt }: ComplaintGroup): string[] {
  const tickets = members.slice(0, shownTickets).map(({ ticket }) => ticket);
  const more = members.length - tickets.length;
  const reasons = new Set(members.flatMap(({ likeness }) => likeness?.reasons ?? []));
  return [
    String(members.length),
    String(members.filter(({ state }) => isOpen(state)).length),
    realm,
    suggestedAt.toISOString(),
    [...reasons].join(', '),
    `${tickets.join(' ')}${more > 0 ? ` and ${more} more (--json lists them)` : ''}`,
  ];
}
