import type { LatencySummary } from './latencies.js';
import type { Measurement } from './measure-load.js';
import type { Usage } from './process-usage.js';
import type { Books } from './reconcile.js';
import { differencesOf, type Report } from './report.js';
import { table } from './table.js';

const mostDifferencesShown = 20;

/** The report as markdown: for the terminal as it is, and for docs/performance.md. */
export function formatReport(report: Report): string {
  return [
    `# Performance, ${report.channel}`,
    origin(report),
    '## Webhook to 200',
    webhookTable(report),
    webhookNote(report),
    '## Complaint to reply',
    endToEndTable(report),
    endToEndNote(report),
    '## Sixteen copies of one message',
    copiesNote(report),
    '## What each process used',
    usageTable(report),
    'CPU in seconds of one core per second of the run, and the peak of resident memory. “Others” is everything else on the machine: above a few hundredths, a neighbour took part of the run.',
    '## The books',
    booksTable(report),
    booksNote(report),
    '## Beside another gateway',
    'nyaruka/courier v9.2.1 with its Postgres, measured on two such cores with the same signed Twilio webhooks: 1,061 webhooks/s at 64 connections (p99 136 ms), 970/s at 4 (p99 9.5 ms), 55 MB of resident memory. It lost 13 of 35,188 acknowledged messages when Postgres was stopped hard, and stored 16 rows for 16 concurrent copies of one MessageSid.',
  ].join('\n\n');
}

function origin({ startedAt, command, machine, engines, secondsPerStep }: Report): string {
  return [
    `Measured ${startedAt} with \`${command}\`, ${secondsPerStep} s a step.`,
    `${machine.cores} cores (${machine.cpuModel}), ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}, ${engines.nats}, ${engines.mongodb}.`,
    'Generator, engines, services and sandbox all share these cores. Every webhook is signed, from a sender of its own, and durable before its 200 (`sync_interval: always`, `j: true`). Open arrivals are Poisson and come whatever the answers do; latency counts from the planned send.',
  ].join('\n');
}

