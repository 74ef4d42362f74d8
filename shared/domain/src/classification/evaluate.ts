import type { CategoryModel, Evaluation } from './category-model.js';
import { evidenceOf } from './evidence.js';
import type { Confirmed } from './learn.js';
import { suggestFor } from './suggest-categories.js';

/** How a model does on complaints that it did not learn from. All shares are 0 when there are none. */
export function evaluate(model: CategoryModel, heldBack: readonly Confirmed[]): Evaluation {
  const evidence = evidenceOf(model);
  return evaluateBy((words) => suggestFor(words, evidence).map(({ category }) => category), heldBack);
}

/** The same for anything that names categories, best first. */
export function evaluateBy(
  suggest: (words: readonly string[]) => readonly string[],
  heldBack: readonly Pick<Confirmed, 'category' | 'words'>[],
): Evaluation {
  let first = 0;
  let amongThree = 0;
  const pairs = new Map<string, { confirmed: string; suggested: string; count: number }>();
  for (const { category, words } of heldBack) {
    const suggested = suggest(words).slice(0, 3);
    if (suggested[0] === category) first++;
    if (suggested.includes(category)) amongThree++;
    const key = `${category} ${suggested[0] ?? ''}`;
    const pair = pairs.get(key) ?? { confirmed: category, suggested: suggested[0] ?? '', count: 0 };
    pair.count++;
    pairs.set(key, pair);
  }
  const messages = heldBack.length;
  const confusion = [...pairs.values()].sort(
    (a, b) =>
      b.count - a.count || a.confirmed.localeCompare(b.confirmed) || a.suggested.localeCompare(b.suggested),
  );
  const share = (n: number) => (messages === 0 ? 0 : n / messages);
  return { messages, top1: share(first), top3: share(amongThree), macroF1: macroF1(confusion), confusion };
}

/** F1 is 2·hits / (how often confirmed + how often suggested). */
function macroF1(confusion: Evaluation['confusion']): number {
  const categories = [...new Set(confusion.map(({ confirmed }) => confirmed))];
  if (categories.length === 0) return 0;
  const sum = (pairs: Evaluation['confusion']) => pairs.reduce((total, { count }) => total + count, 0);
  const scores = categories.map((category) => {
    const confirmed = sum(confusion.filter((pair) => pair.confirmed === category));
    const suggested = sum(confusion.filter((pair) => pair.suggested === category));
    const hits = sum(confusion.filter((pair) => pair.confirmed === category && pair.suggested === category));
    return (2 * hits) / (confirmed + suggested);
  });
  return scores.reduce((total, score) => total + score, 0) / scores.length;
}
