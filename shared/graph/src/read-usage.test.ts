import { expect, it } from 'vitest';
import { readUsage } from './read-usage.js';

const app = (usage: object) => ({ 'x-app-usage': JSON.stringify(usage) });
const business = (usage: object) => ({ 'x-business-use-case-usage': JSON.stringify(usage) });

it.each([
  ['none', {}, { percent: 0, regainMs: 0 }],
  [
    'the highest of an app',
    app({ call_count: 28, total_time: 85, total_cputime: 25 }),
    { percent: 85, regainMs: 0 },
  ],
  [
    'the highest of all businesses and kinds, and how long it lasts',
    business({
      '1001': [{ type: 'pages', call_count: 40, estimated_time_to_regain_access: 0 }],
      '1002': [{ type: 'messenger', call_count: 101, total_time: 3, estimated_time_to_regain_access: 19 }],
    }),
    { percent: 101, regainMs: 19 * 60_000 },
  ],
  [
    'the higher of both',
    { ...app({ call_count: 90 }), ...business({ '1': [{ call_count: 7 }] }) },
    { percent: 90, regainMs: 0 },
  ],
  ['what is no JSON', { 'x-app-usage': 'penuh' }, { percent: 0, regainMs: 0 }],
  ['what is of another shape', { ...app([1]), ...business({ '1': 'x' }) }, { percent: 0, regainMs: 0 }],
])('%s', (_, headers, expected) => {
  expect(readUsage(headers)).toEqual(expected);
});
