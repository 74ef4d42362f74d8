import type { Categories } from './categories.js';
import { type CategoryModel, type Evaluation, newCategoryModel } from './category-model.js';
import { evaluate } from './evaluate.js';
import { type Confirmed, isHeldBack, learn } from './learn.js';

/** A new model beside the one in use. */
export interface Training {
  /** With its evaluation on the complaints that were held back. */
  readonly model: CategoryModel;
  /** How the model in use does on the same complaints. */
  readonly present: Evaluation;
  /** Fewer are among the three, or as many and fewer come first. Never when nothing was held back. */
  readonly isWorse: boolean;
}

/**
 * Learns anew from all confirmations but every fifth, and tries the result and the model in use on that fifth. A model
 * in use that knows other categories is tried for those of now.
 */
export function trainCategories(of: {
  readonly categories: Categories;
  readonly confirmed: readonly Confirmed[];
  readonly present: CategoryModel | undefined;
  readonly at: Date;
}): Training {
  const { categories, confirmed, present, at } = of;
  const empty = newCategoryModel(categories);
  const held = confirmed.filter(({ complaintId }) => isHeldBack(complaintId));
  const learned = learn(
    empty,
    confirmed.filter(({ complaintId }) => !isHeldBack(complaintId)),
  );
  const evaluation = evaluate(learned, held);
  const before = evaluate({ ...(present ?? empty), categories: empty.categories }, held);
  const isWorse =
    evaluation.top3 < before.top3 || (evaluation.top3 === before.top3 && evaluation.top1 < before.top1);
  return { model: { ...learned, trainedAt: at.toISOString(), evaluation }, present: before, isWorse };
}
