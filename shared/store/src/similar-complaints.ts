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

  const noLikeness: KnownLikeness = { similarity: 0, reasons: [] };

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
    const links: Link[] = [];
    const joining: SimilarityDocument[] = [];
    const suggestions: GroupSuggestion[] = [];
    const again: ComparableComplaint[] = [];
    for (const { root, followers } of clusters) {
      const own = found.byId.get(root.id);
      // Withdrawn, or of another realm than when it was noted: then it is about to be.
      if (!own || own.withdrawnAt || own.realm !== realmOf(root)) {
        again.push(...followers.map(({ complaint }) => complaint));
        continue;
      }
      const [best] = own.group === undefined ? likeOnes(root, keysOf(root), found) : [];
      const link = best && linkBetween(own, best.document, best.likeness);
      if (link) links.push(link);
      const group = own.group ?? (link?.child === root.id ? link.parent : root.id);
      if (group !== root.id) {
        suggestions.push({ complaintId: root.id, group, ...(own.likeness ?? link?.likeness ?? noLikeness) });
      }
      for (const { complaint, likeness } of followers) {
        const known = found.byId.get(complaint.id);
        if (known?.withdrawnAt || (known && known.realm !== own.realm)) continue;
        if (!known) joining.push(memberOf(complaint, notedAt, { id: group, likeness }, ring));
        // An earlier attempt noted it and came no further.
        else if (known.group === undefined) links.push(linkBetween(own, known, likeness));
        suggestions.push({
          complaintId: complaint.id,
          group: known?.group ?? group,
          ...(known?.likeness ?? likeness),
        });
      }
    }
    await join(links, joining, found, notedAt);
    await leaveCrowdedKeys(
      clusters.map(({ root }) => root.id),
      found,
    );
    return { suggestions, again };
  }

  /** Groups before members: a group without any is not shown, a member without a group would be lost. */
  async function join(
    links: readonly Link[],
    joining: readonly SimilarityDocument[],
    found: Found,
    at: Date,
  ): Promise<void> {
    const parents = new Set([
      ...links.map(({ parent }) => parent),
      ...joining.flatMap(({ group }) => group ?? []),
    ]);
    if (parents.size === 0) return;
    const realmOfAny = new Map([...found.byId.values(), ...joining].map(({ _id, realm }) => [_id, realm]));
    const realmBehind = new Map(joining.map(({ group, realm }) => [group, realm]));
    await roots.openGroups(
      [...parents].flatMap((id) => {
        const realm = realmOfAny.get(id) ?? realmBehind.get(id);
        return realm ? [{ id, realm }] : [];
      }),
      at,
    );
    await note(joining);
    for (let attempt = links; attempt.length > 0; ) {
      await write(attempt);
      const seen = await roots.settle(
        [...parents, ...attempt.flatMap(({ child, parent }) => [child, parent])],
        at,
      );
      attempt = attempt.flatMap((link) => missed(link, seen) ?? []);
    }
    if (links.length === 0) await roots.settle([...parents], at);
  }

  async function write(links: readonly Link[]): Promise<void> {
    await similarities.bulkWrite(
      links.map(({ child, parent, likeness }) => ({
        updateOne: {
          filter: { _id: child, ...stillRepresents },
          update: {
            $set: {
              group: parent,
              likeness: { similarity: likeness.similarity, reasons: [...likeness.reasons] },
            },
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
      await groups.deleteMany({ _id: { $in: [...ids] } });
      await roots.settle(ids, at);
    },
  };
}

type Noted = Pick<SimilarityDocument, '_id' | 'notedAt'>;

interface Link {
  readonly child: string;
  readonly parent: string;
  readonly likeness: KnownLikeness;
}

/**
 * The one noted first represents both, and its id decides between two of one moment. Both sides see it so, whichever
 * finds the other, and whoever finds writes: the links of any number of routers never go round in a circle.
 */
function linkBetween(own: Noted, other: Noted, likeness: KnownLikeness): Link {
  const order = own.notedAt.getTime() - other.notedAt.getTime() || (own._id < other._id ? -1 : 1);
  return order < 0
    ? { child: other._id, parent: own._id, likeness }
    : { child: own._id, parent: other._id, likeness };
}

/** The link that is still to be written, because somebody else linked one of the two elsewhere at the same moment. */
function missed({ child, parent, likeness }: Link, seen: Seen): Link | undefined {
  const [a, b] = [representativeSeen(seen, child), representativeSeen(seen, parent)];
  return a && b && a._id !== b._id ? linkBetween(a, b, likeness) : undefined;
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
