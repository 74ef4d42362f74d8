import { type Measurement, measureLoad, withoutMessages } from './measure-load.js';
import { connections, openPlan } from './run-webhooks.js';
import type { WebhookTarget } from './signed-webhook.js';
import { startBareServer } from './start-bare-server.js';

/** The same webhooks at a server that only reads them and answers. */
export interface YardstickResult {
  readonly ceiling: Measurement;
  /** At the rate at which Kanal's latency was measured. */
  readonly atKanalsHalf: Measurement & { readonly ratePerSecond: number };
}

/** Measures the bare server with the same generator; Kanal is idle meanwhile. */
export async function runYardstick(of: {
  readonly target: WebhookTarget;
  readonly series: string;
  readonly seconds: number;
  readonly ratePerSecond: number;
}): Promise<YardstickResult> {
  const { series, seconds, ratePerSecond } = of;
  const server = await startBareServer();
  const target = { ...of.target, url: server.url };
  const shared = { target, series, first: 0, pids: { 'bare node:http': server.pid } };
  try {
    const ceiling = await measureLoad({
      ...shared,
      plan: { kind: 'closed', connections, maxMs: seconds * 1000 },
      count: 100_000,
    });
    const atKanalsHalf = await measureLoad({
      ...shared,
      plan: openPlan(ratePerSecond),
      count: Math.ceil(ratePerSecond * seconds),
    });
    return {
      ceiling: withoutMessages(ceiling),
      atKanalsHalf: { ratePerSecond, ...withoutMessages(atKanalsHalf) },
    };
  } finally {
    server.stop();
  }
}
