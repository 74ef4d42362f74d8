import { z } from 'zod';
import { builtInCategories, type Categories } from './categories.js';

const share = z.number().min(0).max(1);
const count = z.number().int().min(0);

/** How a model did on messages that it had not learned from. */
export const evaluationSchema = z.strictObject({
  messages: count,
  /** Share whose category came first. */
  top1: share,
  /** Share whose category was among the three. */
  top3: share,
  /** The mean of the F1 of those categories that occur, each counting the same. */
  macroF1: share,
  /** What was confirmed, what was suggested first, how often; the most frequent first. */
  confusion: z.array(z.strictObject({ confirmed: z.string(), suggested: z.string(), count })),
});

/** How a model did. */
export type Evaluation = z.infer<typeof evaluationSchema>;

/**
 * What was learned from confirmations: the setting `category-model`. The seed is code and no part of it: a new release
 * of Kanal brings a better one to what an agency has learned.
 *
 * Words are in it that citizens wrote, so it keeps none that tells of a person: only words of the seed, and others
 * that at least `leastComplaints` different complaints had; never a number, nor a word with a digit. A name that one
 * person or one family is known by is in the complaints of one, not of five.
 */
export const categoryModelSchema = z.strictObject({
  version: z.literal(1),
  trainedAt: z.iso.datetime().optional(),
  categories: z.array(z.strictObject({ code: z.string(), aliases: z.array(z.string()) })).min(1),
  /** How many confirmed complaints of each category. */
  documents: z.array(z.strictObject({ category: z.string(), count })),
  /** In how many of them a word was. Lists, not objects: words of citizens are no names of properties. */
  words: z.array(
    z.strictObject({
      word: z.string(),
      counts: z.array(z.strictObject({ category: z.string(), count })),
    }),
  ),
  evaluation: evaluationSchema.optional(),
});

/** What was learned from confirmations. */
export type CategoryModel = z.infer<typeof categoryModelSchema>;

/** A model that has learned nothing yet, for these categories. */
export function newCategoryModel({ categories }: Categories = builtInCategories): CategoryModel {
  return {
    version: 1,
    categories: categories.map(({ code, aliases }) => ({ code, aliases })),
    documents: [],
    words: [],
  };
}
