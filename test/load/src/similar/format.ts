import type { LatencySummary } from '../latencies.js';
import { table } from '../table.js';
import type { SimilarReport } from './report.js';

/** The report as markdown: for the terminal as it is, and for docs/performance.md. */
export function formatSimilar({
  startedAt,
  command,
  machine,
  engine,
  seconds,
  steps,
}: SimilarReport): string {
  const whole = (number: number) => Math.round(number).toLocaleString('en-US');
  const share = (part: number) => `${(part * 100).toFixed(1)} %`;
  const times = ({ p50Ms, p95Ms, p99Ms }: LatencySummary) =>
    [p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(1)).join(' / ');
  return [
    '# Like complaints',
    [
      `Measured ${startedAt} with \`${command}\`, ${whole(seconds)} s.`,
      `${machine.cores} cores (${machine.cpuModel}), ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}, ${engine}.`,
      'Times in ms, p50 / p95 / p99, one call at a time: from the sketch to the answer, keys, query, decryption and comparison.',
    ].join('\n'),
    table(
      [
        'complaints',
        'representatives',
        'look-up, new',
        'look-up, repeated',
        'look-up, viral',
        'found',
        'found wrongly',
      ],
      steps.map((step) => [
        whole(step.entries),
        whole(step.representatives),
        times(step.ofNew),
        times(step.ofRepeated),
        times(step.ofViral),
        share(step.found),
        share(step.foundWrongly),
      ]),
    ),
    table(
      ['complaints', 'batch of 32 noted, looked up, grouped', 'filled per second', 'engine RSS MiB'],
      steps.map((step) => [
        whole(step.entries),
        times(step.batches),
        whole(step.filledPerSecond),
        whole(step.engineRssMiB),
      ]),
    ),
  ].join('\n\n');
}
