import { KanalError } from '@kanal/runtime';
import type { Store } from '@kanal/store';
import { type Arguments, type Command, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { withStore } from '../with-store.js';

/** Makes one complaint part of another. Its citizen is answered with the other's from then on. */
export const merge: Command = {
  name: 'merge',
  usage: 'TICKET --into TICKET --reason "…" [--apply]',
  summary:
    'put a complaint together with another about the same thing; both citizens are answered, kanal unmerge undoes it',
  run: (args, terminal) => {
    const child = ticketOf(args);
    if (!args.into) throw new UsageError('--into takes the ticket that it is merged into');
    const into = args.into.toUpperCase();
    const order = orderOf(args);
    return withStore(async (store) => {
      const ids = await idsOf(store, [child, into]);
      const pair = { child: ids.get(child) ?? '', into: ids.get(into) ?? '' };
      const outcome = await store.merge({ ...order, ...pair, dryRun: !args.apply });
      terminal.out(
        outcome === 'already'
          ? `${child} is part of ${into} already`
          : `${child} ${args.apply ? 'is now' : 'would become'} part of ${into}`,
      );
      const reporters = await store.reportersOf(pair.into);
      terminal.note(
        `${reporters.length} conversations ${args.apply ? 'are' : 'were until now'} answered with ${into}`,
      );
      if (!args.apply) terminal.note('dry run: nothing was changed; add --apply');
      return 0;
    });
  },
};

/** Gives a merged complaint back what it was. */
export const unmerge: Command = {
  name: 'unmerge',
  usage: 'TICKET --reason "…" [--apply]',
  summary: 'take a merged complaint out of the other and give it back the state that it had',
  run: (args, terminal) => {
    const child = ticketOf(args);
    const order = orderOf(args);
    return withStore(async (store) => {
      const id = (await idsOf(store, [child])).get(child) ?? '';
      const state = await store.unmerge({ ...order, child: id, dryRun: !args.apply });
      terminal.out(`${child} ${args.apply ? 'is' : 'would be'} ${state} again`);
      if (!args.apply) terminal.note('dry run: nothing was changed; add --apply');
      return 0;
    });
  },
};

function ticketOf({ words: [ticket] }: Arguments): string {
  if (!ticket) throw new UsageError('which ticket?');
  return ticket.toUpperCase();
}

function orderOf({ reason = '' }: Arguments): { actor: string; reason: string; at: Date } {
  if (reason.trim() === '') throw new UsageError('--reason takes why; it is kept in the history');
  return { ...operatorAct(), reason };
}

async function idsOf(store: Store, tickets: readonly string[]): Promise<Map<string, string>> {
  const heads = await store.findHeadsByTicket(tickets);
  const missing = tickets.find((ticket) => !heads.has(ticket));
  if (missing === undefined) return new Map([...heads].map(([ticket, { id }]) => [ticket, id]));
  throw new KanalError(
    'KANAL_OPERATOR_NO_COMPLAINT',
    `there is no complaint ${missing}: kanal groups and kanal complaint --from list tickets`,
  );
}
