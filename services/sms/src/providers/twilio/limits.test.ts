import { expect, test } from 'vitest';
import { validityPeriodSeconds } from './limits.js';

const nowMs = Date.UTC(2026, 10, 24, 3);

test.each([
  ['no end', undefined, undefined],
  ['ten minutes', '2026-11-24T03:10:00.000Z', 600],
  ['a part of a second', '2026-11-24T03:00:00.400Z', 1],
  ['the past', '2026-11-24T02:00:00.000Z', 1],
  ['ten hours', '2026-11-24T13:00:00.000Z', 36_000],
  ['a day', '2026-11-25T03:00:00.000Z', 36_000],
])('%s', (_label, expiresAt, expected) => {
  expect(validityPeriodSeconds(expiresAt, nowMs)).toBe(expected);
});
