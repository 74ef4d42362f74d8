import type { Migration } from './migration.js';

/** How many confirmed complaints had a word is asked each time a category is confirmed. */
export const confirmations: Migration = {
  id: 5,
  name: 'confirmations',
  async up(db) {
    await db.collection('confirmations').createIndexes([{ key: { sealedWords: 1 }, name: 'sealedWords' }]);
  },
};
