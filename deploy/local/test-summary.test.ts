import { expect, it } from 'vitest';
import { testSummary } from './test-summary.mjs';

const file = (...statuses: string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const brokenFile = { status: 'failed', assertionResults: [] };

it.each([
  ['all passed', { numPassedTests: 2, testResults: [file('passed', 'passed')] }, 0, '2 passed, 0 failed'],
  ['a failed test', { numPassedTests: 1, testResults: [file('passed', 'failed')] }, 1, '1 passed, 1 failed'],
  [
    'a file that broke while loading',
    { numPassedTests: 1, testResults: [file('passed'), brokenFile] },
    1,
    '1 passed, 1 failed',
  ],
  [
    'both',
    { numPassedTests: 0, testResults: [file('failed', 'failed'), brokenFile] },
    1,
    '0 passed, 3 failed',
  ],
  [
    'an error outside every test',
    { numPassedTests: 1, testResults: [file('passed')] },
    1,
    '1 passed, 1 failed',
  ],
  ['no report', undefined, 0, '0 passed, 1 failed'],
])('%s', (_label, report, exitCode, expected) => {
  expect(testSummary(report, exitCode)).toBe(expected);
});
