import { describe, expect, it } from 'vitest';
import { checkIncoming, checkRoutes } from './check-adapter.js';
import type { AdapterFixtures, CreateAdapter } from './fixtures.js';
import { checkOutgoing } from './outgoing-laws.js';

/**
 * Puts the adapter's conformance into the current vitest file, one test per incoming fixture and one for all
 * replies. Call it at the top level of the adapter's test file.
 */
export function describeAdapter(createAdapter: CreateAdapter, fixtures: AdapterFixtures): void {
  const adapter = createAdapter('http://127.0.0.1:9');
  describe(`${adapter.name} by ${adapter.provider} keeps the adapter interface`, () => {
    it('routes', () => {
      expect(checkRoutes(adapter)).toEqual([]);
    });
    it.each([...fixtures.incoming])('incoming: $label', async (fixture) => {
      expect(await checkIncoming(adapter, fixture, fixtures.signatureHeader)).toEqual([]);
    });
    it('outgoing', async () => {
      expect(await checkOutgoing(createAdapter, fixtures)).toEqual([]);
    });
  });
}
