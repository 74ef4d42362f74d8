import { type Bus, removeMessage, type StoredMessage } from '@kanal/bus';
import {
  type DeadLetter,
  type Publication,
  type QuarantinedWebhook,
  reparseKind,
  type StreamName,
  toPublication,
} from '@kanal/contracts';
import { type Arguments, type Command, UsageError } from '../command.js';
import { readRecords, type StoredRecord, unreadableAdvice } from '../read-records.js';
import { withBus } from '../with-bus.js';
import { deadLettersStored } from './dead-letters.js';
import { quarantineStored } from './quarantine.js';

/** A record that can be put back, and where it lies. */
interface Replayable {
  readonly id: string;
  readonly at: StoredMessage;
  readonly publication: Publication;
}

/** What lies there, and what to say about that which cannot be read. */
interface Found {
  readonly replayable: readonly Replayable[];
  readonly advice: readonly string[];
}

/**
 * Puts dead letters and quarantined calls back to where they are handled, and takes them out of where they lay. The
 * record goes only when the broker has confirmed the message, so a crash in between leaves both. That does no harm:
 * the next replay publishes under the same id, which the broker stores once within half an hour; later, a message
 * that was handled is a duplicate by its receipt, and a reply that was sent is found in the send ledger. What fails
 * again comes back as a new dead letter, or goes into quarantine again.
 */
export const replay: Command = {
  name: 'replay',
  usage: 'dead-letters|quarantine (ID … | --all) [--apply]',
  summary: 'put them back and off their list; what was handled meanwhile is recognised and changes nothing',
  run: (args, terminal) =>
    withBus(async (bus) => {
      const [what, ...ids] = args.words;
      const { replayable, advice } = await candidates(what, bus);
      const chosen = choose(replayable, ids, args);
      const missing = ids.filter((id) => !chosen.some((candidate) => candidate.id === id));
      for (const { id, at, publication } of chosen) {
        if (args.apply) {
          await bus.publisher.publish(publication);
          await removeMessage(bus, at.stream, at.sequence);
        }
        terminal.out(`${args.apply ? 'replayed' : 'would replay'} ${id} to ${publication.stream}`);
      }
      for (const id of missing) terminal.note(`there is no ${id}: kanal ${what} lists what there is`);
      for (const line of advice) terminal.note(line);
      if (!args.apply && chosen.length > 0) terminal.note('dry run: nothing was changed; add --apply');
      return missing.length + advice.length > 0 ? 1 : 0;
    }),
};

function choose(
  found: readonly Replayable[],
  ids: readonly string[],
  args: Arguments,
): readonly Replayable[] {
  if (args.all) return found;
  if (ids.length === 0) throw new UsageError('name the ids to replay, or --all');
  return found.filter(({ id }) => ids.includes(id));
}

async function candidates(what: string | undefined, bus: Bus): Promise<Found> {
  const limit = Number.MAX_SAFE_INTEGER;
  switch (what) {
    case 'dead-letters':
      return found(await readRecords(bus, { ...deadLettersStored, limit }), original);
    case 'quarantine':
      return found(await readRecords(bus, { ...quarantineStored, limit }), again);
    default:
      throw new UsageError('replay what: dead-letters or quarantine?');
  }
}

/** The broker drops an id it knows, so each gets a new one; made of the record's place, it is the same at every attempt. */
function found<T extends { readonly id: string }>(
  records: readonly StoredRecord<T>[],
  toPublication: (record: T) => Publication,
): Found {
  return {
    replayable: records.flatMap((one) => {
      if ('unreadable' in one) return [];
      const { at, record } = one;
      const publication = { ...toPublication(record), id: `replay-${record.id}-${at.sequence}` };
      return [{ id: record.id, at, publication }];
    }),
    advice: records.flatMap((one) => ('unreadable' in one ? [unreadableAdvice(one)] : [])),
  };
}

/** The original message on its original subject; its dedupe key is in the message and unchanged. */
function original(letter: DeadLetter): Publication {
  const headers = Object.entries(letter.headers).filter(([name]) => !name.toLowerCase().startsWith('nats-'));
  return {
    stream: letter.stream as StreamName,
    subject: letter.subject,
    id: letter.id,
    headers: Object.fromEntries(headers),
    body: Buffer.from(letter.bodyBase64, 'base64'),
  };
}

/** A request to the adapter to read the call again. */
function again(call: QuarantinedWebhook): Publication {
  return toPublication(reparseKind, call);
}
