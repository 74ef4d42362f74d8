import { expect, test } from 'vitest';
import { backoffMs } from './backoff.js';

test.each([
  // attempt, random, expected
  [0, 0, 0],
  [0, 0.5, 50],
  [0, 0.999, 99],
  [3, 0.5, 400],
  [4, 0.5, 500],
  [2_000, 0.5, 500],
  [2_000, 0.999, 999],
])('attempt %i with random %d waits %i ms', (attempt, random, expected) => {
  expect(backoffMs(attempt, { baseMs: 100, capMs: 1_000, random: () => random })).toBe(expected);
});
