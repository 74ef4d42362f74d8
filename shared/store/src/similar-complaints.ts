import { realmOf } from '@kanal/domain';
import type { Collection } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing } from './crypto/key-ring.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import { clusterBatch } from './similarity/cluster.js';
import {
  type ComparableComplaint,
  type KnownLikeness,
  likenessOf,
  type SimilarityDocument,
} from './similarity/comparable.js';
import { comparableOf, memberOf, representativeOf } from './similarity/documents.js';
import { ownKeys, type SimilarityKeys, similarityKeys } from './similarity/keys.js';
import {
  createGroupRoots,
  type GroupDocument,
  representativeSeen,
  type Seen,
  stillRepresents,
} from './similarity/roots.js';
import { StoreError } from './store-error.js';

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
const oneMomentMs = 5 * 60_000;
const maxAttempts = 32;
/**
 * So many representatives may share a key. One more is noted without it: a phrase that is said of everything says
 * nothing, and must not make each look-up read all who used it.
 */
const maxHolders = 32;

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

  /**
   * Writes the followers, then puts the groups of each pair together, as often as it takes: somebody else may have
   * linked one of the two elsewhere at the same moment.
   */
  async function unite(
    pairs: readonly Pair[],
    joining: readonly SimilarityDocument[],
    found: Found,
    at: Date,
  ): Promise<Seen> {
    const realms = new Map([...found.byId.values()].map(({ _id, realm }) => [_id, realm]));
    for (const { group, realm } of joining) if (group !== undefined) realms.set(group, realm);
    // Groups before members: a group without any is not shown, a member without a group would be lost.
    const open = (ids: readonly (string | undefined)[]) =>
      roots.openGroups(
        [...new Set(ids)].flatMap((id) => {
          const realm = id === undefined ? undefined : realms.get(id);
          return id !== undefined && realm ? [{ id, realm }] : [];
        }),
        at,
      );
    await open(joining.map(({ group }) => group));
    await note(joining);
    const ids = [...pairs.flatMap(({ a, b }) => [a, b]), ...joining.flatMap(({ group }) => group ?? [])];
    let seen: Seen = new Map([...found.byId, ...joining.map((one) => [one._id, one] as const)]);
    const isRead = pairs.every(({ a, b }) => representativeSeen(seen, a) && representativeSeen(seen, b));
    const settle = async (more: readonly string[]) => {
      seen = new Map([...seen, ...(await roots.settle([...ids, ...more], at))]);
    };
    if (!isRead) await settle([]);
    for (let attempt = 0; ; attempt++) {
      const links = pairs.flatMap((pair) => linkOf(pair, seen) ?? []);
      if (links.length === 0) {
        // What the followers joined may have gone elsewhere while they were written.
        if (attempt === 0 && isRead) await settle([]);
        return seen;
      }
      if (attempt === maxAttempts) {
        throw new StoreError('KANAL_STORE_CONTENDED', 'groups kept changing; they are tried again', {
          retryable: true,
        });
      }
      for (const { child, parent } of links) {
        const realm = realms.get(child) ?? realms.get(parent);
        if (realm) realms.set(parent, realm);
      }
      await open(links.map(({ parent }) => parent));
      await write(links);
      await settle(links.flatMap(({ child, parent }) => [child, parent]));
    }
  }

  async function write(links: readonly Link[]): Promise<void> {
    await similarities.bulkWrite(
      links.map(({ child, parent, likeness: { similarity, reasons } }) => ({
        updateOne: {
          filter: { _id: child, ...stillRepresents },
          update: {
            $set: { group: parent, likeness: { similarity, reasons: [...reasons] } },
            $unset: { keys: '' },
          },
        },
      })),
      { ordered: false },
    );
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

/** Two complaints that are about one thing. */
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly likeness: KnownLikeness;
}

interface Link {
  readonly child: string;
  readonly parent: string;
  readonly likeness: KnownLikeness;
}

type Noted = Pick<SimilarityDocument, '_id' | 'notedAt'>;

/** The one noted first represents both, and its id decides between two of one moment. */
function isEarlier(a: Noted, b: Noted): boolean {
  return a.notedAt.getTime() < b.notedAt.getTime() || (+a.notedAt === +b.notedAt && a._id < b._id);
}

/**
 * Noted so close together that neither need have seen the other: whoever sees both must say so. Beyond it a complaint
 * joins the one that it is most similar to, and two groups that both resemble it stay two.
 */
function isOfOneMoment(a: Noted, b: Noted): boolean {
  return Math.abs(a.notedAt.getTime() - b.notedAt.getTime()) <= oneMomentMs;
}

/**
 * What is to be written so that both are of one group; undefined when they are, or when one was withdrawn. Every link
 * goes from a later to an earlier one, whoever writes it: any number of routers make no circle.
 */
function linkOf({ a, b, likeness }: Pair, seen: Seen): Link | undefined {
  const [one, other] = [representativeSeen(seen, a), representativeSeen(seen, b)];
  if (!one || !other || one._id === other._id) return undefined;
  const [parent, child] = isEarlier(one, other) ? [one, other] : [other, one];
  return { child: child._id, parent: parent._id, likeness };
}

interface Found {
  readonly byId: ReadonlyMap<string, SimilarityDocument>;
  readonly byKey: ReadonlyMap<string, readonly SimilarityDocument[]>;
  comparable(document: SimilarityDocument): ComparableComplaint | undefined;
}

function foundOf(documents: readonly SimilarityDocument[], ring: KeyRing): Found {
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

function likeOnes(
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

function isCrowded(holders: readonly SimilarityDocument[], id: string): boolean {
  return holders.filter(({ _id }) => _id !== id).length >= maxHolders;
}
