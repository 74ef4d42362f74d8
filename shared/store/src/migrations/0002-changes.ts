import type { Migration } from './migration.js';

/** Edits are found by the message they edit, and requests about personal data have a collection of their own. */
export const changes: Migration = {
  id: 2,
  name: 'changes',
  async up(db) {
    await db.collection('receipts').createIndexes([{ key: { edits: 1 }, name: 'edits', sparse: true }]);
    await db.collection('privacyRequests').createIndexes([
      { key: { confirmationCode: 1 }, name: 'confirmationCode' },
      { key: { 'handled.at': 1, requestedAt: 1 }, name: 'handled_requestedAt' },
    ]);
  },
};
