import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.js';
import { type LabelledMessage, loadMessages, workedWith } from './messages/schema.js';
import { printFigures } from './print-figures.js';
import type { Reader } from './reader.js';

type Expected = LabelledMessage['expected'];

function message(
  id: string,
  expected: Partial<Expected>,
  sentAt = '2026-11-24T10:00:00+07:00',
): LabelledMessage {
  const whole: Expected = { kind: 'complaint', intents: [], isSubstantive: true, ...expected };
  return { id, text: `teks ${id}`, channel: 'sms', sentAt, style: 'everyday', expected: whole };
}

/** A reader that has, for each message of a list, an answer by its text. */
function readerOf(messages: readonly LabelledMessage[], answer: (of: LabelledMessage) => Expected): Reader {
  const byText = new Map(messages.map((of) => [of.text, answer(of)]));
  const of = (text: string): Expected =>
    byText.get(text) ?? { kind: 'complaint', intents: [], isSubstantive: false };
  return {
    intents: (text) => ({ found: of(text).intents, only: of(text).only ?? undefined }),
    keyword: (text) => of(text).keyword,
    isSubstantive: (text) => of(text).isSubstantive,
    classify: (text) => ({
      class: of(text).class ?? 'aspirasi',
      isSecretSuggested: of(text).secretSuggested ?? false,
    }),
    categories: (text) => of(text).categories ?? [],
    missing: (text) => of(text).missing ?? [],
    places: (text) => of(text).places ?? [],
    when: (text) => of(text).when ?? undefined,
    trackingIds: (text) => of(text).trackingIds ?? [],
    tickets: (text) => of(text).tickets ?? [],
    hasNik: (text) => of(text).hasNik ?? false,
    hasPhone: (text) => of(text).hasPhone ?? false,
  };
}

describe('a reader that reads what the officer reads', () => {
  const { messages } = loadMessages(workedWith);
  const figures = evaluate(
    messages,
    readerOf(messages, ({ expected }) => expected),
  );

  test('misses nothing in any figure', () => {
    const { intents, missing, messages: count, ...single } = figures;
    expect(count).toBe(messages.length);
    for (const [name, of] of Object.entries({ ...intents, ...missing, ...single }))
      expect({ name, misses: of.misses }).toEqual({ name, misses: [] });
    expect(figures.categories?.macroF1).toBe(1);
    expect(figures.when).toMatchObject({ exact: figures.when?.told, invented: 0 });
  });

  test('is judged on every message that has the label', () => {
    const labelled = (field: keyof Expected) =>
      messages.filter((m) => m.expected[field] !== undefined).length;
    expect(figures.substantive?.messages).toBe(messages.length);
    expect(figures.class?.messages).toBe(labelled('class'));
    expect(figures.categories?.messages).toBe(labelled('categories'));
    expect(figures.only?.messages).toBe(labelled('only'));
    expect((figures.when?.told ?? 0) + (figures.when?.untold ?? 0)).toBe(labelled('when'));
  });
});

