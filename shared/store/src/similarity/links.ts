import type { KnownLikeness, SimilarityDocument } from './comparable.js';
import { representativeSeen, type Seen } from './roots.js';

const oneMomentMs = 5 * 60_000;

/** Two complaints that are about one thing. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly likeness: KnownLikeness;
}

/** That one represents the other from now on. */
export interface Link {
  readonly child: string;
  readonly parent: string;
  readonly likeness: KnownLikeness;
}

type Noted = Pick<SimilarityDocument, '_id' | 'notedAt'>;

/** The one noted first represents both, and its id decides between two of one moment. */
export function isEarlier(a: Noted, b: Noted): boolean {
  return a.notedAt.getTime() < b.notedAt.getTime() || (+a.notedAt === +b.notedAt && a._id < b._id);
}

/**
 * Noted so close together that neither need have seen the other: whoever sees both must say so. Beyond it a complaint
 * joins the one that it is most similar to, and two groups that both resemble it stay two.
 */
export function isOfOneMoment(a: Noted, b: Noted): boolean {
  return Math.abs(a.notedAt.getTime() - b.notedAt.getTime()) <= oneMomentMs;
}

/**
 * What is to be written so that both are of one group; undefined when they are, or when one was withdrawn. Every link
 * goes from a later to an earlier one, whoever writes it: any number of routers make no circle.
 */
export function linkOf({ a, b, likeness }: Pair, seen: Seen): Link | undefined {
  const [one, other] = [representativeSeen(seen, a), representativeSeen(seen, b)];
  if (!one || !other || one._id === other._id) return undefined;
  const [parent, child] = isEarlier(one, other) ? [one, other] : [other, one];
  return { child: child._id, parent: parent._id, likeness };
}
