import { describe, expect, it } from 'vitest';
import { formatReport } from './format-report.js';
import type { Books } from './reconcile.js';
import type { Report } from './report.js';

const measurement = {
  load: {
    sent: 1_000,
    accepted: 1_000,
    refused: {},
    seconds: 1,
    acceptedPerSecond: 1_000,
    latency: { count: 1_000, meanMs: 1, p50Ms: 1, p95Ms: 2, p99Ms: 3, maxMs: 4 },
  },
  usage: {
    processes: [{ name: 'sms', cpuSeconds: 1, peakRssMiB: 100 }],
    othersCpuSeconds: 0.5,
    seconds: 2,
  },
};

const books: Books = {
  sent: 200,
  accepted: 200,
  unsure: 0,
  receipts: 200,
  complaints: 200,
  replies: 200,
  repliesRejected: 0,
  differences: [],
};

const report: Report = {
  startedAt: '2026-11-24T03:00:00.000Z',
  command: 'npm run bench',
  channel: 'sms',
  machine: { cores: 2, cpuModel: 'a processor', memoryGiB: 8, system: 'Linux 6', node: 'v20' },
  engines: { nats: 'nats-server: v2', mongodb: 'a mongodb' },
  hasCallbacks: true,
  secondsPerStep: 8,
  yardstick: { ceiling: measurement, atKanalsHalf: { ratePerSecond: 500, ...measurement } },
  webhooks: [
    {
      router: 'stopped',
      ceiling: measurement,
      steps: [{ ratePerSecond: 950, isSustained: true, load: measurement.load }],
      sustainedPerSecond: 950,
      half: { ratePerSecond: 475, ...measurement },
      streamDifference: 0,
      books,
    },
  ],
  endToEnd: {
    complaints: 1_000,
    seconds: 2,
    complaintsPerSecond: 500,
    usage: measurement.usage,
    books,
    half: { ratePerSecond: 250, ...measurement, replyLatency: measurement.load.latency, books },
  },
  copies: { messages: 200, copies: 16, ...measurement, books },
};

const balance = 'Every id was compared';

describe('formatReport', () => {
  it('shows figures, usage and books', () => {
    const text = formatReport(report);
    expect(text).toMatch(/\| Kanal, router stopped, open at 950\/s: sustained +\| +1,000 \| +0 \| +1,000 \|/);
    expect(text).toMatch(/\| 64 connections, router stopped +\| +0\.50, 100 MiB \| +0\.25 \|/);
    expect(text).toContain(
      '16 copies of each of 200 messages, all copies at the same moment: 200 receipts, 200 complaints, 200 replies.',
    );
    expect(text).toContain(balance);
  });

  it('says that the books balance only when those of every run do', () => {
    const wrong = { ...books, differences: [{ kind: 'no reply', about: 'SM1' } as const] };
    const reports: Report[] = [
      { ...report, copies: { ...report.copies, books: wrong } },
      { ...report, endToEnd: { ...report.endToEnd, books: wrong } },
      { ...report, endToEnd: { ...report.endToEnd, half: { ...report.endToEnd.half, books: wrong } } },
      { ...report, webhooks: report.webhooks.map((run) => ({ ...run, books: wrong })) },
    ];
    for (const each of reports) {
      expect(formatReport(each)).toContain('- no reply: SM1');
      expect(formatReport(each)).not.toContain(balance);
    }
    const lost = report.webhooks.map((run) => ({ ...run, streamDifference: -3 }));
    expect(formatReport({ ...report, webhooks: lost })).toContain(
      '- accepted, not in the stream: -3 messages',
    );
  });
});
