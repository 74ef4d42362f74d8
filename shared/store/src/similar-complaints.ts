import { realmOf } from '@kanal/domain';
import type { Collection } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing } from './crypto/key-ring.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import { clusterBatch } from './similarity/cluster.js';
import type { ComparableComplaint, KnownLikeness, SimilarityDocument } from './similarity/comparable.js';
import { comparableOf, memberOf, representativeOf } from './similarity/documents.js';
import { type Found, foundOf, isCrowded, likeOnes } from './similarity/found.js';
import { ownKeys, type SimilarityKeys, similarityKeys } from './similarity/keys.js';
import { isEarlier, isOfOneMoment, type Pair } from './similarity/links.js';
import { createGroupRoots, type GroupDocument, representativeSeen } from './similarity/roots.js';
import { createUnite } from './similarity/unite.js';

/** A complaint that is likely about the same thing as another, which represents the group. */
export interface LikeComplaint extends KnownLikeness {
  readonly id: string;
}

/** That a complaint belongs to a suggested group. */
export interface GroupSuggestion extends KnownLikeness {
  readonly complaintId: string;
  /** The complaint that represented its group when it joined. */
  readonly group: string;
}

/** Complaints of different citizens about one thing. Nothing here merges any: a person does. */
export interface SimilarComplaintStore {
  /**
   * Notes complaints as they stand, each once, without looking for like ones: for those that were there before.
   * @param notedAt of two like ones the one noted first represents both.
   */
  noteSimilarity(complaints: readonly ComparableComplaint[], notedAt: Date): Promise<void>;
  /** What represents the groups, or itself alone, that a complaint is like, the most similar first. Writes nothing. */
  findSimilar(complaint: ComparableComplaint): Promise<LikeComplaint[]>;
  /**
   * Notes the complaints that were opened together and puts each into the group of what it is most similar to. One
   * look-up for all of them, whose cost does not grow with the number of complaints noted, nor with the size of groups.
   * Safe to repeat, and for several routers at once: of two like complaints that are noted at the same moment at least
   * one finds the other, because each is noted before it looks.
   * @returns the group of each complaint that belongs to one as a member, the same again when it is repeated.
   */
  suggestSimilar(complaints: readonly ComparableComplaint[], notedAt: Date): Promise<GroupSuggestion[]>;
  /**
   * Takes complaints out for ever, whether they were noted or are yet to be: they became secret or anonymous, or their
   * citizen took them back. What they said goes at once; a group that one represented goes on without it. Safe to repeat.
   */
  withdrawSimilarity(ids: readonly string[], at: Date): Promise<void>;
}

/** A representative read for one complaint of a batch, at most: what is beyond is not compared. */
const maxReadEach = 64;

