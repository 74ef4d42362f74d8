import type { KeyRing } from '../crypto/key-ring.js';
import {
  type ComparableComplaint,
  type KnownLikeness,
  likenessOf,
  type SimilarityDocument,
} from './comparable.js';
import { comparableOf } from './documents.js';
import type { SimilarityKeys } from './keys.js';

/**
 * So many representatives may share a key. One more is noted without it: a phrase that is said of everything says
 * nothing, and must not make each look-up read all who used it.
 */
const maxHolders = 32;

/** What a look-up met, by id and by key. */
export interface Found {
  readonly byId: ReadonlyMap<string, SimilarityDocument>;
  readonly byKey: ReadonlyMap<string, readonly SimilarityDocument[]>;
  comparable(document: SimilarityDocument): ComparableComplaint | undefined;
}

/** Orders what was read; nothing is opened yet. */
export function foundOf(documents: readonly SimilarityDocument[], ring: KeyRing): Found {
  const byKey = new Map<string, SimilarityDocument[]>();
  for (const document of documents) {
    for (const key of document.keys ?? []) {
      const holders = byKey.get(key);
      if (holders) holders.push(document);
      else byKey.set(key, [document]);
    }
  }
  const opened = new Map<string, ComparableComplaint | undefined>();
  return {
    byId: new Map(documents.map((document) => [document._id, document])),
    byKey,
    // Opened only when it is compared, and once.
    comparable(document) {
      if (!opened.has(document._id)) opened.set(document._id, comparableOf(document, ring));
      return opened.get(document._id);
    },
  };
}

/** What represents a group, or itself alone, that a complaint is like, the most similar first. */
export function likeOnes(
  complaint: ComparableComplaint,
  { toLookUp }: SimilarityKeys,
  found: Found,
): { document: SimilarityDocument; likeness: KnownLikeness }[] {
  const met = new Set(toLookUp.flatMap((key) => found.byKey.get(key) ?? []));
  return [...met]
    .flatMap((document) => {
      if (document._id === complaint.id || document.withdrawnAt || document.group !== undefined) return [];
      const comparable = found.comparable(document);
      const likeness = comparable && likenessOf(complaint, comparable);
      return likeness ? [{ document, likeness }] : [];
    })
    .toSorted(
      (a, b) =>
        b.likeness.similarity - a.likeness.similarity ||
        a.document.notedAt.getTime() - b.document.notedAt.getTime() ||
        (a.document._id < b.document._id ? -1 : 1),
    );
}

/** Whether as many others as may share a key hold it. */
export function isCrowded(holders: readonly SimilarityDocument[], id: string): boolean {
  return holders.filter(({ _id }) => _id !== id).length >= maxHolders;
}
