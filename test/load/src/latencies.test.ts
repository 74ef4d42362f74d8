import { describe, expect, it } from 'vitest';
import { createLatencies } from './latencies.js';

describe('createLatencies', () => {
  it('keeps three significant digits and clamps what it cannot hold', () => {
    const latencies = createLatencies();
    for (let ms = 1; ms <= 1000; ms++) latencies.record(ms);
    const { count, p50Ms, p95Ms, p99Ms, maxMs } = latencies.summary();
    expect(count).toBe(1000);
    for (const [measured, exact] of [
      [p50Ms, 500],
      [p95Ms, 950],
      [p99Ms, 990],
      [maxMs, 1000],
    ] as const) {
      expect(Math.abs(measured - exact) / exact).toBeLessThan(0.002);
    }
    latencies.record(0);
    latencies.record(10_000_000);
    expect(latencies.summary().count).toBe(1002);
  });

  it('is zero when empty', () => {
    expect(createLatencies().summary()).toMatchObject({ count: 0, p99Ms: 0, maxMs: 0 });
  });
});
