import type { BenchService } from './bench-service.js';
import { describeMachine } from './machine.js';
import type { BenchOptions } from './options.js';
import type { Report } from './report.js';
import { runCopies } from './run-copies.js';
import { runEndToEnd } from './run-end-to-end.js';
import { runWebhooks } from './run-webhooks.js';
import { runYardstick } from './run-yardstick.js';
import { createScene } from './scene.js';
import type { Stack } from './stack.js';
import { versionOf } from './version-of.js';
import { createWitness } from './witness.js';

const warmUpMessages = 1_000;

/** All runs, one after the other, on a stack that has seen nothing yet. */
export async function runBench(of: {
  readonly stack: Stack;
  readonly options: BenchOptions & { readonly channel: BenchService };
  readonly command: string;
  readonly engines: { readonly natsBin: string; readonly mongoBin: string };
  readonly log: (line: string) => void;
}): Promise<Report> {
  const { stack, options, log } = of;
  const { seconds, rate } = options;
  const startedAt = new Date().toISOString();
  const { mongoUri, database, ledgerPath } = stack;
  const witness = await createWitness({ mongoUri, database, ledgerPath });
  try {
    const scene = createScene({ stack, witness, series: startedAt, log });
    log('warming up');
    await scene.send({ kind: 'closed', connections: 16, maxMs: 10_000 }, warmUpMessages);
    await scene.settle();

    log('complaints, end to end');
    const endToEnd = await runEndToEnd(scene, { complaints: options.complaints, seconds });
    log('16 copies of each of 200 messages');
    const copies = await runCopies(scene, { messages: 200, copies: 16 });
    log('webhooks, router running');
    const running = await runWebhooks(scene, { router: 'running', seconds, rate });
    log('webhooks, router stopped');
    const stopped = await runWebhooks(scene, { router: 'stopped', seconds, rate });
    log('bare node:http');
    const ratePerSecond = running.half?.ratePerSecond ?? 1_000;
    const yardstick = await runYardstick({ target: stack.target, series: startedAt, seconds, ratePerSecond });
    return {
      startedAt,
      command: of.command,
      channel: options.channel,
      machine: describeMachine(),
      engines: { nats: await versionOf(of.engines.natsBin), mongodb: await versionOf(of.engines.mongoBin) },
      hasCallbacks: !options.withoutCallbacks,
      secondsPerStep: seconds,
      yardstick,
      webhooks: [running, stopped],
      endToEnd,
      copies,
    };
  } finally {
    await witness.close();
  }
}
