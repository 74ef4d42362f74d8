import { randomUUID } from 'node:crypto';
import { type Bus, createStreamReader } from '@kanal/bus';
import {
  deadLetterKind,
  fromWire,
  type Publication,
  quarantineKind,
  reparseKind,
  type StreamName,
  toPublication,
} from '@kanal/contracts';
import { type Arguments, type Command, UsageError } from '../command.js';
import { withBus } from '../with-bus.js';

/** Something that can be put back. */
interface Replayable {
  readonly id: string;
  readonly publication: Publication;
}

/**
 * Puts dead letters and quarantined calls back to where they are handled. Replaying is safe at any time: a message
 * that was handled after all is a duplicate by its `_id`, and a reply that was sent is found in the send ledger.
 */
export const replay: Command = {
  name: 'replay',
  usage: 'dead-letters|quarantine (ID … | --all) [--apply]',
  summary: 'put them back; what was handled meanwhile is recognised and changes nothing',
  run: (args, terminal) =>
    withBus(async (bus) => {
      const [what, ...ids] = args.words;
      const found = await candidates(what, bus);
      const chosen = choose(found, ids, args);
      const missing = ids.filter((id) => !chosen.some((candidate) => candidate.id === id));
      for (const { id, publication } of chosen) {
        if (args.apply) await bus.publisher.publish(publication);
        terminal.out(`${args.apply ? 'replayed' : 'would replay'} ${id} to ${publication.stream}`);
      }
      for (const id of missing) terminal.note(`there is no ${id}`);
      if (!args.apply && chosen.length > 0) terminal.note('dry run: nothing was changed; add --apply');
      return missing.length > 0 ? 1 : 0;
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

async function candidates(what: string | undefined, bus: Bus): Promise<Replayable[]> {
  switch (what) {
    case 'dead-letters':
      return deadLetters(bus);
    case 'quarantine':
      return quarantined(bus);
    default:
      throw new UsageError('replay what: dead-letters or quarantine?');
  }
}

/**
 * The original message on its original subject. Its `Nats-Msg-Id` is new, because the stream drops a repeated one;
 * the dedupe key is in the message and unchanged.
 */
async function deadLetters(bus: Bus): Promise<Replayable[]> {
  const found: Replayable[] = [];
  for await (const stored of createStreamReader(bus).read({
    stream: 'DLQ',
    subject: 'dlq.*',
    limit: Number.MAX_SAFE_INTEGER,
  })) {
    const letter = fromWire(deadLetterKind, stored.type, stored.body);
    found.push({
      id: letter.id,
      publication: {
        stream: letter.stream as StreamName,
        subject: letter.subject,
        id: `replay-${randomUUID()}`,
        headers: withoutBrokerHeaders(letter.headers),
        body: Buffer.from(letter.bodyBase64, 'base64'),
      },
    });
  }
  return found;
}

async function quarantined(bus: Bus): Promise<Replayable[]> {
  const found: Replayable[] = [];
  for await (const stored of createStreamReader(bus).read({
    stream: 'INBOUND',
    subject: 'inbound.*.quarantine',
    limit: Number.MAX_SAFE_INTEGER,
  })) {
    const call = fromWire(quarantineKind, stored.type, stored.body);
    found.push({
      id: call.id,
      publication: { ...toPublication(reparseKind, call), id: `replay-${randomUUID()}` },
    });
  }
  return found;
}

function withoutBrokerHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('nats-')),
  );
}
