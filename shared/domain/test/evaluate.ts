import { type Agreement, agree } from './figures/agreement.js';
import { type CategoryFigures, compareCategories } from './figures/categories.js';
import { compareDates, type DateFigures } from './figures/dates.js';
import { comparePlaces } from './figures/places.js';
import { compareEach, compareSets, type SetFigures } from './figures/sets.js';
import {
  type IntentKind,
  intentKinds,
  type LabelledMessage,
  type MissingPart,
  missingParts,
} from './messages/schema.js';
import { contextOf, type Reader, type ReadingContext, region } from './reader.js';

/** Figures of all that a reader reads; what it has no function for is left out. */
export interface Figures {
  readonly messages: number;
  readonly intents?: Readonly<Record<IntentKind, SetFigures>>;
  readonly only?: Agreement;
  readonly keyword?: Agreement;
  readonly substantive?: Agreement;
  readonly class?: Agreement;
  readonly secret?: Agreement;
  readonly categories?: CategoryFigures;
  readonly missing?: Readonly<Record<MissingPart, SetFigures>>;
  readonly places?: SetFigures;
  readonly when?: DateFigures;
  readonly trackingIds?: SetFigures;
  readonly tickets?: SetFigures;
  readonly nik?: Agreement;
  readonly phone?: Agreement;
}

type Expected = LabelledMessage['expected'];
type Said<Value> = ((text: string, context: ReadingContext) => Value) | undefined;

const nothing = '–';
const yesNo = (value: boolean) => (value ? 'ya' : 'tidak');

/**
 * Lets a reader read messages and says how far it reads what a careful officer reads. What a message has no label
 * for is not scored. What the reader throws goes through.
 */
export function evaluate(messages: readonly LabelledMessage[], reader: Reader): Figures {
  /** For each message that `expected` takes something out of: that, and what `read` says. */
  function cases<Want, Value>(expected: (of: Expected) => Want | undefined, read: Said<Value>) {
    if (!read) return undefined;
    return messages.flatMap((message) => {
      const want = expected(message.expected);
      if (want === undefined) return [];
      return [{ message, id: message.id, want, value: read(message.text, contextOf(message)) }];
    });
  }
  function sets(expected: (of: Expected) => readonly string[] | undefined, read: Said<readonly string[]>) {
    return cases(expected, read)?.map(({ id, want, value }) => ({ id, expected: want, said: value }));
  }
  function oneValue(expected: (of: Expected) => string | undefined, read: Said<string>) {
    const each = cases(expected, read)?.map(({ id, want, value }) => ({ id, expected: want, said: value }));
    return each && agree(each);
  }
  function yesOrNo(expected: (of: Expected) => boolean | undefined, read: Said<boolean>) {
    const each = cases(expected, read)?.map(({ id, want, value }) => ({
      id,
      expected: yesNo(want),
      said: yesNo(value),
    }));
    return each && agree(each);
  }

  const { intents, keyword, classify, categories, missing, when } = reader;
  const intentSets = sets((of) => of.intents, intents && ((text, context) => intents(text, context).found));
  const suggested = cases((of) => of.categories, categories);
  const missingSets = sets((of) => of.missing, missing);
  const placeSets = sets((of) => of.places, reader.places);
  const periods = cases((of) => of.when, when);
  const trackingIds = sets((of) => of.trackingIds, reader.trackingIds);
  const tickets = sets((of) => of.tickets, reader.tickets);

  return withoutUndefined({
    messages: messages.length,
    intents: intentSets && compareEach(intentKinds, intentSets),
    only: oneValue(
      (of) => (of.only === null ? nothing : of.only),
      intents && ((text, context) => intents(text, context).only ?? nothing),
    ),
    keyword: oneValue((of) => of.keyword, keyword && ((text, context) => keyword(text, context) ?? nothing)),
    substantive: yesOrNo((of) => of.isSubstantive, reader.isSubstantive),
    class: oneValue((of) => of.class, classify && ((text, context) => classify(text, context).class)),
    secret: yesOrNo(
      (of) => of.secretSuggested,
      classify && ((text, context) => classify(text, context).isSecretSuggested),
    ),
    categories:
      suggested &&
      compareCategories(suggested.map(({ id, want, value }) => ({ id, acceptable: want, said: value }))),
    missing: missingSets && compareEach(missingParts, missingSets),
    places: placeSets && comparePlaces(placeSets, region),
    when:
      periods &&
      compareDates(
        periods.map(({ id, message, want, value }) => ({
          id,
          sentOn: message.sentAt.slice(0, 10),
          expected: want,
          said: value,
        })),
      ),
    trackingIds: trackingIds && compareSets(trackingIds),
    tickets: tickets && compareSets(tickets),
    nik: yesOrNo((of) => of.hasNik, reader.hasNik),
    phone: yesOrNo((of) => of.hasPhone, reader.hasPhone),
  });
}

type Optional<Value> = { [Key in keyof Value]: Value[Key] | undefined };

/** The same fields without those that hold nothing. */
function withoutUndefined<Value extends object>(value: Optional<Value>): Value {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Value;
}
