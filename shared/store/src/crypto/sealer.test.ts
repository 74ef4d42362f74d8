import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../store-error.js';
import { createKeyRing } from './key-ring.js';
import { newSealer, sealerFor } from './sealer.js';

const first = randomBytes(32);
const ring = createKeyRing(new Map([[1, first]]));

describe('a sealed field', () => {
  it('opens to what was sealed, in its own place only', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, id) => {
        const sealer = newSealer(ring, 'complaints', id);
        const sealed = sealer.seal('narrative', value);
        const again = sealerFor(ring, sealer.key, 'complaints', id);
        expect(again.open('narrative', sealed)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(() => again.open('reporter', sealed)).toThrow(StoreError);
        expect(() => sealerFor(ring, sealer.key, 'receipts', id)).toThrow(StoreError);
        expect(() => sealerFor(ring, sealer.key, 'complaints', `${id}x`)).toThrow(StoreError);
      }),
      { numRuns: 50 },
    );
  });

  it('does not open when a single bit differs', () => {
    const sealer = newSealer(ring, 'complaints', 'a');
    const sealed = Buffer.from(sealer.seal('narrative', 'jalan'));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => sealer.open('narrative', altered)).toThrow(StoreError);
    }
  });

  it('is never sealed the same way twice', () => {
    const sealer = newSealer(ring, 'complaints', 'a');
    expect(sealer.seal('narrative', 'x')).not.toEqual(sealer.seal('narrative', 'x'));
  });

  it('tells which key version is missing, and nothing of the data', () => {
    const other = createKeyRing(new Map([[2, randomBytes(32)]]));
    const { key } = newSealer(ring, 'complaints', 'a');
    expect(() => sealerFor(other, key, 'complaints', 'a')).toThrow(/no key of version 1/);
    const same = createKeyRing(new Map([[1, randomBytes(32)]]));
    expect(() => sealerFor(same, key, 'complaints', 'a')).toThrow(/KANAL_STORE_DECRYPT|does not open/);
  });
});
