import { initial } from './0001-initial.js';
import { changes } from './0002-changes.js';
import { settingsAndClocks } from './0003-settings-and-clocks.js';
import { similarity } from './0004-similarity.js';
import { confirmations } from './0005-confirmations.js';
import { conversing } from './0006-conversing.js';
import type { Migration } from './migration.js';

/** All migrations, in their order. A published one is never changed; a mistake is mended by the next. */
export const migrations: readonly Migration[] = [
  initial,
  changes,
  settingsAndClocks,
  similarity,
  confirmations,
  conversing,
];
