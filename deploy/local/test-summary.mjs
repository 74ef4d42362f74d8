// @ts-check

/**
 * The parts of vitest's JSON report that are counted. https://vitest.dev/guide/reporters.html#json-reporter
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults One per file.
 */

/**
 * `N passed, N failed`. A file that broke outside its tests counts as one failure, and so does a run that failed
 * without any test failing: the line never looks better than the exit code.
 * @param {Report | undefined} report `undefined` when vitest left none.
 * @param {number} exitCode Vitest's.
 */
export function testSummary(report, exitCode) {
  const files = report?.testResults ?? [];
  const failures = files.map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    return status === 'failed' ? Math.max(failed, 1) : failed;
  });
  const counted = failures.reduce((sum, failed) => sum + failed, 0);
  const looksFine = counted === 0 && exitCode === 0 && report !== undefined;
  return `${report?.numPassedTests ?? 0} passed, ${looksFine ? 0 : Math.max(counted, 1)} failed`;
}
