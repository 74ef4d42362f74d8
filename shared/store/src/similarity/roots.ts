import type { Realm } from '@kanal/domain';
import type { Collection } from 'mongodb';
import { StoreError } from '../store-error.js';
import type { SimilarityDocument } from './comparable.js';

/**
 * `groups`: what is suggested to be one thing, `_id` is the complaint that represents it. Its members are those
 * `similarities` that name it: an array here would make each further copy of a viral post cost more than the last.
 */
export interface GroupDocument {
  _id: string;
  schemaVersion: 1;
  realm: Realm;
  suggestedAt: Date;
  state: 'suggested' | 'dismissed';
  dismissed?: { at: Date; actor: string; reason: string };
}

/** Of a document that represents a group, or itself alone. */
export const stillRepresents = { group: { $exists: false }, withdrawnAt: { $exists: false } } as const;

/** What was seen when groups were settled, by id: what is a member says of what. */
export type Seen = ReadonlyMap<string, Pick<SimilarityDocument, '_id' | 'group' | 'notedAt' | 'withdrawnAt'>>;

/** What represents this one, as it was seen; undefined when it was withdrawn. */
export function representativeSeen(seen: Seen, id: string): ReturnType<Seen['get']> {
  let one = seen.get(id);
  for (let hop = 0; one?.group !== undefined && hop < maxHops; hop++) one = seen.get(one.group);
  return one?.withdrawnAt || one?.group !== undefined ? undefined : one;
}

/** Keeps every member under what represents its group now. */
export interface GroupRoots {
  openGroups(groups: readonly { readonly id: string; readonly realm: Realm }[], at: Date): Promise<void>;
  /** Empties documents, or leaves empty ones where there are none yet. */
  withdraw(ids: readonly string[], at: Date): Promise<void>;
  /**
   * Looks at each of these again after something was written: members of one that has joined another go there, members
   * of one that was withdrawn get the oldest of them as their new representative.
   *
   * Why nothing stays behind: whoever writes "member of M" looks at M afterwards, and whoever changes M moves its members
   * afterwards. Of the two, the one that comes later sees what the other wrote.
   * @returns what it saw, for the caller to see whether its links hold.
   * @throws StoreError KANAL_STORE_CONTENDED, retryable.
   */
  settle(ids: readonly string[], at: Date): Promise<Seen>;
}

/** A chain is one link long but for what is written at this moment. */
const maxHops = 32;

/** @param keysOf the keys of a document that has none at the moment. */
export function createGroupRoots(
  {
    similarities,
    groups,
  }: {
    readonly similarities: Collection<SimilarityDocument>;
    readonly groups: Collection<GroupDocument>;
  },
  keysOf: (document: SimilarityDocument) => string[],
): GroupRoots {
  async function openGroups(
    opened: readonly { id: string; realm: Realm; dismissed?: GroupDocument['dismissed'] }[],
    at: Date,
  ): Promise<void> {
    if (opened.length === 0) return;
    await upsertTwice(() =>
      groups.bulkWrite(
        opened.map(({ id, realm, dismissed }) => ({
          updateOne: {
            filter: { _id: id },
            update: {
              $setOnInsert: {
                ...{ schemaVersion: 1, realm, suggestedAt: at },
                ...(dismissed ? { state: 'dismissed', dismissed } : { state: 'suggested' }),
              },
            },
            upsert: true,
          },
        })),
        { ordered: false },
      ),
    );
  }

  async function moveMembers(moves: readonly { from: string; to: string }[]): Promise<void> {
    if (moves.length === 0) return;
    await similarities.bulkWrite(
      moves.map(({ from, to }) => ({
        updateMany: { filter: { group: from }, update: { $set: { group: to } } },
      })),
      { ordered: false },
    );
    await groups.deleteMany({ _id: { $in: moves.map(({ from }) => from) } });
  }

  /**
   * The first to write an heir decides, for all who find the same group without a representative at the same moment.
   * @returns the new representative of what a withdrawn one represented, if that was anything.
   */
  async function promote(withdrawn: string, at: Date): Promise<string | undefined> {
    const next = await similarities.findOne({ group: withdrawn }, { sort: { notedAt: 1, _id: 1 } });
    if (!next) return undefined;
    await similarities.updateOne({ _id: withdrawn, heir: { $exists: false } }, { $set: { heir: next._id } });
    const { heir: id = next._id } = (await similarities.findOne({ _id: withdrawn })) ?? {};
    const heir = id === next._id ? next : await similarities.findOne({ _id: id });
    // What a person dismissed stays so for the same members. It is copied before the old one goes.
    const { dismissed } = (await groups.findOne({ _id: withdrawn })) ?? {};
    await openGroups([{ id, realm: next.realm, dismissed }], at);
    await similarities.updateOne(
      { _id: id, group: withdrawn },
      { $set: { keys: heir ? keysOf(heir) : [] }, $unset: { group: '', likeness: '' } },
    );
    await moveMembers([{ from: withdrawn, to: id }]);
    return id;
  }

  /**
   * Links go from later to earlier ones, but for those to the heir of a withdrawn one: a link of an earlier view that
   * is written in between could close a circle. The earliest of it then represents the others.
   */
  async function breakCircle(ids: string[]): Promise<void> {
    const members = similarities.find({ _id: { $in: ids }, group: { $exists: true } });
    const [earliest] = await members.sort({ notedAt: 1, _id: 1 }).limit(1).toArray();
    if (!earliest?.group) return;
    await similarities.updateOne(
      { _id: earliest._id, group: earliest.group },
      { $set: { keys: keysOf(earliest) }, $unset: { group: '', likeness: '' } },
    );
  }

  return {
    openGroups,

    async withdraw(ids, at) {
      await upsertTwice(() =>
        similarities.bulkWrite(
          ids.map((id) => ({
            updateOne: {
              filter: { _id: id },
              update: {
                $set: { withdrawnAt: at },
                $unset: { keys: '', group: '', likeness: '', key: '', sealed: '' },
                $setOnInsert: { schemaVersion: 1, notedAt: at },
              },
              upsert: true,
            },
          })),
          { ordered: false },
        ),
      );
    },

    async settle(ids, at) {
      const seen = new Map<string, NonNullable<ReturnType<Seen['get']>>>();
      let looking = new Set(ids);
      for (let hop = 0; looking.size > 0; hop++) {
        if (hop === maxHops) await breakCircle([...looking]);
        if (hop > 2 * maxHops) {
          throw new StoreError('KANAL_STORE_CONTENDED', 'groups kept changing; they are tried again', {
            retryable: true,
          });
        }
        const found = await similarities
          .find({ _id: { $in: [...looking] } }, { projection: { group: 1, notedAt: 1, withdrawnAt: 1 } })
          .toArray();
        for (const one of found) seen.set(one._id, one);
        const next = new Set<string>();
        const moves = found.flatMap(({ _id, group }) =>
          group === undefined ? [] : [{ from: _id, to: group }],
        );
        await moveMembers(moves);
        for (const { to } of moves) next.add(to);
        for (const { _id, withdrawnAt } of found) {
          const heir = withdrawnAt && (await promote(_id, at));
          if (heir !== undefined) next.add(heir);
        }
        looking = next;
      }
      return seen;
    },
  };
}

/** Two upserts of one document at once: one of them meets the other's, and finds it the second time. */
async function upsertTwice(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 11000)) throw error;
    await write();
  }
}
