import { createStreamReader } from '@kanal/bus';
import { type DeadLetter, deadLetterKind, fromWire } from '@kanal/contracts';
import { type Command, table } from '../command.js';
import { withBus } from '../with-bus.js';

/** Lists what services could not handle. */
export const deadLetters: Command = {
  name: 'dead-letters',
  usage: '[--limit N] [--json]',
  summary: 'list messages that could not be handled',
  run: (args, terminal) =>
    withBus(async (bus) => {
      const letters: DeadLetter[] = [];
      for await (const stored of createStreamReader(bus).read({
        stream: 'DLQ',
        subject: 'dlq.*',
        limit: args.limit,
      })) {
        letters.push(fromWire(deadLetterKind, stored.type, stored.body));
      }
      if (args.json) {
        // The body is a citizen's message: it stays where it is.
        terminal.out(
          JSON.stringify(
            letters.map(({ bodyBase64: _, headers: __, ...letter }) => letter),
            null,
            2,
          ),
        );
        return 0;
      }
      const rows = letters.map((letter) => [
        letter.id,
        letter.failedAt,
        letter.service,
        letter.code,
        letter.reason.slice(0, 60),
      ]);
      for (const line of table(['id', 'failed at', 'service', 'code', 'reason'], rows)) terminal.out(line);
      terminal.note(`${letters.length} dead letters`);
      return 0;
    }),
};
