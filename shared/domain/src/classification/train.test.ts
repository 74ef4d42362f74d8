import { expect, it } from 'vitest';
import { normalise } from '../text/normalise.js';
import { builtInCategories } from './categories.js';
import { categoryModelSchema, newCategoryModel } from './category-model.js';
import { type Confirmed, isHeldBack, learn } from './learn.js';
import { trainCategories } from './train.js';
import { confirmedWords } from './words-to-keep.js';

const at = new Date('2026-11-28T03:00:00.000Z');
const bagOf = (message: string) => {
  const { known, others } = confirmedWords(normalise(message));
  return [...known, ...others];
};
const confirmed = (message: string, category: string, times: number): Confirmed[] =>
  Array.from({ length: times }, (_, i) => ({
    complaintId: `${category}-${i}`,
    category,
    words: bagOf(message),
  }));
const getek = confirmed('getek berhenti', 'perhubungan', 40);

it('learns from four of five, and is tried on the fifth beside the model in use', () => {
  const of = { categories: builtInCategories, confirmed: getek, present: undefined, at };
  const { model, present, isWorse } = trainCategories(of);
  const held = getek.filter(({ complaintId }) => isHeldBack(complaintId)).length;
  expect(held).toBeGreaterThan(0);
  expect(model.documents).toEqual([{ category: 'perhubungan', count: getek.length - held }]);
  expect(model.evaluation).toMatchObject({ messages: held, top1: 1, top3: 1 });
  expect(present).toMatchObject({ messages: held, top1: 0 });
  expect(isWorse).toBe(false);
  expect(model.trainedAt).toBe('2026-11-28T03:00:00.000Z');
  expect(categoryModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
});

it('is worse when what was taught does not help with what was held back', () => {
  const right = learn(newCategoryModel(), confirmed('getek berhenti', 'perhubungan', 60));
  const misled = getek.map((complaint) =>
    isHeldBack(complaint.complaintId) ? complaint : { ...complaint, category: 'kesehatan' },
  );
  const of = { categories: builtInCategories, confirmed: misled, present: right, at };
  expect(trainCategories(of)).toMatchObject({ present: { top1: 1 }, isWorse: true });
});

it('is no worse when nothing was confirmed yet', () => {
  const of = { categories: builtInCategories, confirmed: [], present: newCategoryModel(), at };
  expect(trainCategories(of)).toMatchObject({ model: { words: [], documents: [] }, isWorse: false });
});
