import type { CategoryModel } from './category-model.js';
import { priorShare } from './prior-shares.js';
import { aliasStrength, builtInSeed, readEntry, type Seed } from './seed.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

/** How a word or phrase speaks for each category. */
export interface WordEvidence {
  /** Natural logarithms of how much likelier it is there than anywhere, in the order of `codes`. */
  readonly ratios: Float64Array;
  readonly mean: number;
}

/** A model ready to be asked: for each word, how it speaks for each category. */
export interface Evidence {
  readonly vocabulary: Vocabulary;
  readonly codes: readonly string[];
  /** Natural logarithms, in the order of `codes`. */
  readonly prior: Float64Array;
  readonly words: ReadonlyMap<string, WordEvidence>;
}

/** How the tables and what was counted are weighed against each other; found by cross-validation over the seed. */
export const weights = {
  /** How many messages the published shares of the categories stand for. */
  shares: 200,
  /** How much of the shares counts: 1 all, 0 nothing. Less than 1, so that rare categories are found at all. */
  prior: 0.4,
  /** How many expected occurrences the lexicon stands for. */
  lexicon: 2,
  /** How many messages of a category it takes to believe that its words are usual there. */
  usual: 5,
};

/**
 * Joins lexicon, seed texts and confirmations into one number per word and category.
 *
 * The number is the ratio of observed to expected occurrences, shrunk towards the lexicon: with a gamma prior of mean
 * e^leaning and `lexicon` expected occurrences, its posterior mean is (lexicon·e^leaning + observed) / (lexicon +
 * expected) (the gamma-Poisson shrinker, W. DuMouchel, The American Statistician 53:3, 1999). Expected is what
 * the category's number of messages would have if the word were as usual there as anywhere, and "anywhere" gives every
 * category its share whatever was confirmed lately. So the lexicon decides where nothing was counted, counts decide
 * where there are many, and a hundred confirmations of one category teach its words without making everything
 * look like it.
 */
export function gatherEvidence(model: CategoryModel, seed: Seed = builtInSeed()): Evidence {
  const codes = model.categories.map(({ code }) => code);
  const indexOf = new Map(codes.map((code, i) => [code, i]));
  const zeros = () => new Float64Array(codes.length);
  const documents = zeros();
  const learned = zeros();
  const counts = new Map<string, Float64Array>();
  const leanings = new Map<string, Float64Array>();
  const add = (to: Map<string, Float64Array>, word: string, category: string, value: number) => {
    const i = indexOf.get(category);
    if (i === undefined) return;
    const row = to.get(word) ?? zeros();
    row[i] = (row[i] ?? 0) + value;
    to.set(word, row);
  };
  const count = (to: Float64Array, category: string, value: number) => {
    const i = indexOf.get(category);
    if (i !== undefined) to[i] = (to[i] ?? 0) + value;
  };

  for (const [word, of] of seed.leanings) for (const [category, l] of of) add(leanings, word, category, l);
  for (const { code, aliases } of model.categories)
    for (const alias of aliases) add(leanings, readEntry(alias), code, aliasStrength);
  for (const [category, bags] of seed.documents) {
    count(documents, category, bags.length);
    for (const bag of bags) for (const word of bag) add(counts, word, category, 1);
  }
  for (const { category, count: n } of model.documents) {
    count(documents, category, n);
    count(learned, category, n);
  }
  for (const { word, counts: of } of model.words)
    for (const { category, count: n } of of) add(counts, word, category, n);

  const shares = sharesOf(codes, learned);
  const words = new Map<string, WordEvidence>();
  for (const word of new Set([...leanings.keys(), ...counts.keys()])) {
    const of = { documents, shares, counts: counts.get(word), leanings: leanings.get(word) };
    const ratios = ratiosOf(of);
    words.set(word, { ratios, mean: ratios.reduce((sum, ratio) => sum + ratio, 0) / codes.length });
  }
  const vocabulary = createVocabulary([...words.keys()]);
  return { vocabulary, codes, prior: shares.map((s) => weights.prior * Math.log(s)), words };
}

/** The published shares, moved by what was confirmed. */
function sharesOf(codes: readonly string[], learned: Float64Array): Float64Array {
  const published = codes.map(priorShare);
  const whole = published.reduce((sum, s) => sum + s, 0);
  const total = learned.reduce((sum, n) => sum + n, 0);
  return learned.map(
    (n, i) => (n + (weights.shares * (published[i] ?? 0)) / whole) / (total + weights.shares),
  );
}

function ratiosOf(of: {
  readonly documents: Float64Array;
  readonly shares: Float64Array;
  readonly counts: Float64Array | undefined;
  readonly leanings: Float64Array | undefined;
}): Float64Array {
  const { documents, shares, counts, leanings } = of;
  const total = documents.reduce((sum, n) => sum + n, 0);
  const seen = counts?.reduce((sum, n) => sum + n, 0) ?? 0;
  const pooled = (seen + 0.5) / (total + 1);
  let anywhere = 0;
  for (const [i, share] of shares.entries()) {
    const n = counts?.[i] ?? 0;
    anywhere += (share * (n + weights.usual * pooled)) / ((documents[i] ?? 0) + weights.usual);
  }
  return documents.map((d, i) => {
    const prior = weights.lexicon * Math.exp(leanings?.[i] ?? 0);
    return Math.log((prior + (counts?.[i] ?? 0)) / (weights.lexicon + d * anywhere));
  });
}

const gathered = new WeakMap<CategoryModel, Evidence>();

/**
 * A model made ready, once: a model is a value and never changes. Takes some tenths of a second for what comes with Kanal,
 * the first time.
 */
export function evidenceOf(model: CategoryModel): Evidence {
  const known = gathered.get(model);
  if (known) return known;
  const evidence = gatherEvidence(model);
  gathered.set(model, evidence);
  return evidence;
}
