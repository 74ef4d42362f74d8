import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import './shared-engines.js';

/** A database of the run's MongoDB-wire server that nobody else uses. It goes with the server at the run's end. */
export function testDatabase(): { readonly uri: string; readonly database: string } {
  return { uri: inject('kanalEngines').mongoUri, database: `test_${randomBytes(6).toString('hex')}` };
}
