import type { Migration } from './migration.js';

/** Complaints are found by their LAPOR! Tracking ID once they have one, and by what people's acts owe their citizens. */
export const conversing: Migration = {
  id: 6,
  name: 'conversing',
  async up(db) {
    await db.collection('complaints').createIndexes([
      { key: { 'handOff.trackingId': 1 }, name: 'handOff_trackingId', sparse: true },
      { key: { 'owed.at': 1 }, name: 'owed_at', sparse: true },
    ]);
  },
};
