import { createHistogram } from 'node:perf_hooks';

/** What a run's latencies come down to, in milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Collects latencies in Node's built-in HDR histogram: three significant digits from 1 µs to ten minutes. */
export interface Latencies {
  record(latencyMs: number): void;
  /** All zero when nothing was recorded. */
  summary(): LatencySummary;
}

const longestUs = 600_000_000;

/** An empty collection. What is below 1 µs counts as 1 µs, what is above ten minutes as ten minutes. */
export function createLatencies(): Latencies {
  const histogram = createHistogram({ lowest: 1, highest: longestUs, figures: 3 });
  return {
    record(latencyMs) {
      histogram.record(Math.min(longestUs, Math.max(1, Math.round(latencyMs * 1000))));
    },
    summary() {
      if (histogram.count === 0) return { count: 0, meanMs: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, maxMs: 0 };
      const atMs = (percentile: number) => histogram.percentile(percentile) / 1000;
      return {
        count: histogram.count,
        meanMs: histogram.mean / 1000,
        p50Ms: atMs(50),
        p95Ms: atMs(95),
        p99Ms: atMs(99),
        maxMs: histogram.max / 1000,
      };
    },
  };
}
