import type { BadInput } from './messages/bad-input.js';
import { type Reader, type ReadingContext, region } from './reader.js';

const context: ReadingContext = { channel: 'sms', sentAt: '2026-11-24T10:00:00+07:00', asked: [], region };

/**
 * What a reader does with hostile texts that it must not do: each a sentence with the text's name. Empty when the
 * reader stands them all. Functions that the reader lacks are not tried.
 */
export function badInputFaults(inputs: readonly BadInput[], reader: Reader): string[] {
  return inputs.flatMap((input) =>
    readings(input, reader).flatMap(({ name, read }) => {
      try {
        const wrong = read();
        return wrong.length === 0
          ? []
          : [`${input.name}: must not ${input.mustNot}, but ${name}: ${wrong.join(' ')}`];
      } catch (error) {
        return [`${input.name}: ${name} threw ${String(error)}`];
      }
    }),
  );
}

/** Each function of the reader, giving what it says beyond what the text allows. */
function readings(
  { text, allows = {} }: BadInput,
  reader: Reader,
): readonly { readonly name: string; readonly read: () => readonly string[] }[] {
  const beyond = (said: readonly string[] | undefined, allowed: readonly string[] = []) =>
    (said ?? []).filter((one) => !allowed.includes(one));
  const unless = (isAllowed: true | undefined, isSaid: boolean | undefined) =>
    isSaid && !isAllowed ? ['ya'] : [];
  const onlyRun = (_: unknown) => [];
  return [
    { name: 'tickets', read: () => beyond(reader.tickets?.(text, context), allows.tickets) },
    { name: 'Tracking IDs', read: () => beyond(reader.trackingIds?.(text, context), allows.trackingIds) },
    { name: 'intents', read: () => beyond(reader.intents?.(text, context).found, allows.intents) },
    { name: 'substantive', read: () => unless(allows.substantive, reader.isSubstantive?.(text, context)) },
    { name: 'NIK', read: () => unless(undefined, reader.hasNik?.(text, context)) },
    { name: 'phone', read: () => unless(allows.phone, reader.hasPhone?.(text, context)) },
    { name: 'when', read: () => unless(allows.when, reader.when?.(text, context) !== undefined) },
    { name: 'keyword', read: () => beyond([reader.keyword?.(text, context) ?? []].flat()) },
    { name: 'class', read: () => onlyRun(reader.classify?.(text, context)) },
    { name: 'categories', read: () => onlyRun(reader.categories?.(text, context)) },
    { name: 'missing', read: () => onlyRun(reader.missing?.(text, context)) },
    { name: 'places', read: () => onlyRun(reader.places?.(text, context)) },
  ];
}
