import type { Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { Pdu, Session } from 'smpp';
import { ownStatus } from './command-status.js';
import type { Joiner } from './joiner.js';
import type { Operator } from './operators.js';
import { isAboutOurs } from './parse.js';
import { readPart } from './part.js';
import { createRepeats } from './recognise-repeats.js';
import { toContent } from './to-event.js';

/** What taking an operator's messages needs. */
export interface TakeOptions {
  readonly operator: Operator;
  readonly accept: Intake['accept'];
  readonly joiner: Pick<Joiner, 'take'>;
  readonly now: () => number;
  readonly log: Log;
}

/** Messages of citizens being made durable at once; the operator keeps what is beyond, and sends it again. */
const maxTaking = 256;

/**
 * Makes a `deliver_sm` durable and says with which status to answer it: a part with the others of its message, anything
 * else at once. Never rejects.
 */
export function createTake({
  operator,
  accept,
  joiner,
  now,
  log,
}: TakeOptions): (pdu: Pdu, session: Session) => Promise<number> {
  const repeats = createRepeats(now);
  let taking = 0;

  async function keep(pdu: Pdu, session: Session): Promise<boolean> {
    const { content, octets } = toContent(pdu, operator);
    const taken = isAboutOurs(content) ? undefined : readPart(content, octets);
    if (taken) return joiner.take(taken);
    const key = JSON.stringify(content);
    const event = { firstSeenMs: repeats.firstSeenMs(key, session), ...content };
    const isKept = await accept(Buffer.from(JSON.stringify(event)));
    if (isKept) repeats.confirmed(key);
    return isKept;
  }

  return async (pdu, session) => {
    if (taking >= maxTaking) return ownStatus.queueFull;
    taking += 1;
    try {
      return (await keep(pdu, session)) ? 0 : ownStatus.systemError;
    } catch (err) {
      log.warn({ err, operator: operator.name }, 'smpp.part-not-kept');
      return ownStatus.systemError;
    } finally {
      taking -= 1;
    }
  };
}
