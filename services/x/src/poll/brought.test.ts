import { expect, test } from 'vitest';
import { createBrought } from './brought.js';

test('remembers the newest fifty thousand', () => {
  const brought = createBrought();
  for (let n = 0; n < 50_001; n++) brought.note([String(n)]);
  expect([brought.has('0'), brought.has('1'), brought.has('50000'), brought.has('50001')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