describe('a reader that is wrong', () => {
  const messages = [
    message('m001', {
      intents: ['salam', 'rahasia'],
      only: null,
      class: 'pengaduan-berkadar-pengawasan',
      secretSuggested: true,
      categories: ['perhubungan', 'kesehatan'],
      missing: ['waktu'],
      places: ['36.73.04'],
      when: { from: '2026-11-01', to: '2026-11-30' },
      trackingIds: ['9123456'],
      hasNik: false,
    }),
    message('m002', {
      intents: [],
      class: 'aspirasi',
      secretSuggested: false,
      categories: ['perhubungan'],
      missing: [],
      places: ['36.02'],
      when: null,
      trackingIds: [],
      hasNik: true,
    }),
    message('m003', { kind: 'steering', intents: ['status'], only: 'status', isSubstantive: false }),
  ];
  const wrong: Readonly<Record<string, Expected>> = {
    m001: {
      kind: 'complaint',
      intents: ['salam'],
      isSubstantive: true,
      class: 'aspirasi',
      categories: ['agama', 'kesehatan'],
      missing: ['lokasi'],
      places: ['36', '36.73'],
      when: { from: '2026-11-01', to: '2026-11-24' },
      trackingIds: ['9123456', '1111111'],
      hasNik: true,
    },
    m002: {
      kind: 'complaint',
      intents: ['salam'],
      isSubstantive: true,
      class: 'aspirasi',
      categories: ['agama', 'perairan', 'kependudukan', 'perhubungan'],
      missing: ['lokasi'],
      places: ['36.02.14', '36.01'],
      when: { from: '2026-11-01', to: '2026-11-02' },
      trackingIds: ['9123456', '1111111'],
      hasNik: true,
    },
    m003: { kind: 'steering', intents: ['status', 'status'], only: 'salam', isSubstantive: true },
  };
  const figures = evaluate(
    messages,
    readerOf(messages, ({ id, expected }) => wrong[id] ?? expected),
  );

  test('finds and misses intents, each for itself', () => {
    expect(figures.intents?.salam).toEqual({
      expected: 1,
      recalled: 1,
      said: 2,
      right: 1,
      misses: [{ id: 'm002', expected: '–', said: 'salam' }],
    });
    expect(figures.intents?.rahasia).toMatchObject({ expected: 1, recalled: 0, said: 0 });
    expect(figures.intents?.status).toMatchObject({
      expected: 1,
      recalled: 1,
      said: 1,
      right: 1,
      misses: [],
    });
  });

  test('says that a message is nothing but a greeting', () => {
    expect(figures.only).toEqual({
      messages: 2,
      hits: 1,
      confusion: { '–': { '–': 1 }, status: { salam: 1 } },
      misses: [{ id: 'm003', expected: 'status', said: 'salam' }],
    });
  });

  test('takes every message for substantive, every complaint for a wish', () => {
    expect(figures.substantive?.confusion).toEqual({ ya: { ya: 2 }, tidak: { ya: 1 } });
    expect(figures.class?.confusion).toEqual({
      'pengaduan-berkadar-pengawasan': { aspirasi: 1 },
      aspirasi: { aspirasi: 1 },
    });
    expect(figures.secret).toMatchObject({ messages: 2, hits: 1 });
  });

  test('suggests an acceptable category second, and the right one too late', () => {
    expect(figures.categories).toMatchObject({
      messages: 2,
      first: 0,
      amongThree: 1,
      meanAmongThree: 0.5,
      macroF1: 0,
      perCategory: { perhubungan: { messages: 2, first: 0, amongThree: 1, instead: { agama: 2 } } },
      misses: [{ id: 'm002', expected: 'perhubungan', said: 'agama perairan kependudukan' }],
    });
  });

  test('may put any acceptable category first', () => {
    const second = evaluate(messages.slice(0, 1), { categories: () => ['kesehatan', 'agama'] });
    expect(second.categories).toMatchObject({ first: 1, amongThree: 1, macroF1: 1, misses: [] });
  });

  test('asks for the wrong part', () => {
    expect(figures.missing?.waktu).toMatchObject({ expected: 1, recalled: 0, said: 0, right: 0 });
    expect(figures.missing?.lokasi).toMatchObject({ expected: 0, recalled: 0, said: 2, right: 0 });
  });

  test('names what lies around a place, something in it, and another one', () => {
    // 36.73 around 36.73.04 is right but does not find it; 36.02.14 finds 36.02; 36.01 is wrong; 36 says nothing.
    expect(figures.places).toMatchObject({ expected: 2, recalled: 1, said: 3, right: 2 });
  });

  test('reads a month up to the day of sending, and invents a time', () => {
    expect(figures.when).toMatchObject({
      told: 1,
      read: 1,
      overlapping: 1,
      exact: 1,
      untold: 1,
      invented: 1,
    });
  });

  test('finds numbers that are not there', () => {
    expect(figures.trackingIds).toMatchObject({ expected: 1, recalled: 1, said: 4, right: 1 });
    expect(figures.nik?.confusion).toEqual({ tidak: { ya: 1 }, ya: { ya: 1 } });
  });
});

describe('dates', () => {
  const told = [message('m001', { when: { from: '2026-11-10', to: '2026-11-12' } })];
  const cases = [
    { said: { from: '2026-11-10', to: '2026-11-12' }, read: 1, overlapping: 1, exact: 1 },
    { said: { from: '2026-11-10', to: '2026-11-11' }, read: 1, overlapping: 1, exact: 0 },
    { said: { from: '2026-11-12', to: '2026-11-13' }, read: 1, overlapping: 1, exact: 0 },
    { said: { from: '2026-11-13', to: '2026-11-13' }, read: 1, overlapping: 0, exact: 0 },
    { said: undefined, read: 0, overlapping: 0, exact: 0 },
  ];
  test.each(cases)('read as $said.from…$said.to', ({ said, ...expected }) => {
    expect(evaluate(told, { when: () => said }).when).toMatchObject(expected);
  });
});

test('a reader is judged by what it reads alone, and told what the message came with', () => {
  const asked: LabelledMessage = { ...message('m001', {}), asked: ['lokasi'], channel: 'x' };
  const contexts: unknown[] = [];
  const figures = evaluate([asked], {
    isSubstantive: (text, context) => contexts.push({ text, ...context }) > 0,
  });
  expect(Object.keys(figures)).toEqual(['messages', 'substantive']);
  expect(contexts).toEqual([
    { text: 'teks m001', channel: 'x', sentAt: '2026-11-24T10:00:00+07:00', asked: ['lokasi'], region: '36' },
  ]);
});

describe('the printed figures', () => {
  const messages = [
    message('m007', { intents: ['salam'], class: 'aspirasi', categories: ['agama', 'srgi'] }),
  ];
  const reader: Reader = {
    intents: () => ({ found: [] }),
    classify: () => ({ class: 'permintaan-informasi', isSecretSuggested: false }),
    categories: () => ['perairan'],
  };

  test('are Markdown tables with what each share is made of', () => {
    const printed = printFigures('Coba', evaluate(messages, reader));
    expect(printed).toContain('## Coba\n\n1 messages');
    expect(printed).toContain('| salam | – (0/0) | 0.00 (0/1) |');
    expect(printed).toContain('| class | 0.00 (0/1) | aspirasi → permintaan-informasi 1 |');
    expect(printed).toContain('| agama | 1 | 0.00 (0/1) | 0.00 (0/1) | perairan 1 |');
    expect(printed).not.toContain('Still to ask for');
  });

  test('name no message unless asked to', () => {
    const figures = evaluate(messages, reader);
    expect(printFigures('Coba', figures)).not.toContain('m007');
    expect(printFigures('Coba', figures, 'misses')).toContain(
      '| categories | m007 | agama \\| srgi | perairan |',
    );
  });
});
