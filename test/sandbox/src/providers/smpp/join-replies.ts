import type { Pdu } from 'smpp';
import { isGsm, septetsOf } from './alphabets.js';

/** What a `submit_sm` holds, as a phone reads it. */
export interface SubmittedPart {
  /** The whole text, once this part completes it. */
  readonly text: string | undefined;
  /** `2/3`, or undefined for a message that is whole. */
  readonly part: string | undefined;
  /** Where the message departs from the specifications. */
  readonly violations: readonly string[];
}

/** Joins the parts of the product's messages, as phones do. */
export interface ReplyJoiner {
  take(pdu: Pdu): SubmittedPart;
}

/** Begins with no part. */
export function createReplyJoiner(): ReplyJoiner {
  const waiting = new Map<string, Map<number, string>>();
  return {
    take(pdu) {
      const { text, header } = contentOf(pdu);
      const violations = [
        ...textViolations(text, header !== undefined, pdu['message_payload'] !== undefined),
      ];
      if (header === undefined) return { text, part: undefined, violations };
      const concatenation = header.find((element) => element[0] === 0 && element.length === 5);
      if (concatenation === undefined) {
        return { text, part: undefined, violations: [...violations, 'udh: holds no reference of 8 bits'] };
      }
      const [, , reference = 0, total = 0, number = 0] = concatenation;
      const part = `${number}/${total}`;
      if (number < 1 || number > total) {
        return { text: undefined, part, violations: [...violations, `udh: there is no part ${part}`] };
      }
      const key = [pdu['source_addr'], pdu['destination_addr'], reference, total].join(' ');
      const parts = waiting.get(key) ?? new Map<number, string>();
      if (parts.has(number)) violations.push(`udh: part ${part} came twice`);
      waiting.set(key, parts.set(number, text));
      if (parts.size < total) return { text: undefined, part, violations };
      waiting.delete(key);
      const inOrder = [...parts].sort(([one], [other]) => one - other);
      return { text: inOrder.map(([, each]) => each).join(''), part, violations };
    },
  };
}

/** The text of one `submit_sm`: all of it, or a part. The library has decoded it by its data coding. */
export function contentOf(pdu: Pdu): {
  readonly text: string;
  readonly header: readonly Buffer[] | undefined;
} {
  const short = pdu['short_message'] as { message?: unknown; udh?: readonly Buffer[] } | undefined;
  const payload = pdu['message_payload'] as { message?: unknown } | undefined;
  return { text: String(short?.message || payload?.message || ''), header: short?.udh };
}

/** What a network would cut off, or a phone show as rubbish. 3GPP TS 23.040 §9.2.3.24.1. */
function* textViolations(text: string, isPart: boolean, isPayload: boolean): Iterable<string> {
  if (text.endsWith('\u001b')) yield 'short_message: an escape pair is torn';
  if (/\p{Surrogate}/u.test(text)) yield 'short_message: a surrogate pair is torn';
  if (isPayload) return;
  const [length, room] = isGsm(text)
    ? [septetsOf(text), isPart ? 153 : 160]
    : [text.length, isPart ? 67 : 70];
  if (length > room) yield `short_message: ${length} places, and there is room for ${room}`;
}
