import type { Collection } from 'mongodb';
import type { ComplaintDocument } from './documents.js';
import { StoreError } from './store-error.js';

/** Merges into what was merged itself: nobody goes deeper, and a circle, which cannot be, would end here. */
const maxDepth = 20;

const tooDeep = () =>
  new StoreError(
    'KANAL_MERGE_TOO_DEEP',
    'complaints are merged into each other more than 20 deep: unmerge some',
  );

/** All that is merged into these, directly or through another, level by level. @throws StoreError KANAL_MERGE_TOO_DEEP. */
export async function descendantsOf(
  complaints: Collection<ComplaintDocument>,
  parents: readonly string[],
): Promise<ComplaintDocument[]> {
  const all: ComplaintDocument[] = [];
  for (let level = [...parents], depth = 0; level.length > 0; depth++) {
    if (depth === maxDepth) throw tooDeep();
    const children = await complaints
      .find({ 'mergedInto.id': { $in: level } }, { sort: { openedAt: 1, _id: 1 } })
      .toArray();
    all.push(...children);
    level = children.map(({ _id }) => _id);
  }
  return all;
}

/** The ids of what was merged into a complaint, one of each conversation that is not its own. */
export async function othersOf(
  complaints: Collection<ComplaintDocument>,
  { _id, conversation }: Pick<ComplaintDocument, '_id' | 'conversation'>,
): Promise<string[]> {
  const byConversation = new Map<string, string>();
  for (const other of await descendantsOf(complaints, [_id])) {
    if (!byConversation.has(other.conversation)) byConversation.set(other.conversation, other._id);
  }
  byConversation.delete(conversation);
  return [...byConversation.values()];
}

/** What a merged complaint belongs to in the end; itself when it is merged into none. @throws StoreError KANAL_MERGE_TOO_DEEP. */
export async function rootOf(
  complaints: Collection<ComplaintDocument>,
  complaint: ComplaintDocument,
): Promise<ComplaintDocument> {
  let root = complaint;
  for (let depth = 0; root.mergedInto; depth++) {
    if (depth === maxDepth) throw tooDeep();
    const parent = await complaints.findOne({ _id: root.mergedInto.id });
    if (!parent) return root;
    root = parent;
  }
  return root;
}

/**
 * The states of what these merged complaints belong to in the end, by the merged one's id: as long as that is open, a
 * merged complaint takes what its citizen adds, and its state is what the citizen is told.
 */
export async function rootStatesOf(
  complaints: Collection<ComplaintDocument>,
  merged: readonly { readonly id: string; readonly into: string }[],
): Promise<Map<string, ComplaintDocument['state']>> {
  const states = new Map<string, ComplaintDocument['state']>();
  let climbing = merged;
  for (let depth = 0; climbing.length > 0; depth++) {
    if (depth === maxDepth) throw tooDeep();
    const parents = await complaints
      .find(
        { _id: { $in: climbing.map(({ into }) => into) } },
        { projection: { state: 1, 'mergedInto.id': 1 } },
      )
      .toArray();
    const byId = new Map(parents.map((parent) => [parent._id, parent]));
    climbing = climbing.flatMap(({ id, into }) => {
      const parent = byId.get(into);
      if (parent?.mergedInto) return [{ id, into: parent.mergedInto.id }];
      if (parent) states.set(id, parent.state);
      return [];
    });
  }
  return states;
}
