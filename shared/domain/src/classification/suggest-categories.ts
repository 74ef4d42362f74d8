import type { NormalText } from '../text/normal-text.js';
import type { CategoryModel } from './category-model.js';
import { type Evidence, evidenceOf, type WordEvidence } from './evidence.js';

/** A category that a complaint may belong to. */
export interface CategorySuggestion {
  /** Its code. */
  readonly category: string;
  /** From 0 to 1, to be compared with those of other suggestions for the same message; no probability. */
  readonly score: number;
  /** The words and phrases that caused it, the most telling first; none for a category that is a last resort. */
  readonly words: readonly string[];
}

const howMany = 3;
const mostWords = 5;
/** A word is named when it makes the category half as likely again as it is for the categories on average. */
const telling = Math.log(1.5);
/** Words of a message are not independent of each other, as the sum takes them to be: scores are too sure by this. */
const temperature = 3;

/**
 * The three likeliest categories of a message, best first, each with the words that caused it. Always three (as long
 * as the model has as many); never throws. The model is made ready at its first use (`evidenceOf`).
 */
export function suggestCategories(text: NormalText, model: CategoryModel): readonly CategorySuggestion[] {
  const evidence = evidenceOf(model);
  return suggestFor(evidence.vocabulary.bagOf(text), evidence);
}

/** The same for words that `bagOf` has found. */
export function suggestFor(bag: readonly string[], evidence: Evidence): readonly CategorySuggestion[] {
  const { codes, prior, words } = evidence;
  const totals = Float64Array.from(prior);
  const said: [string, WordEvidence][] = [];
  for (const word of bag) {
    const of = words.get(word);
    if (!of) continue;
    said.push([word, of]);
    for (let i = 0; i < totals.length; i++) totals[i] = (totals[i] ?? 0) + (of.ratios[i] ?? 0);
  }
  const best = [...codes.keys()].sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0)).slice(0, howMany);
  const highest = totals[best[0] ?? 0] ?? 0;
  const likely = (total: number) => Math.exp((total - highest) / temperature);
  const whole = totals.reduce((sum, total) => sum + likely(total), 0);
  return best.map((i) => ({
    category: codes[i] ?? '',
    score: Math.round((1000 * likely(totals[i] ?? 0)) / whole) / 1000,
    words: tellingWords(said, i),
  }));
}

function tellingWords(said: readonly (readonly [string, WordEvidence])[], i: number): string[] {
  return said
    .map(([word, { ratios, mean }]) => ({ word, weight: (ratios[i] ?? 0) - mean }))
    .filter(({ weight }) => weight >= telling)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostWords)
    .map(({ word }) => word);
}
