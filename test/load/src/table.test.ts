import { expect, it } from 'vitest';
import { table } from './table.js';

it('aligns names left and figures right', () => {
  const rows = [
    ['one', '1,000'],
    ['number two', ''],
  ];
  expect(table(['run', 'per s'], rows)).toBe(
    [
      '| run        | per s |',
      '| ---------- | ----: |',
      '| one        | 1,000 |',
      '| number two |       |',
    ].join('\n'),
  );
});
