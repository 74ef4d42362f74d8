import { describe, expect, it } from 'vitest';
import { isSustained, ratesToTry } from './run-webhooks.js';

const load = {
  sent: 1_000,
  accepted: 1_000,
  refused: {},
  seconds: 1,
  acceptedPerSecond: 990,
  latency: { count: 1_000, meanMs: 2, p50Ms: 2, p95Ms: 4, p99Ms: 9, maxMs: 400 },
};

describe('isSustained', () => {
  it('takes a rate that was kept up', () => expect(isSustained(load, 1_000)).toBe(true));

  it.each([
    ['one webhook was refused', { ...load, accepted: 999, refused: { 503: 1 } }],
    ['answers lagged behind arrivals', { ...load, acceptedPerSecond: 900 }],
    ['a queue built up', { ...load, latency: { ...load.latency, p99Ms: 900 } }],
  ])('refuses it when %s', (_label, slow) => expect(isSustained(slow, 1_000)).toBe(false));
});

describe('ratesToTry', () => {
  it('goes down from just below the ceiling', () => {
    expect(ratesToTry(1_000, undefined)).toEqual([950, 850, 750, 650, 500, 350]);
  });
  it('tries only what was asked for', () => expect(ratesToTry(1_000, 300)).toEqual([300]));
});
