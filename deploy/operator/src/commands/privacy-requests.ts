import { userInfo } from 'node:os';
import type { Channel } from '@kanal/contracts';
import type { PrivacyRequestLine, Store } from '@kanal/store';
import { type Arguments, type Command, type Terminal, table, UsageError } from '../command.js';
import { withStore } from '../with-store.js';

/** UU 27/2022 gives 3 x 24 hours for limiting the processing and for ending it when consent is withdrawn. */
const dueAfterMs = 72 * 3_600_000;
const hourMs = 3_600_000;

/** A provider's id of a person holds for every channel of its app: Meta's three share theirs. */
const channelsOf = ({ adapter, channel }: PrivacyRequestLine): readonly Channel[] =>
  adapter === 'meta' ? ['messenger', 'instagram', 'facebook'] : [channel];

/** Lists what citizens asked of us by way of their provider, and takes note that a person has dealt with it. */
export const privacyRequests: Command = {
  name: 'privacy-requests',
  usage: '[CODE [--done [--apply]]] [--limit N] [--json]',
  summary:
    'list requests about personal data with their 3 x 24 hours, or one with the tickets it concerns; --done notes who dealt with it and when',
  run: (args, terminal) => {
    const [code] = args.words;
    if (args.done && code === undefined) throw new UsageError('--done takes the code of the request');
    return withStore((store) =>
      code === undefined ? list(store, args, terminal) : one(store, code, args, terminal),
    );
  },
};

async function list(store: Store, args: Arguments, terminal: Terminal): Promise<number> {
  const found = await store.listPrivacyRequests({ limit: args.limit });
  const requests = found.map((request) => printable(request, Date.now()));
  if (args.json) terminal.out(JSON.stringify(requests, null, 2));
  else for (const line of asTable(requests)) terminal.out(line);
  const open = requests.filter(({ state }) => state !== 'handled');
  const late = open.filter(({ state }) => state === 'overdue');
  terminal.note(`${open.length} open, ${late.length} of them overdue`);
  return 0;
}

async function one(store: Store, code: string, args: Arguments, terminal: Terminal): Promise<number> {
  const found = await store.listPrivacyRequests({ code, limit: args.limit });
  if (found.length === 0) {
    terminal.note(`there is no request ${code}: compare it with kanal privacy-requests`);
    return 1;
  }
  const shown = [];
  for (const request of found) {
    const { identities } = request;
    const tickets = await store.findComplaintsOf({ identities, channels: channelsOf(request) }, args.limit);
    shown.push({ ...printable(request, Date.now()), tickets });
  }
  if (args.json) terminal.out(JSON.stringify(shown, null, 2));
  else {
    for (const line of asTable(shown)) terminal.out(line);
    const rows = shown.flatMap(({ tickets }) =>
      tickets.map(({ ticket, state, channel, openedAt }) => [ticket, state, channel, openedAt.toISOString()]),
    );
    terminal.out('');
    for (const line of table(['ticket', 'state', 'channel', 'opened at'], rows)) terminal.out(line);
    terminal.note(`${rows.length} complaints of this person`);
  }
  if (args.done) await markHandled(store, found, args, terminal);
  return 0;
}

async function markHandled(
  store: Store,
  found: readonly PrivacyRequestLine[],
  args: Arguments,
  terminal: Terminal,
): Promise<void> {
  if (!args.apply) {
    terminal.note('dry run: nothing was changed; add --apply');
    return;
  }
  const handled = { at: new Date(), by: `operator:${userInfo().username}` };
  for (const { _id, confirmationCode } of found) {
    const isMarked = await store.markPrivacyRequestHandled(_id, handled);
    terminal.note(
      isMarked
        ? `${confirmationCode} is marked as handled; nothing was deleted by it`
        : `${confirmationCode} was marked before`,
    );
  }
}

function printable({ confirmationCode, channel, requestedAt, handled }: PrivacyRequestLine, nowMs: number) {
  const dueAt = new Date(requestedAt.getTime() + dueAfterMs);
  const isLate = nowMs > dueAt.getTime();
  return {
    code: confirmationCode,
    channel,
    requestedAt,
    dueAt,
    ageHours: Math.floor((nowMs - requestedAt.getTime()) / hourMs),
    state: handled ? 'handled' : isLate ? 'overdue' : 'open',
    ...(handled && { handledAt: handled.at, handledBy: handled.by }),
  };
}

function asTable(requests: readonly ReturnType<typeof printable>[]): string[] {
  const rows = requests.map(
    ({ code, channel, requestedAt, ageHours, dueAt, state, handledAt, handledBy }) => [
      code,
      channel,
      requestedAt.toISOString(),
      `${ageHours} h`,
      dueAt.toISOString(),
      state === 'handled' ? `handled ${handledAt?.toISOString()} ${handledBy}` : state,
    ],
  );
  return table(['code', 'channel', 'requested at', 'age', 'due', 'state'], rows);
}
