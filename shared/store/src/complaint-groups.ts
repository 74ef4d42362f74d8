import { isOpen, type Realm, realmOf } from '@kanal/domain';
import type { Collection } from 'mongodb';
import type { ComplaintDocument } from './documents.js';
import type { KnownLikeness, SimilarityDocument } from './similarity/comparable.js';
import type { GroupDocument } from './similarity/roots.js';

/** A complaint of a group; nothing of it is opened. */
export interface GroupMember extends Pick<ComplaintDocument, 'ticket' | 'state' | 'channel' | 'openedAt'> {
  readonly id: string;
  /** To the representative that it joined, which may have been another one than now; missing of the representative. */
  readonly likeness?: KnownLikeness;
}

/** A suggestion that some complaints are about one thing. */
export interface ComplaintGroup {
  /** Its representative's id, which changes when that one is withdrawn. */
  readonly id: string;
  readonly realm: Realm;
  readonly suggestedAt: Date;
  readonly state: GroupDocument['state'];
  /** The representative first, then as they were opened. Those that are closed or merged are among them. */
  readonly members: readonly GroupMember[];
}

/** The suggested groups, for a person to look at. */
export interface ComplaintGroupStore {
  /**
   * The newest suggestions of which at least two complaints are open. Reads every member of so many groups: for a
   * person's list, not for a message's way. A complaint whose flags are no longer those of the group is left out, even
   * before it was withdrawn.
   */
  listGroups(limit: number): Promise<ComplaintGroup[]>;
  /** The suggestion that a complaint belongs to, dismissed or not; undefined when it is like no other. */
  groupOf(complaintId: string): Promise<ComplaintGroup | undefined>;
  /**
   * Takes a suggestion off the list for good, whoever represents its members later and whoever joins them, and keeps who
   * did and why. @returns false when it is not on it.
   */
  dismissGroup(
    id: string,
    by: { readonly actor: string; readonly reason: string; readonly at: Date },
  ): Promise<boolean>;
}

/** The groups over native collections. */
export function createComplaintGroupStore({
  groups,
  similarities,
  complaints,
}: {
  readonly groups: Collection<GroupDocument>;
  readonly similarities: Collection<SimilarityDocument>;
  readonly complaints: Collection<ComplaintDocument>;
}): ComplaintGroupStore {
  async function membersOf({ _id: group, realm }: GroupDocument): Promise<GroupMember[]> {
    const joined = await similarities.find({ group }, { projection: { likeness: 1 } }).toArray();
    const likenesses = new Map(joined.map(({ _id, likeness }) => [_id, likeness]));
    const projection = { ticket: 1, state: 1, channel: 1, openedAt: 1, secret: 1, anonymous: 1 } as const;
    const all = await complaints
      .find({ _id: { $in: [group, ...likenesses.keys()] } }, { projection })
      .toArray();
    return all.flatMap(({ _id: id, ticket, state, channel, openedAt, ...flags }) => {
      if (realmOf(flags) !== realm) return [];
      const likeness = likenesses.get(id);
      return [{ id, ticket, state, channel, openedAt, ...(likeness && { likeness }) }];
    });
  }

  async function shown(group: GroupDocument): Promise<ComplaintGroup> {
    const { _id: id, realm, suggestedAt, state } = group;
    const members = (await membersOf(group)).toSorted(representativeFirst(id));
    return { id, realm, suggestedAt, state, members };
  }

  return {
    async listGroups(limit) {
      const listed: ComplaintGroup[] = [];
      const newest = groups.find({ state: 'suggested' }, { sort: { suggestedAt: -1 } });
      for await (const group of newest) {
        const suggestion = await shown(group);
        if (suggestion.members.filter(({ state }) => isOpen(state)).length < 2) continue;
        listed.push(suggestion);
        if (listed.length === limit) break;
      }
      return listed;
    },

    async groupOf(complaintId) {
      const own = await similarities.findOne({ _id: complaintId }, { projection: { group: 1 } });
      const group = await groups.findOne({ _id: own?.group ?? complaintId });
      const suggestion = group && (await shown(group));
      const others = suggestion?.members.filter(({ id }) => id !== complaintId).length ?? 0;
      const isMember = others > 0 && suggestion?.members.length === others + 1;
      return isMember ? suggestion : undefined;
    },

    async dismissGroup(id, { actor, reason, at }) {
      const { matchedCount } = await groups.updateOne(
        { _id: id, state: 'suggested' },
        { $set: { state: 'dismissed', dismissed: { at, actor, reason } } },
      );
      return matchedCount > 0;
    },
  };
}

function representativeFirst(id: string): (a: GroupMember, b: GroupMember) => number {
  return (a, b) =>
    Number(b.id === id) - Number(a.id === id) ||
    a.openedAt.getTime() - b.openedAt.getTime() ||
    (a.id < b.id ? -1 : 1);
}
