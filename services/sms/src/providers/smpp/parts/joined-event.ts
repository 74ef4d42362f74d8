import { stableId } from '@kanal/contracts';
import type { Operator } from '../operators.js';
import { decodeText } from '../receive/decode-text.js';
import type { DeliverEvent } from '../receive/to-event.js';
import type { Group } from './join-parts.js';
import type { Part, PartOf } from './part.js';

/** Stands in the text where parts are missing. */
const gap = '[…]';

/**
 * The message that a group of parts is. Its id is made of whose parts they are and of when the group began: the same for
 * whoever makes it and however often, and another for the next group with the same reference.
 */
export function joinedEvent(
  of: PartOf,
  { firstSeenMs, parts }: Group,
  defaultAlphabet: Operator['defaultAlphabet'],
): DeliverEvent {
  const { operator, source_addr, destination_addr, reference, total } = of;
  const whose = [operator, source_addr, destination_addr, reference, String(total)];
  const text = textOf(parts, total, defaultAlphabet);
  return {
    firstSeenMs,
    operator,
    source_addr,
    destination_addr,
    esm_class: 0,
    data_coding: parts[0]?.data_coding ?? 0,
    ...(text !== undefined && { text }),
    joined: { id: stableId('smpp-joined', ...whose, String(firstSeenMs)), total, parts: [...parts] },
  };
}

/** Undefined where no part is text. */
function textOf(
  parts: readonly Part[],
  total: number,
  defaultAlphabet: Operator['defaultAlphabet'],
): string | undefined {
  let isText = false;
  let text = '';
  let next = 1;
  for (const run of runsOf(parts)) {
    const [first] = run;
    const octets = Buffer.concat(run.map((part) => Buffer.from(part.octets, 'base64')));
    const decoded = decodeText(octets, first, defaultAlphabet);
    isText ||= decoded !== undefined;
    text += (first.seq > next ? gap : '') + (decoded ?? gap);
    next = first.seq + run.length;
  }
  if (!isText) return undefined;
  return next > total ? text : text + gap;
}

type Run = [Part, ...Part[]];

/** Parts that follow each other in one coding: their octets are read as one, for a character may stand in two of them. */
function runsOf(parts: readonly Part[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before?.seq === part.seq - 1 && before.data_coding === part.data_coding) last.push(part);
    else runs.push([part]);
  }
  return runs;
}
