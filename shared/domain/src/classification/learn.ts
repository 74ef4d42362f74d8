import type { CategoryModel } from './category-model.js';
import { builtInSeed } from './seed.js';

/** A complaint whose category a person confirmed. */
export interface Confirmed {
  readonly complaintId: string;
  readonly category: string;
  /** Its words, as `bagOf` reads them. */
  readonly words: readonly string[];
}

/** A word that is not of the seed stays in a model when so many different complaints had it. */
export const leastComplaints = 5;

const hasDigit = /\d/;

/**
 * The model with what these complaints teach. The model is left as it is; the result does not depend on the order of
 * the complaints. A complaint counts once, the last of its confirmations. One of a category that the model does not
 * have counts for nothing. Complaints that the model has learned before must not come again: whoever learns from all
 * starts with a new model, which also counts words that too few complaints had so far.
 */
export function learn(model: CategoryModel, confirmed: readonly Confirmed[]): CategoryModel {
  const codes = new Set(model.categories.map(({ code }) => code));
  const latest = new Map(confirmed.map((complaint) => [complaint.complaintId, complaint]));
  const documents = new Map(model.documents.map(({ category, count }) => [category, count]));
  const words = new Map(
    model.words.map(({ word, counts }) => [
      word,
      new Map(counts.map(({ category, count }) => [category, count])),
    ]),
  );
  const kept = wordsToKeep(words, [...latest.values()]);
  for (const { category, words: said } of latest.values()) {
    if (!codes.has(category)) continue;
    documents.set(category, (documents.get(category) ?? 0) + 1);
    for (const word of new Set(said)) {
      if (!kept.has(word)) continue;
      const counts = words.get(word) ?? new Map<string, number>();
      words.set(word, counts.set(category, (counts.get(category) ?? 0) + 1));
    }
  }
  const counted = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort(byName).map(([category, count]) => ({ category, count }));
  const { evaluation: _, trainedAt: __, ...of } = model;
  return {
    ...of,
    documents: counted(documents),
    words: [...words].sort(byName).map(([word, counts]) => ({ word, counts: counted(counts) })),
  };
}

/** Words that may be kept without telling of a person: see `categoryModelSchema`. */
function wordsToKeep(known: ReadonlyMap<string, unknown>, confirmed: readonly Confirmed[]): Set<string> {
  const { vocabulary } = builtInSeed();
  const complaints = new Map<string, number>();
  for (const { words } of confirmed)
    for (const word of new Set(words)) complaints.set(word, (complaints.get(word) ?? 0) + 1);
  const isKept = ([word, count]: [string, number]) =>
    vocabulary.has(word) || (!hasDigit.test(word) && (known.has(word) || count >= leastComplaints));
  return new Set([...complaints].filter(isKept).map(([word]) => word));
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Whether a complaint is held back from learning, to see how well a model does: every fifth, always the same ones, so
 * that no model was ever taught what it is tried on. 32-bit FNV-1a of the id.
 */
export function isHeldBack(complaintId: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < complaintId.length; i++)
    hash = Math.imul(hash ^ complaintId.charCodeAt(i), 0x01000193) >>> 0;
  return hash % 5 === 0;
}
