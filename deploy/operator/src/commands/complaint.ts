import { withdrawnWords, writtenWordsOf } from '@kanal/domain';
import { maskPhone, maskText } from '@kanal/runtime';
import type { ComplaintGroup, OpenedComplaint, ReceivedMessage, Store } from '@kanal/store';
import { type Arguments, type Command, type Terminal, table, UsageError } from '../command.js';
import { operatorAct } from '../operator-act.js';
import { withStore } from '../with-store.js';

/** Tickets of its group that a line has room for; `--json` has all. */
const shownTickets = 5;

/** Prints a complaint's record. Personal data is masked; showing it takes a purpose, which is recorded first. */
export const complaint: Command = {
  name: 'complaint',
  usage: '(TICKET [--reveal "purpose"] | --from "+62…" [--limit N]) [--json]',
  summary:
    'print a record, or list the tickets of a number; personal data is masked unless a purpose is given, which is recorded',
  run: (args, terminal) => {
    const [ticket] = args.words;
    if (args.from !== undefined) {
      if (ticket || args.reveal !== undefined)
        throw new UsageError('--from lists tickets: it goes with no other');
      return withStore((store) => list(store, args.from ?? '', args, terminal));
    }
    if (!ticket) throw new UsageError('which ticket?');
    if (args.reveal?.trim() === '') throw new UsageError('--reveal takes the purpose');
    return withStore(async (store) => {
      const found = await store.findComplaint(ticket.toUpperCase());
      if (!found) {
        terminal.note(
          `there is no complaint ${ticket}: compare it with the citizen’s reply, or list theirs with --from "+62…"`,
        );
        return 1;
      }
      if (args.reveal !== undefined) {
        await store.recordAccess({
          ...operatorAct(),
          ticket: found.complaint.ticket,
          purpose: args.reveal,
        });
      }
      const record = await recordOf(found, store, args.reveal !== undefined);
      if (args.json) terminal.out(JSON.stringify(record, null, 2));
      else for (const line of asText(record)) terminal.out(line);
      return 0;
    });
  },
};

/** Says nothing that is personal, so it is no access: not even the number, which the operator knows. */
async function list(store: Store, from: string, args: Arguments, terminal: Terminal): Promise<number> {
  const found = await store.findComplaintsByIdentity(from, args.limit);
  if (args.json) terminal.out(JSON.stringify(found, null, 2));
  else {
    const rows = found.map(({ ticket, state, channel, openedAt }) => [
      ticket,
      state,
      channel,
      openedAt.toISOString(),
    ]);
    for (const line of table(['ticket', 'state', 'channel', 'opened at'], rows)) terminal.out(line);
  }
  terminal.note(`${found.length} complaints`);
  return 0;
}

type Printable = Awaited<ReturnType<typeof recordOf>>;

async function recordOf(
  { complaint: stored, reporter, narrative, replies }: OpenedComplaint,
  store: Store,
  reveal: boolean,
) {
  const words = (text: string) => (reveal ? text : maskText(text));
  const address = (text: string) => (reveal ? text : maskPhone(text));
  const deliveries = await store.findDeliveries(replies.map(({ id }) => id));
  const messages = await store.findMessages(stored.messages.map(({ id }) => id));
  const edits = await editsOf(
    stored.messages.map(({ id }) => id),
    messages,
    store,
  );
  return {
    ticket: stored.ticket,
    state: stored.state,
    channel: stored.channel,
    account: stored.account,
    agency: stored.agency,
    openedAt: stored.openedAt,
    anonymous: stored.anonymous,
    secret: stored.secret,
    assessment: stored.assessment,
    handOff: stored.handOff,
    flags: stored.flags,
    owed: stored.owed?.map(({ key, at, failed }) => ({ key, at, ...(failed && { failed }) })),
    reporter: { address: address(reporter.externalId) },
    narrative: stored.narrativeOf?.withdrawn ? withdrawnWords : words(narrative),
    history: stored.history,
    mergedInto: (await store.mergedInto(stored._id))?.ticket,
    group: groupShown(await store.groupOf(stored._id), stored._id),
    mergedFrom: (await store.mergedFrom(stored._id)).map((merged) => merged.ticket),
    changes: stored.changes ?? [],
    messages: stored.messages.map(({ id, at, role }) => {
      const received = messages.get(id);
      const versions = [...(received ? [received] : []), ...(edits.get(id) ?? [])];
      const newest = versions.at(-1);
      const withdrawnAt = received?.receipt.withdrawn?.at;
      return {
        id,
        role,
        sentAt: at,
        receivedAt: received?.receipt.receivedAt,
        // A provider's id of a message can hold a number: WhatsApp's does.
        ...(reveal && { externalId: received?.message.externalId }),
        ...(withdrawnAt && { withdrawnAt }),
        text: withdrawnAt ? withdrawnWords : newest ? words(writtenWordsOf(newest.message)) : '',
        ...(newest && !withdrawnAt && circumstancesOf(newest.message, words)),
        ...(versions.length > 1 &&
          !withdrawnAt && {
            editedAt: newest?.receipt.sentAt,
            earlier: versions.slice(0, -1).map(({ message, receipt }) => ({
              sentAt: receipt.sentAt,
              text: words(writtenWordsOf(message)),
            })),
          }),
        attachments: (received?.message.attachments ?? []).map(({ type }, index) => ({
          type,
          result: received?.receipt.media.find((entry) => entry.index === index)?.result ?? {
            outcome: 'pending',
          },
        })),
      };
    }),
    replies: replies.map(({ id, payload, publishedAt }) => {
      const delivery = deliveries.get(id);
      return {
        id,
        intent: payload.intent,
        text: words(payload.text),
        publishedAt,
        delivery: delivery
          ? {
              status: delivery.status,
              at: delivery.at,
              ...(reveal && { providerMessageId: delivery.providerMessageId }),
              code: delivery.code,
              reason: delivery.reason,
            }
          : { status: publishedAt ? 'queued' : 'in-outbox' },
      };
    }),
  };
}

