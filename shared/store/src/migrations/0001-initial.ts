import type { Migration } from './migration.js';

/** Collections are created by their first index. Every query of the repositories has one here. */
export const initial: Migration = {
  id: 1,
  name: 'initial',
  async up(db) {
    await db.collection('receipts').createIndexes([
      { key: { receivedAt: 1 }, name: 'receivedAt' },
      { key: { conversation: 1, sentAt: 1 }, name: 'conversation_sentAt' },
    ]);
    await db.collection('conversations').createIndexes([
      { key: { identities: 1 }, name: 'identities' },
      { key: { 'outbox.dueAt': 1 }, name: 'outbox_dueAt' },
    ]);
    await db.collection('complaints').createIndexes([
      { key: { ticket: 1 }, name: 'ticket', unique: true },
      { key: { conversation: 1, serial: -1 }, name: 'conversation_serial', unique: true },
      { key: { identities: 1 }, name: 'identities' },
      { key: { 'outbox.dueAt': 1 }, name: 'outbox_dueAt' },
    ]);
    await db
      .collection('deliveries')
      .createIndexes([{ key: { providerMessageId: 1 }, name: 'providerMessageId', sparse: true }]);
    await db.collection('accesses').createIndexes([{ key: { at: 1 }, name: 'at' }]);
  },
};
