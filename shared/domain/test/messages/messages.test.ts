import { describe, expect, test } from 'vitest';
import { categoryCodes } from './category-codes.js';
import {
  intentKinds,
  type LabelledMessage,
  labelledMessageSchema,
  loadMessages,
  openedOnce,
  workedWith,
} from './schema.js';

// Only the labels' form is looked at here. Nothing may be measured on the second file before the rules are done.
const worked = loadMessages(workedWith).messages;
const held = loadMessages(openedOnce).messages;

/** Three words in a row, as near-identical texts share them. */
function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of one) if (other.has(shingle)) shared++;
  return shared / Math.max(1, one.size + other.size - shared);
}

const wordCount = (text: string) => text.trim().split(/\s+/).length;
const kinds = (messages: readonly LabelledMessage[]) => new Set(messages.map((m) => m.expected.kind));

describe('the messages', () => {
  test('are enough, and two thirds of them are there to work with', () => {
    expect(worked.length).toBeGreaterThanOrEqual(220);
    expect(held.length).toBeGreaterThanOrEqual(110);
    expect(worked.length / held.length).toBeCloseTo(2, 1);
  });

  test('have one id each, in one of the files', () => {
    const ids = [...worked, ...held].map((message) => message.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are of every kind and every intent in both files', () => {
    for (const messages of [worked, held]) {
      expect(kinds(messages).size).toBe(3);
      const intents = new Set(messages.flatMap((message) => message.expected.intents));
      expect(intentKinds.filter((kind) => !intents.has(kind))).toEqual([]);
    }
  });

  test('touch at least 28 of the 38 categories', () => {
    expect(categoryCodes).toHaveLength(38);
    const first = new Set([...worked, ...held].flatMap((m) => m.expected.categories?.[0] ?? []));
    expect(first.size).toBeGreaterThanOrEqual(28);
  });

  test('of ten words or more are not nearly the same in both files', () => {
    const long = (messages: readonly LabelledMessage[]) =>
      messages
        .filter((message) => wordCount(message.text) >= 10)
        .map(({ id, text }) => ({ id, of: shingles(text) }));
    const pairs = long(worked).flatMap((one) =>
      long(held)
        .filter((other) => likeness(one.of, other.of) > 0.2)
        .map((other) => `${one.id} ${other.id}`),
    );
    expect(pairs).toEqual([]);
  });
});

describe('labels that contradict the text or each other are refused', () => {
  const expected: LabelledMessage['expected'] = {
    kind: 'steering',
    intents: ['salam'],
    only: 'salam',
    isSubstantive: false,
  };
  const sound: LabelledMessage = {
    id: 'm001',
    text: 'Pagi, ini 3673041202900000',
    channel: 'sms',
    sentAt: '2026-11-24T10:00:00+07:00',
    style: 'short',
    expected: { ...expected, hasNik: true },
  };
  const wrong: readonly (readonly [string, Partial<LabelledMessage['expected']>])[] = [
    ['says only what it does not say', { only: 'status' }],
    ['a complaint that only greets', { kind: 'complaint' }],
    ['steers and is substantive', { isSubstantive: true }],
    ['steers and has a class', { class: 'aspirasi' }],
    ['a Tracking ID that is not there', { trackingIds: ['9123456'] }],
    ['a NIK that is there', { hasNik: false }],
    ['a period that ends before it begins', { when: { from: '2026-02-02', to: '2026-02-01' } }],
    ['a day that does not exist', { when: { from: '2026-02-30', to: '2026-03-01' } }],
    ['a place outside of Banten', { places: ['32.73'] }],
  ];

  test('sound ones are not', () => {
    expect(labelledMessageSchema.safeParse(sound).success).toBe(true);
  });

  test.each(wrong)('%s', (_, change) => {
    const message = { ...sound, expected: { ...sound.expected, ...change } };
    expect(labelledMessageSchema.safeParse(message).success).toBe(false);
  });
});
