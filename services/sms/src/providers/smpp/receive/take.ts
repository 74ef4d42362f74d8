import type { Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { Pdu, Session } from 'smpp';
import { ownStatus } from '../command-status.js';
import type { Operator } from '../operators.js';
import type { Joiner } from '../parts/joiner.js';
import { readPart } from '../parts/part.js';
import { isAboutOurs } from './parse.js';
import { createRepeats } from './recognise-repeats.js';
import { type DeliverEvent, toContent } from './to-event.js';

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

const whatToDo =
  'report err as a fault of this program: the operator keeps the message and delivers it again for as long as it does';

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
    // The same receipt twice is one status, whenever it came.
    if (isAboutOurs(content)) return accept(toBody({ firstSeenMs: now(), ...content }));
    const taken = readPart(content, octets);
    if (taken) return keepPart(taken);
    const key = JSON.stringify(content);
    const event = { firstSeenMs: repeats.firstSeenMs(key, session), ...content };
    const isKept = await accept(toBody(event));
    if (isKept) repeats.confirmed(key);
    return isKept;
  }

  async function keepPart(taken: Parameters<Joiner['take']>[0]): Promise<boolean> {
    try {
      return await joiner.take(taken);
    } catch (err) {
      log.warn({ err, operator: operator.name }, 'smpp.part-not-kept');
      return false;
    }
  }

  return async (pdu, session) => {
    if (taking >= maxTaking) return ownStatus.queueFull;
    taking += 1;
    try {
      return (await keep(pdu, session)) ? 0 : ownStatus.systemError;
    } catch (err) {
      log.error({ err, operator: operator.name, whatToDo }, 'smpp.not-kept');
      return ownStatus.systemError;
    } finally {
      taking -= 1;
    }
  };
}

function toBody(event: DeliverEvent): Uint8Array {
  return Buffer.from(JSON.stringify(event));
}
