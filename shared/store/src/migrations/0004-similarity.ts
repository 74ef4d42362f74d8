import type { Migration } from './migration.js';

/**
 * What complaints are compared by, and the groups that are suggested. `keys` is sparse, because only the representative
 * of a group has any. Merged complaints are found by the one they were merged into, which holds no list of them.
 */
export const similarity: Migration = {
  id: 4,
  name: 'similarity',
  async up(db) {
    await db.collection('similarities').createIndexes([
      { key: { keys: 1 }, name: 'keys', sparse: true },
      { key: { group: 1 }, name: 'group', sparse: true },
    ]);
    await db
      .collection('groups')
      .createIndexes([{ key: { state: 1, suggestedAt: -1 }, name: 'state_suggestedAt' }]);
    await db
      .collection('complaints')
      .createIndexes([{ key: { 'mergedInto.id': 1 }, name: 'mergedInto', sparse: true }]);
  },
};
