import type { SmppReport } from './run-smpp.js';
import { table } from './table.js';

/** The report as markdown: for the terminal as it is, and for docs/performance.md. */
export function formatSmpp(report: SmppReport): string {
  const { machine, engines, books, response, usage } = report;
  const figure = (ms: number) => ms.toFixed(1);
  return [
    '# Performance, SMPP',
    [
      `Measured ${report.startedAt} with \`${report.command}\`: ${whole(report.ratePerSecond)} messages/s for ${report.seconds} s through one session, a fifth of them in two or three parts, the session cut in the middle.`,
      `${machine.cores} cores (${machine.cpuModel}), ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}, ${engines.nats}, ${engines.mongodb}.`,
      'Generator, engines, adapter and sandbox share these cores; the router is stopped during the run and then works off what has come. A `deliver_sm` is durable before its response.',
    ].join('\n'),
    table(
      ['messages/s', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'lost by the cut', 'bound again after ms'],
      [
        [
          figure(report.achievedPerSecond),
          ...[response.p50Ms, response.p95Ms, response.p99Ms, response.maxMs].map(figure),
          whole(report.lostByCut),
          report.rebindMs === undefined ? 'never' : whole(report.rebindMs),
        ],
      ],
    ),
    table(
      ['process', 'CPU cores', 'peak RSS MiB'],
      usage.processes.map(({ name, cpuSeconds, peakRssMiB }) => [
        name,
        (cpuSeconds / usage.seconds).toFixed(2),
        whole(peakRssMiB),
      ]),
    ),
    table(
      ['messages', 'confirmed', 'unsure', 'receipts', 'complaints', 'replies', 'differences'],
      [
        [
          books.sent,
          books.accepted,
          books.unsure,
          books.receipts,
          books.complaints,
          books.replies,
          books.differences.length,
        ].map(whole),
      ],
    ),
    ...books.differences.slice(0, 20).map(({ kind, about }) => `- ${kind}: ${about}`),
    ...report.violations.map((violation) => `- against the specification: ${violation}`),
  ].join('\n\n');
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}
