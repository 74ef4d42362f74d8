import type { Migration } from './migration.js';

/** Settings are found by kind, newest first, and complaints by the moment of their next warning. */
export const settingsAndClocks: Migration = {
  id: 3,
  name: 'settings-and-clocks',
  async up(db) {
    await db
      .collection('settings')
      .createIndexes([{ key: { kind: 1, version: -1 }, name: 'kind_version', unique: true }]);
    await db
      .collection('complaints')
      .createIndexes([{ key: { clocksNextAt: 1 }, name: 'clocksNextAt', sparse: true }]);
  },
};
