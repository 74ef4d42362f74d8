import { describe, expect, it } from 'vitest';
import { planArrivals } from './arrivals.js';
import { createRandom } from './random.js';

describe('planArrivals', () => {
  it('spaces constant arrivals evenly', () => {
    const times = planArrivals({ pattern: 'constant', ratePerSecond: 200, count: 4, random: () => 0 });
    expect([...times]).toEqual([5, 10, 15, 20]);
  });

  const plan = (seed: number) =>
    planArrivals({ pattern: 'poisson', ratePerSecond: 1000, count: 20_000, random: createRandom(seed) });

  it('draws independent arrivals at the mean rate, exponential in their gaps', () => {
    const times = [...plan(1)];
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(mean, 1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
  });

  it('repeats itself for the same seed only', () => {
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1)).not.toEqual(plan(2));
  });
});
