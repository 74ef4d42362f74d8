import type { Migration } from './migration.js';

/** Complaints are found by their LAPOR! Tracking ID once they have one. */
export const conversing: Migration = {
  id: 6,
  name: 'conversing',
  async up(db) {
    await db
      .collection('complaints')
      .createIndexes([{ key: { 'handOff.trackingId': 1 }, name: 'handOff_trackingId', sparse: true }]);
  },
};
