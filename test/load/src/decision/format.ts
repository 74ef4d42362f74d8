import { table } from '../table.js';
import type { DecisionReport } from './report.js';

/** The report as markdown: for the terminal as it is, and for docs/performance.md. */
export function formatDecisions(report: DecisionReport): string {
  const { startedAt, command, machine, preparedMs, firstMs, rounds, steps } = report;
  const ms = (value: number) => value.toFixed(2);
  return [
    '# Deciding',
    [
      `Measured ${startedAt} with \`${command}\`.`,
      `${machine.cores} cores (${machine.cpuModel}), ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}.`,
      `From the text to the decision, one at a time, no I/O; ${rounds} rounds after one that is not counted. Times in ms.`,
      `Before the first message: places and model made ready in ${preparedMs.toFixed(0)}; the very first decision ${ms(firstMs)}.`,
    ].join('\n'),
    table(
      ['texts', 'count', 'p50', 'p95', 'p99', 'max', 'slowest text, best round'],
      steps.map(({ name, texts, latency, slowestAtBestMs, slowest }) => [
        name,
        String(texts),
        ms(latency.p50Ms),
        ms(latency.p95Ms),
        ms(latency.p99Ms),
        ms(latency.maxMs),
        `${ms(slowestAtBestMs)} \`${slowest}\``,
      ]),
    ),
  ].join('\n\n');
}
