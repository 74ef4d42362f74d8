import { type ComplaintClock, dueDateOf, explainClock } from '@kanal/domain';
import { type Recount, readRulebook, type Store } from '@kanal/store';
import { type Arguments, type Command, type Terminal, table, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { withStore } from '../with-store.js';

/** Explains the due dates of a complaint, or counts those of all open complaints anew. */
export const clocks: Command = {
  name: 'clocks',
  usage: '(TICKET [--json] | recompute [--apply])',
  summary:
    'explain the due dates of a complaint day by day, in Indonesian; recompute counts those of open complaints by the calendar and policies of today',
  run: async (args, terminal) => {
    const [what] = args.words;
    if (what === undefined) throw new UsageError('which ticket? Or recompute');
    return withStore((store) =>
      what === 'recompute' ? recompute(store, args, terminal) : explain(store, what, args, terminal),
    );
  },
};

/** Dates are not counted by what is built in where the agency has set something else that cannot be read. */
async function rulesOf(store: Store) {
  const { calendar, clockPolicies: policies, versions, unusable } = await readRulebook(store);
  const kind = unusable.find((candidate) => candidate === 'calendar' || candidate === 'clock-policies');
  if (kind)
    throw new Error(`version ${versions[kind]} of ${kind} cannot be read: import it again (kanal settings)`);
  return { calendar, policies };
}

async function explain(store: Store, ticket: string, args: Arguments, terminal: Terminal): Promise<number> {
  const found = await store.findClocks(ticket.toUpperCase());
  if (!found) {
    terminal.note(`there is no complaint ${ticket}: compare it with the citizen’s reply`);
    return 1;
  }
  const rules = await rulesOf(store);
  if (args.json) {
    const explained = found.clocks.map((clock) => {
      const { days, leansOn } = dueDateOf(clock, rules.calendar);
      return { ...clock, days, leansOn };
    });
    terminal.out(JSON.stringify({ ticket: found.ticket, state: found.state, clocks: explained }, null, 2));
    return 0;
  }
  terminal.out(`${found.ticket}  ${found.state}`);
  for (const clock of found.clocks) {
    terminal.out('');
    for (const line of explainClock(clock, rules)) terminal.out(line);
  }
  if (found.clocks.length === 0)
    terminal.note('this complaint has no clocks: it was opened before there were any');
  return 0;
}

async function recompute(store: Store, { apply }: Arguments, terminal: Terminal): Promise<number> {
  const rules = await rulesOf(store);
  const rows: string[][] = [];
  const looked = await store.recomputeClocks(rules, {
    ...operatorAct(),
    apply,
    onRecount: (recount) => rows.push(...rowsOf(recount)),
  });
  for (const line of table(['ticket', 'clock', 'due before', 'due now', 'calendar', 'policy'], rows))
    terminal.out(line);
  terminal.note(`${looked} open complaints with clocks were looked at`);
  if (!apply) terminal.note('dry run: nothing was changed; add --apply');
  return 0;
}

/** The clocks of a complaint that come out otherwise; a list of clocks keeps its order. */
function rowsOf({ ticket, before, after }: Recount): string[][] {
  const isOther = (clock: ComplaintClock, i: number) => clock !== before[i];
  return after.flatMap((clock, i) =>
    isOther(clock, i)
      ? [
          [
            ticket,
            `${clock.name} (${clock.kind})`,
            before[i]?.dueOn ?? '',
            clock.dueOn,
            clock.calendarVersion,
            clock.policyId,
          ],
        ]
      : [],
  );
}
