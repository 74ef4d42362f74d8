import { expect, test } from 'vitest';
import { backOffMs } from './back-off.js';

test.each([
  [0, 500, 1_000],
  [1, 1_000, 2_000],
  [3, 4_000, 8_000],
  [6, 30_000, 60_000],
  [1_000, 30_000, 60_000],
])('after %i failures between %i and %i ms', (failures, least, most) => {
  expect(backOffMs(failures, () => 0)).toBe(least);
  expect(backOffMs(failures, () => 1)).toBe(most);
});