function webhookTable({ yardstick, webhooks }: Report): string {
  const rows = [
    rowOf('bare node:http, 64 connections', yardstick.ceiling),
    rowOf(`bare node:http, open at ${whole(yardstick.atKanalsHalf.ratePerSecond)}/s`, yardstick.atKanalsHalf),
  ];
  for (const { router, ceiling, steps, half } of webhooks) {
    rows.push(rowOf(`Kanal, router ${router}, 64 connections`, ceiling));
    for (const { ratePerSecond, isSustained, load } of steps) {
      const verdict = isSustained ? 'sustained' : 'not sustained';
      rows.push(rowOf(`Kanal, router ${router}, open at ${whole(ratePerSecond)}/s: ${verdict}`, { load }));
    }
    if (half) rows.push(rowOf(`Kanal, router ${router}, half load ${whole(half.ratePerSecond)}/s`, half));
  }
  return table(['run', 'accepted', 'refused', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'], rows);
}

function rowOf(name: string, { load }: Pick<Measurement, 'load'>): string[] {
  const refused = Object.values(load.refused).reduce((sum, count) => sum + count, 0);
  return [
    name,
    whole(load.accepted),
    whole(refused),
    whole(load.acceptedPerSecond),
    ...quantiles(load.latency),
  ];
}

function quantiles({ p50Ms, p95Ms, p99Ms, maxMs }: LatencySummary): string[] {
  return [p50Ms, p95Ms, p99Ms, maxMs].map((ms) => ms.toFixed(1));
}

function webhookNote({ webhooks }: Report): string {
  const found = webhooks.map(
    ({ router, sustainedPerSecond }) => `${whole(sustainedPerSecond)} webhooks/s with the router ${router}`,
  );
  return `Sustained: ${found.join(', ')}. A rate is sustained when nothing is refused, 95 % of the arrivals a second are answered, and p99 stays below 250 ms.`;
}

function endToEndTable({ endToEnd }: Report): string {
  return table(
    ['run', 'complaints', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'],
    [
      [
        'as fast as they go',
        whole(endToEnd.complaints),
        whole(endToEnd.complaintsPerSecond),
        ...['', '', '', ''],
      ],
      [
        `half load ${whole(endToEnd.half.ratePerSecond)}/s, webhook to reply`,
        whole(endToEnd.half.load.accepted),
        whole(endToEnd.half.load.acceptedPerSecond),
        ...quantiles(endToEnd.half.replyLatency),
      ],
      [
        `half load ${whole(endToEnd.half.ratePerSecond)}/s, webhook to 200`,
        whole(endToEnd.half.load.accepted),
        whole(endToEnd.half.load.acceptedPerSecond),
        ...quantiles(endToEnd.half.load.latency),
      ],
    ],
  );
}

const providers = { sms: ['Twilio', 'TWILIO'], whatsapp: ['Meta', 'WHATSAPP'] } as const;

function endToEndNote({ channel, hasCallbacks }: Report): string {
  const [provider, variables] = providers[channel];
  const callbacks = hasCallbacks
    ? `The sandbox reports each reply’s way by signed callbacks, as ${provider} does; these are webhooks, too, and share the cores.`
    : `The sandbox sends no delivery callbacks, which the real ${provider} would.`;
  return `From the first webhook to the last reply accepted by the sandbox, each from a new sender: one complaint, one ticket, one reply. The account’s own rate of replies (${variables}_MESSAGES_PER_SECOND) is set out of the way. ${callbacks}`;
}

function copiesNote({ copies }: Report): string {
  const { receipts, complaints, replies } = copies.books;
  return `${copies.copies} copies of each of ${copies.messages} messages, all copies at the same moment: ${receipts} receipts, ${complaints} complaints, ${replies} replies.`;
}

function usageTable({ yardstick, webhooks, endToEnd }: Report): string {
  const runs: [string, Usage][] = [
    ['bare node:http, 64 connections', yardstick.ceiling.usage],
    ...webhooks.map(({ router, ceiling }): [string, Usage] => [
      `64 connections, router ${router}`,
      ceiling.usage,
    ]),
    ...webhooks.flatMap(({ router, half }): [string, Usage][] =>
      half ? [[`half load, router ${router}`, half.usage]] : [],
    ),
    ['complaints as fast as they go', endToEnd.usage],
    ['complaints at half load', endToEnd.half.usage],
  ];
  const names = [...new Set(runs.flatMap(([, usage]) => usage.processes.map(({ name }) => name)))];
  const rows = runs.map(([run, usage]) => [
    run,
    ...names.map((name) => {
      const used = usage.processes.find((candidate) => candidate.name === name);
      if (used === undefined) return '';
      return `${(used.cpuSeconds / usage.seconds).toFixed(2)}, ${whole(used.peakRssMiB)} MiB`;
    }),
    (usage.othersCpuSeconds / usage.seconds).toFixed(2),
  ]);
  return table(['run', ...names, 'others'], rows);
}

function booksTable({ webhooks, endToEnd, copies }: Report): string {
  const runs: [string, Books][] = [
    ...webhooks.map(({ router, books }): [string, Books] => [`webhooks, router ${router}`, books]),
    ['complaints as fast as they go', endToEnd.books],
    ['complaints at half load', endToEnd.half.books],
    [`${copies.copies} copies each`, copies.books],
  ];
  return table(
    ['run', 'messages', 'accepted', 'unsure', 'receipts', 'complaints', 'replies', 'differences'],
    runs.map(([run, books]) => [
      run,
      ...[books.sent, books.accepted, books.unsure, books.receipts, books.complaints, books.replies].map(
        whole,
      ),
      whole(books.differences.length),
    ]),
  );
}

function booksNote(report: Report): string {
  const differences = differencesOf(report);
  if (differences.length === 0) {
    return 'Every id was compared: each accepted message is stored once, stands in one complaint and was answered once, and nothing else was stored or sent.';
  }
  const shown = differences.slice(0, mostDifferencesShown).map(({ kind, about }) => `- ${kind}: ${about}`);
  const rest = differences.length - shown.length;
  return [
    `**${whole(differences.length)} differences:**`,
    '',
    ...shown,
    ...(rest > 0 ? [`- and ${rest} more`] : []),
  ].join('\n');
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}
