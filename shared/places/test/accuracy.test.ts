import { newCategoryModel } from '@kanal/domain';
import { expect, it } from 'vitest';
import { badInputFaults } from '../../domain/test/bad-input-faults.js';
import { evaluate } from '../../domain/test/evaluate.js';
import { badInputs } from '../../domain/test/messages/bad-input.js';
import { loadMessages, workedWith } from '../../domain/test/messages/schema.js';
import { printFigures } from '../../domain/test/print-figures.js';
import { loadPlaces } from '../src/load-places.js';
import { routerReader } from './router-reader.js';

/** How well the router reads messages whose writer knew none of its rules. Here, because reading takes the places. */
const reader = routerReader({ places: await loadPlaces('36'), model: newCategoryModel() });

/** Intents that nobody has, at most: what is invented may silence, withdraw or ring. */
const mostInvented = 2;

/** A little below what was reached when this was written: a change that reads worse has to say so here. */
const floors = {
  categoryFirst: 180,
  categoryAmongThree: 214,
  class: 202,
  substantive: 295,
  secret: 219,
  intents: 67,
  emergencies: 10,
  keyword: 4,
  nothingBut: 304,
  places: 180,
  dates: 102,
  nik: 310,
  tickets: 5,
  askedForPlace: 13,
  askedForTime: 28,
} as const;

/** Questions for a place or a time that a careful officer would not ask. */
const mostNeedless = 29;

const inventedIn = (of: readonly { said: number; right: number }[]) =>
  of.reduce((sum, { said, right }) => sum + said - right, 0);

it('reads the messages to work with no worse than it did', () => {
  const { messages } = loadMessages(workedWith);
  const figures = evaluate(messages, reader);
  console.log(printFigures('Messages to work with', figures, 'no misses'));
  const intents = Object.values(figures.intents ?? {});
  const reached = {
    categoryFirst: figures.categories?.first ?? 0,
    categoryAmongThree: figures.categories?.amongThree ?? 0,
    class: figures.class?.hits ?? 0,
    substantive: figures.substantive?.hits ?? 0,
    secret: figures.secret?.hits ?? 0,
    intents: intents.reduce((sum, { recalled }) => sum + recalled, 0),
    emergencies: figures.intents?.darurat.recalled ?? 0,
    keyword: figures.keyword?.hits ?? 0,
    nothingBut: figures.only?.hits ?? 0,
    places: figures.places?.recalled ?? 0,
    dates: figures.when?.overlapping ?? 0,
    nik: figures.nik?.hits ?? 0,
    tickets: figures.tickets?.recalled ?? 0,
    askedForPlace: figures.missing?.lokasi.recalled ?? 0,
    askedForTime: figures.missing?.waktu.recalled ?? 0,
  };
  for (const [what, floor] of Object.entries(floors)) {
    expect(reached[what as keyof typeof floors], what).toBeGreaterThanOrEqual(floor);
  }
  expect(inventedIn(intents)).toBeLessThanOrEqual(mostInvented);
  const asked = [figures.missing?.lokasi, figures.missing?.waktu].flatMap((of) => of ?? []);
  expect(inventedIn(asked)).toBeLessThanOrEqual(mostNeedless);
});

it('stands hostile texts', () => {
  // Whether a heap of words is a complaint is left to a person: in doubt it is one.
  const { isSubstantive: _, ...judged } = reader;
  expect(badInputFaults(badInputs, judged)).toEqual([]);
});