/** The comparisons over native collections. */
export function createSimilarComplaintStore(
  ring: KeyRing,
  blind: BlindIndex,
  collections: {
    readonly similarities: Collection<SimilarityDocument>;
    readonly groups: Collection<GroupDocument>;
  },
): SimilarComplaintStore {
  const { similarities, groups } = collections;
  const seal = { ring, blind };
  const roots = createGroupRoots(collections, (document) => {
    const comparable = comparableOf(document, ring);
    return comparable ? ownKeys(comparable, blind) : [];
  });

  const note = (documents: readonly SimilarityDocument[]) =>
    documents.length === 0
      ? Promise.resolve(new Set<number>())
      : writeAllowingDuplicates(() => similarities.insertMany([...documents], { ordered: false }));

  const unite = createUnite(similarities, roots, note);

  /** Representatives that hold one of these keys, and the documents of `ids`, whatever they are. */
  async function read(keys: readonly string[], ids: readonly string[], limit: number): Promise<Found> {
    const [met, named] = await Promise.all([
      keys.length > 0
        ? similarities.find({ keys: { $in: [...new Set(keys)] } }, { limit }).toArray()
        : Promise.resolve([]),
      ids.length > 0 ? similarities.find({ _id: { $in: [...ids] } }).toArray() : Promise.resolve([]),
    ]);
    return foundOf([...new Map([...met, ...named].map((one) => [one._id, one])).values()], ring);
  }

  async function suggestRound(
    batch: readonly ComparableComplaint[],
    notedAt: Date,
  ): Promise<{ suggestions: GroupSuggestion[]; again: ComparableComplaint[] }> {
    const keys = new Map(batch.map((complaint) => [complaint.id, similarityKeys(complaint, blind)]));
    const keysOf = (complaint: ComparableComplaint): SimilarityKeys =>
      keys.get(complaint.id) ?? { own: [], toLookUp: [] };
    const clusters = clusterBatch(batch, keysOf);
    // Noted before looked up: whoever is noted at the same moment by another router sees this, or is seen.
    await note(clusters.map(({ root }) => representativeOf(root, notedAt, seal)));
    const found = await read(
      clusters.flatMap(({ root }) => keysOf(root).toLookUp),
      batch.map(({ id }) => id),
      maxReadEach * clusters.length,
    );
    const pairs: Pair[] = [];
    const joining: SimilarityDocument[] = [];
    const joined: { complaintId: string; by: string; likeness: KnownLikeness }[] = [];
    const again: ComparableComplaint[] = [];
    for (const { root, followers } of clusters) {
      const own = found.byId.get(root.id);
      // Withdrawn, or of another realm than when it was noted: then it is about to be.
      if (!own || own.withdrawnAt || own.realm !== realmOf(root)) {
        again.push(...followers.map(({ complaint }) => complaint));
        continue;
      }
      const like = own.group === undefined ? likeOnes(root, keysOf(root), found) : [];
      const met = like.filter(({ document }, i) => i === 0 || isOfOneMoment(own, document));
      pairs.push(...met.map(({ document, likeness }) => ({ a: own._id, b: document._id, likeness })));
      const [best] = like;
      const likeness = own.likeness ?? best?.likeness;
      if (likeness) joined.push({ complaintId: root.id, by: root.id, likeness });
      // Where the root is about to go, so that its followers need not be moved there.
      const group = own.group ?? (best && isEarlier(best.document, own) ? best.document._id : own._id);
      for (const { complaint, likeness } of followers) {
        const known = found.byId.get(complaint.id);
        if (known?.withdrawnAt || (known && known.realm !== own.realm)) continue;
        if (!known) joining.push(memberOf(complaint, notedAt, { id: group, likeness }, ring));
        // An earlier attempt noted it and came no further, or it represents them all.
        else if (known.group === undefined) pairs.push({ a: known._id, b: own._id, likeness });
        joined.push({ complaintId: complaint.id, by: root.id, likeness: known?.likeness ?? likeness });
      }
    }
    const seen = await unite(pairs, joining, found, notedAt);
    await leaveCrowdedKeys(
      clusters.map(({ root }) => root.id),
      found,
    );
    const suggestions = joined.flatMap(({ complaintId, by, likeness }) => {
      const group = representativeSeen(seen, by)?._id;
      return group === undefined || group === complaintId ? [] : [{ complaintId, group, ...likeness }];
    });
    return { suggestions, again };
  }

  async function leaveCrowdedKeys(ids: readonly string[], found: Found): Promise<void> {
    const crowded = ids.flatMap((id) => {
      const own = found.byId.get(id);
      const keys = (own?.keys ?? []).filter((key) => isCrowded(found.byKey.get(key) ?? [], id));
      return keys.length > 0 ? [{ id, keys }] : [];
    });
    if (crowded.length === 0) return;
    await similarities.bulkWrite(
      crowded.map(({ id, keys }) => ({
        updateOne: { filter: { _id: id }, update: { $pull: { keys: { $in: keys } } } },
      })),
      { ordered: false },
    );
  }

  return {
    async noteSimilarity(complaints, notedAt) {
      await note(complaints.map((complaint) => representativeOf(complaint, notedAt, seal)));
    },

    async findSimilar(complaint) {
      const keys = similarityKeys(complaint, blind);
      if (keys.toLookUp.length === 0) return [];
      const found = await read(keys.toLookUp, [], maxReadEach);
      return likeOnes(complaint, keys, found).map(({ document, likeness }) => ({
        id: document._id,
        ...likeness,
      }));
    },

    async suggestSimilar(complaints, notedAt) {
      const suggestions: GroupSuggestion[] = [];
      let pending = [...new Map(complaints.map((complaint) => [complaint.id, complaint])).values()];
      // Taken up again without what led them and was withdrawn meanwhile: fewer in each round.
      while (pending.length > 0) {
        const { suggestions: more, again } = await suggestRound(pending, notedAt);
        suggestions.push(...more);
        pending = again;
      }
      return suggestions;
    },

    async withdrawSimilarity(ids, at) {
      if (ids.length === 0) return;
      await roots.withdraw(ids, at);
      // Before the groups go: what was dismissed is so for those who are left.
      await roots.settle(ids, at);
      await groups.deleteMany({ _id: { $in: [...ids] } });
    },
  };
}
