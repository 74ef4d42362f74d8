import { describe, expect, it } from 'vitest';
import { normalise } from '../text/normalise.js';
import { categoryModelSchema, newCategoryModel } from './category-model.js';
import { evaluate } from './evaluate.js';
import { evidenceOf } from './evidence.js';
import { type Confirmed, isHeldBack, learn, leastComplaints } from './learn.js';
import { suggestCategories } from './suggest-categories.js';
import { unseenMessages } from './unseen-messages.fixture.js';

const empty = newCategoryModel();
const bagOf = (message: string) => evidenceOf(empty).vocabulary.bagOf(normalise(message));
const confirmed = (message: string, category: string, times: number, from = 0): Confirmed[] =>
  Array.from({ length: times }, (_, i) => ({
    complaintId: `${category}-${from + i}`,
    category,
    words: bagOf(message),
  }));
const wordsOf = (model: typeof empty) => model.words.map(({ word }) => word);
const first = (message: string, model: typeof empty) => suggestCategories(normalise(message), model)[0];

describe('learn', () => {
  it('is taught a new word by five confirmations, and says so', () => {
    const message = 'getek di sini berhenti beroperasi';
    expect(first(message, empty)?.category).not.toBe('perhubungan');
    const model = learn(empty, confirmed('getek itu tidak aman', 'perhubungan', leastComplaints));
    expect(first(message, model)).toMatchObject({ category: 'perhubungan', words: ['getek'] });
  });

  it('keeps no word of too few complaints, no number, and nothing of a category that is none', () => {
    const model = learn(empty, [
      ...confirmed('Sukiranto jalan Melur 17 rusak 08123456789', 'perhubungan', leastComplaints - 1),
      ...confirmed('3604abc 3604012345670001 getek1 3f', 'perhubungan', leastComplaints, 100),
      ...confirmed('mawarindah', 'bukan-kategori', leastComplaints),
    ]);
    expect(wordsOf(model)).toEqual(['jalan', 'rusak']);
    expect(JSON.stringify(model)).not.toMatch(/sukiranto|melur|mawarindah|\d{4}/i);
  });

  it('counts a complaint once, however often it was confirmed, and the last time', () => {
    const [one] = confirmed('angkot', 'kesehatan', 1);
    if (!one) throw new Error('unreachable');
    const model = learn(empty, [one, one, { ...one, category: 'perhubungan' }]);
    expect(model.documents).toEqual([{ category: 'perhubungan', count: 1 }]);
    expect(model.words).toEqual([{ word: 'angkot', counts: [{ category: 'perhubungan', count: 1 }] }]);
  });

  it('does not depend on the order, leaves the model as it is, and fits the schema', () => {
    const all = unseenMessages.map(([category, message], i) => ({
      complaintId: `c-${i}`,
      category,
      words: bagOf(message),
    }));
    const model = learn(empty, all);
    expect(learn(empty, all.toReversed())).toEqual(model);
    expect(empty).toEqual(newCategoryModel());
    expect(categoryModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it('adds to what it has learned', () => {
    const five = confirmed('getek', 'perhubungan', leastComplaints);
    const more = confirmed('getek', 'perhubungan', 2, 50);
    expect(learn(learn(empty, five), more)).toEqual(learn(empty, [...five, ...more]));
  });

  it.each([3, 30, 300])('does not collapse after %i confirmations of one category', (times) => {
    const model = learn(empty, confirmed('petugas puskesmas tidak ada di tempat', 'kesehatan', times));
    const held = unseenMessages.map(([category, message], i) => ({
      complaintId: `c-${i}`,
      category,
      words: bagOf(message),
    }));
    expect(evaluate(model, held).top3).toBeGreaterThanOrEqual(0.9);
  });

  it('is corrected by what admins confirm, where the lexicon was wrong for them', () => {
    const message = 'lampu jalan mati';
    expect(first(message, empty)?.category).toBe('perhubungan');
    const model = learn(empty, confirmed(message, 'pekerjaan-umum-dan-penataan-ruang', 40));
    expect(first(message, model)?.category).toBe('pekerjaan-umum-dan-penataan-ruang');
  });
});

describe('evaluate', () => {
  it('counts what was first, what was among three, and what was taken for what', () => {
    const held = [
      { complaintId: '1', category: 'kependudukan', words: bagOf('kartu keluarga hilang') },
      { complaintId: '2', category: 'agama', words: bagOf('kartu keluarga hilang') },
    ];
    expect(evaluate(empty, held)).toEqual({
      messages: 2,
      top1: 0.5,
      top3: 0.5,
      // F1 of kependudukan is 2/3, that of agama 0
      macroF1: 1 / 3,
      confusion: [
        { confirmed: 'agama', suggested: 'kependudukan', count: 1 },
        { confirmed: 'kependudukan', suggested: 'kependudukan', count: 1 },
      ],
    });
    expect(evaluate(empty, [])).toEqual({ messages: 0, top1: 0, top3: 0, macroF1: 0, confusion: [] });
  });
});

describe('isHeldBack', () => {
  it('holds back about a fifth, always the same', () => {
    const ids = Array.from({ length: 5_000 }, (_, i) => `complaint-${i}`);
    const held = ids.filter(isHeldBack);
    expect(held.length / ids.length).toBeCloseTo(0.2, 1);
    expect(ids.filter(isHeldBack)).toEqual(held);
  });
});
