import { describe, expect, it } from 'vitest';
import { summariseLoad } from './load-summary.js';

const outcome = {
  statuses: Int16Array.of(200, 200, 503, 0, -1, 200),
  plannedAtMs: new Float64Array(6),
  latenciesMs: Float64Array.of(1, 2, 90, Number.NaN, Number.NaN, 3),
  startedAtMs: 1_000,
  endedAtMs: 3_000,
};

describe('summariseLoad', () => {
  it('counts by fate and times the accepted only', () => {
    const summary = summariseLoad(outcome);
    expect(summary).toMatchObject({
      sent: 5,
      accepted: 3,
      refused: { 503: 1, 0: 1 },
      acceptedPerSecond: 1.5,
    });
    expect(summary.latency).toMatchObject({ count: 3, p50Ms: 2 });
  });
});
