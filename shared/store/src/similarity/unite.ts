import type { Collection } from 'mongodb';
import { StoreError } from '../store-error.js';
import type { SimilarityDocument } from './comparable.js';
import type { Found } from './found.js';
import { type Link, linkOf, type Pair } from './links.js';
import { type GroupRoots, representativeSeen, type Seen, stillRepresents } from './roots.js';

const maxAttempts = 32;

/** Puts groups together. @throws StoreError KANAL_STORE_CONTENDED, retryable. */
export type Unite = (
  pairs: readonly Pair[],
  joining: readonly SimilarityDocument[],
  found: Found,
  at: Date,
) => Promise<Seen>;

/** @param note writes documents, each once. */
export function createUnite(
  similarities: Collection<SimilarityDocument>,
  roots: GroupRoots,
  note: (documents: readonly SimilarityDocument[]) => Promise<unknown>,
): Unite {
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

  return unite;
}
