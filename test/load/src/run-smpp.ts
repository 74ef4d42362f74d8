import { setTimeout as sleep } from 'node:timers/promises';
import { createLatencies, type LatencySummary } from './latencies.js';
import { describeMachine, type Machine } from './machine.js';
import { measureLoad } from './measure-load.js';
import type { Usage } from './process-usage.js';
import { readDeliveries } from './read-deliveries.js';
import type { Books } from './reconcile.js';
import { reconcileBySender } from './reconcile-by-sender.js';
import type { Stack } from './stack.js';
import { versionOf } from './version-of.js';
import { createWitness, type Witness } from './witness.js';

/** What a run by SMPP found out; this is what the JSON file holds. */
export interface SmppReport {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly command: string;
  readonly channel: 'smpp';
  readonly machine: Machine;
  readonly engines: { readonly nats: string; readonly mongodb: string };
  readonly ratePerSecond: number;
  readonly seconds: number;
  /** Messages confirmed a second, from the first planned to the last confirmed. */
  readonly achievedPerSecond: number;
  /** From `deliver_sm` to its response; a message in parts has several. */
  readonly response: LatencySummary;
  /** Deliveries that the cut left without a response, and that were made again. */
  readonly lostByCut: number;
  readonly rebindMs: number | undefined;
  /** Where our submits departed from the specification. */
  readonly violations: readonly string[];
  readonly usage: Usage;
  readonly books: Books;
}

/** As many as wait while the adapter binds again. */
const connections = 1_024;
const warmUpMessages = 500;

/**
 * Delivers messages by SMPP at a rate, over one session that is cut in the middle. The router is stopped meanwhile: what
 * is measured is the adapter; afterwards it works off what has come, and every sender's books are compared.
 */
export async function runSmpp(of: {
  readonly stack: Stack;
  readonly seconds: number;
  readonly ratePerSecond: number;
  readonly command: string;
  readonly engines: { readonly natsBin: string; readonly mongoBin: string };
  readonly log: (line: string) => void;
}): Promise<SmppReport> {
  const { stack, seconds, ratePerSecond, log } = of;
  const startedAt = new Date().toISOString();
  const { mongoUri, database, ledgerPath, target } = stack;
  const witness = await createWitness({ mongoUri, database, ledgerPath });
  const load = (first: number, count: number, rate: number) =>
    measureLoad({
      target,
      plan: { kind: 'open', connections, ratePerSecond: rate, pattern: 'poisson', seed: 1 },
      series: startedAt,
      first,
      count,
      pids: stack.pids(),
    });
  try {
    log('warming up');
    const warmUp = await load(0, warmUpMessages, Math.min(100, ratePerSecond));
    await settle(witness, warmUp.sent.length, log);

    await stack.stopRouter();
    log(`${ratePerSecond} messages/s for ${seconds} s, cut in the middle`);
    const sinceMs = Date.now();
    const count = Math.ceil(ratePerSecond * seconds);
    const ended = new AbortController();
    const cutting = cutAfter(stack.sandboxUrl, count / 2, ended.signal);
    const run = await load(warmUpMessages, count, ratePerSecond);
    ended.abort();
    await cutting;
    await stack.startRouter();

    const deliveries = await readDeliveries(ledgerPath, sinceMs);
    log(`${deliveries.confirmed.size} confirmed; waiting for their replies`);
    const evidence = await settle(witness, deliveries.confirmed.size, log);
    const senders = run.sent.map(({ from }) => from);
    const response = createLatencies();
    for (const ms of deliveries.responsesMs) response.record(ms);
    return {
      startedAt,
      command: of.command,
      channel: 'smpp',
      machine: describeMachine(),
      engines: { nats: await versionOf(of.engines.natsBin), mongodb: await versionOf(of.engines.mongoBin) },
      ratePerSecond,
      seconds,
      achievedPerSecond: deliveries.confirmed.size / run.load.seconds,
      response: response.summary(),
      lostByCut: deliveries.lost,
      rebindMs: deliveries.rebindMs,
      violations: [...new Set(evidence.replies.flatMap(({ violations }) => violations))],
      usage: run.usage,
      books: reconcileBySender({ senders, confirmed: deliveries.confirmed, ...evidence }),
    };
  } finally {
    await witness.close();
  }
}

/** Lets the sandbox cut the session when so many deliveries are in its ledger; not at all when the run has ended before. */
async function cutAfter(sandboxUrl: string, deliveries: number, ended: AbortSignal): Promise<void> {
  const lastSeq = async () => {
    const response = await fetch(`${sandboxUrl}/_sandbox/ledger?kind=callback&limit=1`);
    return ((await response.json()) as { lastSeq: number }).lastSeq;
  };
  const before = await lastSeq();
  while (!ended.aborted && (await lastSeq()) - before < deliveries) await sleep(50);
  if (ended.aborted) return;
  const response = await fetch(`${sandboxUrl}/_sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules: [{ fault: 'end-session', on: 'webhook', ending: 'drop', count: 1 }] }),
  });
  if (!response.ok) throw new Error(`the sandbox refused to cut the session: HTTP ${response.status}`);
}

async function settle(witness: Witness, expected: number, log: (line: string) => void) {
  let saidMs = Date.now();
  await witness.waitForReplies(expected, (accepted) => {
    if (Date.now() - saidMs < 5_000) return;
    saidMs = Date.now();
    log(`${accepted} of ${expected} answered`);
  });
  return witness.collect();
}
