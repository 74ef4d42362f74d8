import { expect, it } from 'vitest';
import { replyLatencies } from './reply-latencies.js';

it('counts from the planned send to the first accepted reply of each sender', () => {
  const reply = (to: string, atMs: number, isAccepted = true) => ({ to, atMs, isAccepted, violations: [] });
  const summary = replyLatencies(
    ['+621', '+622', '+623'],
    { plannedAtMs: Float64Array.of(1_000, 2_000, 3_000) },
    [reply('+622', 2_300, false), reply('+622', 2_400), reply('+621', 1_100), reply('+622', 9_000)],
  );
  expect(summary.count).toBe(2);
  expect(summary.p50Ms).toBeCloseTo(100, 0);
  expect(summary.maxMs).toBeCloseTo(400, 0);
});
