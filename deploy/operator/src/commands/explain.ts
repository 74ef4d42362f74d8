import { explainReading, readMessage, reasonsInWords, setAsideInWords } from '@kanal/domain';
import { loadPlaces } from '@kanal/places';
import { loadConfig } from '@kanal/runtime';
import { type ReceivedMessage, readRulebook, type Store } from '@kanal/store';
import { type Arguments, type Command, type Terminal, UsageError } from '../command.js';
import { environment, readingConfigSchema } from '../config.js';
import { withStore } from '../with-store.js';

/**
 * Tells why the router did what it did. Of the citizen's words only those that stand in a rule are shown; what else is
 * said is read again with the rules of now, which may have changed since.
 */
export const explain: Command = {
  name: 'explain',
  usage: '(TICKET | --from "+62…" [--limit N]) [--json]',
  summary:
    'tell why the router decided as it did about a complaint, or about the latest messages of a number',
  run: (args, terminal) => {
    const [ticket] = args.words;
    if ((ticket === undefined) === (args.from === undefined)) {
      throw new UsageError('explain takes either a ticket or --from');
    }
    return withStore(async (store) => {
      const messages = await find(store, args);
      if (messages.length === 0) {
        terminal.note('tidak ada pesan seperti itu (there is no such message)');
        return 1;
      }
      const { model } = await readRulebook(store);
      const { AGENCY_TIME_ZONE: timeZone, AGENCY_REGION } = loadConfig(readingConfigSchema, environment);
      const rules = { timeZone, places: await loadPlaces(AGENCY_REGION), model };
      for (const received of messages) tell(received, rules, args, terminal);
      return 0;
    });
  },
};

async function find(store: Store, { words: [ticket], from, limit }: Arguments): Promise<ReceivedMessage[]> {
  if (from !== undefined) return store.findMessagesByIdentity(from, limit);
  const found = await store.findComplaint((ticket ?? '').toUpperCase());
  if (!found) return [];
  const ids = found.complaint.messages.map(({ id }) => id);
  const messages = await store.findMessages(ids);
  return ids.flatMap((id) => messages.get(id) ?? []);
}

const width = 'kategori (category):'.length;

type Rules = Parameters<typeof readMessage>[1];

function tell(
  { message, receipt }: ReceivedMessage,
  rules: Rules,
  args: Arguments,
  terminal: Terminal,
): void {
  const { outcome = 'received', reasons = [], setAside } = receipt;
  const reading = explainReading(readMessage(message, rules));
  const head = {
    sentAt: message.sentAt,
    channel: message.channel,
    outcome,
    complaintId: receipt.complaintId,
  };
  if (args.json) {
    terminal.out(JSON.stringify({ ...head, reasons, setAside, reading }));
    return;
  }
  terminal.out(`${message.sentAt}  ${message.channel}  ${outcome}`);
  const whys = [
    ...reasons.map((reason) => reasonsInWords[reason]),
    ...(setAside ? [setAsideInWords[setAside]] : []),
  ];
  for (const { id, en } of whys) terminal.out(`  ${'mengapa (why):'.padEnd(width)} ${id} (${en})`);
  for (const { label, value } of reading) terminal.out(`  ${`${label}:`.padEnd(width)} ${value}`);
}
