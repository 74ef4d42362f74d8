import { type ComparableComplaint, type KnownLikeness, likenessOf } from './comparable.js';

/** Complaints of one batch that are likely about one thing. */
export interface Cluster<T extends ComparableComplaint> {
  readonly root: T;
  readonly followers: readonly { readonly complaint: T; readonly likeness: KnownLikeness }[];
}

/**
 * Puts like complaints of a batch together before anything is looked up, so that a hundred copies of a post in one batch
 * are one look-up. Each goes to the first that it is like: the order of the batch decides, nothing else.
 */
export function clusterBatch<T extends ComparableComplaint>(
  batch: readonly T[],
  keysOf: (complaint: T) => { readonly own: readonly string[]; readonly toLookUp: readonly string[] },
): Cluster<T>[] {
  const clusters: { root: T; followers: { complaint: T; likeness: KnownLikeness }[] }[] = [];
  const byKey = new Map<string, number[]>();
  for (const complaint of batch) {
    const { own, toLookUp } = keysOf(complaint);
    const met = new Set(toLookUp.flatMap((key) => byKey.get(key) ?? []));
    const joined = [...met].some((index) => {
      const cluster = clusters[index];
      const likeness = cluster && likenessOf(complaint, cluster.root);
      if (likeness) cluster.followers.push({ complaint, likeness });
      return likeness !== undefined;
    });
    if (joined) continue;
    for (const key of own) byKey.set(key, [...(byKey.get(key) ?? []), clusters.length]);
    clusters.push({ root: complaint, followers: [] });
  }
  return clusters;
}
