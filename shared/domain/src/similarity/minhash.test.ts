import { describe, expect, it } from 'vitest';
import { bandsOf, chanceToMeet } from './bands.js';
import { estimateSimilarity, signatureOf } from './minhash.js';
import { mix } from './shingles.js';

const setSize = 60;
let next = 1;
const fresh = (count: number) => Array.from({ length: count }, () => mix(next++));

/** Two sets of which so many are in both, of all that are in either. */
function pairOf(jaccard: number): [Uint32Array, Uint32Array] {
  const shared = fresh(Math.round(setSize * jaccard));
  const rest = setSize - shared.length;
  const left = Math.floor(rest / 2);
  return [
    Uint32Array.from([...shared, ...fresh(left)]),
    Uint32Array.from([...shared, ...fresh(rest - left)]),
  ];
}

const pairs = 400;
const levels = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9];

describe('signatures', () => {
  it.each(levels)('tell a similarity of %d, on the average of many pairs', (jaccard) => {
    const estimates = Array.from({ length: pairs }, () => {
      const [a, b] = pairOf(jaccard);
      return estimateSimilarity(signatureOf(a), signatureOf(b));
    });
    const mean = estimates.reduce((sum, one) => sum + one, 0) / pairs;
    expect(Math.abs(mean - jaccard)).toBeLessThan(0.02);
  });

  it.each(levels)('of a similarity of %d meet in a band as often as the curve says', (jaccard) => {
    const met = Array.from({ length: pairs }, () => {
      const [a, b] = pairOf(jaccard).map((set) =>
        bandsOf(signatureOf(set)).map((band) => Buffer.from(band).toString('hex')),
      );
      return a?.some((band, i) => band === b?.[i]);
    }).filter(Boolean).length;
    expect(Math.abs(met / pairs - chanceToMeet(jaccard))).toBeLessThan(0.07);
  });

  it('do not depend on the order', () => {
    const [a] = pairOf(0.5);
    expect(signatureOf(a.toReversed())).toEqual(signatureOf(a));
  });

  it('are what they were: stored ones are compared with new ones', () => {
    expect([...signatureOf(Uint32Array.of(1, 2, 3)).slice(0, 4)]).toMatchInlineSnapshot(`
      [
        694909612,
        172500628,
        157610650,
        410183714,
      ]
    `);
  });
});

it('the curve of the bands is the documented one', () => {
  expect([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((s) => Math.round(chanceToMeet(s) * 100))).toEqual(
    [0, 0, 3, 13, 34, 65, 91, 99, 100],
  );
});