/** What may be about the same thing as this one. */
function groupShown(group: ComplaintGroup | undefined, own: string) {
  if (!group) return undefined;
  const others = group.members.filter(({ id }) => id !== own).map(({ ticket }) => ticket);
  return { state: group.state, others };
}

/** What a message says besides its words. */
function circumstancesOf(
  { incomplete, quoted, metrics }: ReceivedMessage['message'],
  words: (text: string) => string,
) {
  return {
    ...(incomplete && { incomplete }),
    ...(quoted?.text && { quoted: words(quoted.text) }),
    ...(metrics && { metrics }),
  };
}

/** Edits by the message under which they are shown; one that is a message of the complaint itself is shown as that. */
async function editsOf(
  ids: readonly string[],
  messages: ReadonlyMap<string, ReceivedMessage>,
  store: Store,
): Promise<Map<string, ReceivedMessage[]>> {
  const shown = new Set(ids);
  const edits = await store.findEdits(ids.flatMap((id) => messages.get(id) ?? []));
  return new Map(
    [...edits].map(([id, of]) => [id, of.filter(({ receipt }) => !shown.has(receipt._id))] as const),
  );
}

function asText(record: Printable): string[] {
  return [
    `${record.ticket}  ${record.state}  ${record.channel}  opened ${record.openedAt.toISOString()}`,
    `from ${record.reporter.address}${record.agency ? ` to ${record.agency}` : ''}`,
    ...standingLines(record),
    ...(record.mergedInto ? [`part of ${record.mergedInto}, into which it was merged`] : []),
    ...record.mergedFrom.map((ticket) => `with ${ticket}, which was merged into it`),
    ...(record.group ? [groupLine(record.group)] : []),
    ...(record.owed ?? []).map(owedLine),
    '',
    ...record.messages.flatMap(messageLines),
    ...record.replies.flatMap(replyLines),
  ];
}

/** What the complaint is, and what a person has to look at. */
function standingLines({ anonymous, secret, assessment, handOff, flags = {} }: Printable): string[] {
  const standing = [
    ...(assessment && !assessment.isSubstantive ? ['not substantive'] : []),
    ...(anonymous ? ['anonymous'] : []),
    ...(secret ? ['secret'] : []),
    ...(handOff ? [handOff.trackingId ? `LAPOR! #${handOff.trackingId}` : 'to be entered into LAPOR!'] : []),
    ...Object.keys(flags).map((flag) => `look: ${flag}`),
  ];
  const guess = assessment && [assessment.class, ...assessment.categories.map(({ category }) => category)];
  return [
    ...(standing.length > 0 ? [standing.join(', ')] : []),
    ...(guess ? [`looks like ${guess.join(', ')}`] : []),
  ];
}

function groupLine({ state, others }: NonNullable<Printable['group']>): string {
  const named = others.slice(0, shownTickets).join(' ');
  const more = others.length > shownTickets ? ` and ${others.length - shownTickets} more` : '';
  return `${state === 'dismissed' ? 'said to be another thing than' : 'may be one thing with'} ${named}${more}`;
}

/** A word that its citizen is yet to be told, and why that could not be done. */
function owedLine({ key, at, failed }: NonNullable<Printable['owed']>[number]): string {
  if (!failed) return `owes its citizen: ${key}`;
  const { times, because } = failed;
  return `owes its citizen: ${key}, failed ${times} times, lately ${because}; again ${at.toISOString()}`;
}

/** Why a reply did not go out stands under it. */
function replyLines({ delivery, text }: Printable['replies'][number]): string[] {
  const told = 'code' in delivery ? [delivery.code, delivery.reason] : [];
  const why = told.filter((part) => part !== undefined).join(': ');
  return [`> ${delivery.status}  ${text}`, ...(why ? [`    ${why}`] : [])];
}

function messageLines(message: Printable['messages'][number]): string[] {
  const { role, sentAt, text, incomplete, quoted, withdrawnAt, editedAt, earlier = [] } = message;
  const sign = role === 'page-inbox' ? '> (page inbox)' : '<';
  const when = withdrawnAt
    ? `  withdrawn ${withdrawnAt.toISOString()}`
    : editedAt
      ? `  edited ${editedAt.toISOString()}`
      : '';
  return [
    `${sign} ${sentAt.toISOString()}${when}${incomplete ? '  (parts are missing)' : ''}  ${text || '(no words)'}`,
    ...(quoted ? [`    quotes  ${quoted}`] : []),
    ...earlier.map(
      (version) => `    before ${version.sentAt.toISOString()}  ${version.text || '(no words)'}`,
    ),
  ];
}
