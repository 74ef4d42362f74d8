import type { LoadSummary } from './load-summary.js';
import { type Measurement, withoutMessages } from './measure-load.js';
import type { Books } from './reconcile.js';
import type { Scene } from './scene.js';

/** One rate that was tried. */
interface RateStep {
  readonly ratePerSecond: number;
  readonly isSustained: boolean;
  readonly load: LoadSummary;
}

/** How many webhooks a second are taken, and how fast at half of that. */
export interface WebhookResult {
  readonly router: 'running' | 'stopped';
  /** As many as 64 connections push through, each waiting for its answer. */
  readonly ceiling: Measurement;
  /** Open arrivals, from just below the ceiling downwards to the first rate that was sustained. */
  readonly steps: readonly RateStep[];
  /** 0 when no rate tried was sustained. */
  readonly sustainedPerSecond: number;
  readonly half: (Measurement & { readonly ratePerSecond: number }) | undefined;
  /** More or fewer messages in the inbound stream than were accepted. Counted only while the router is stopped. */
  readonly streamDifference: number | undefined;
  /** All messages of the steps above. */
  readonly books: Books;
}

/** Connections of the generator, as in the figures Kanal is compared with. */
export const connections = 64;

/** More than any server here takes: bounds what is signed beforehand. */
const mostPerSecond = 12_000;

/** Measures webhook→200. With the router stopped only the adapter and NATS work; it is started again for the books. */
export async function runWebhooks(
  scene: Scene,
  of: { readonly router: 'running' | 'stopped'; readonly seconds: number; readonly rate: number | undefined },
): Promise<WebhookResult> {
  const { router, seconds } = of;
  if (router === 'stopped') await scene.stack.stopRouter();
  const inboundBefore = await scene.stack.countInbound();
  let accepted = 0;
  let unsure = 0;
  const send: Scene['send'] = async (plan, count) => {
    const run = await scene.send(plan, count);
    accepted += run.sent.filter(({ fate }) => fate === 'accepted').length;
    unsure += run.sent.filter(({ fate }) => fate === 'unsure').length;
    return run;
  };

  const ceiling = await send(
    { kind: 'closed', connections, maxMs: seconds * 1000 },
    Math.ceil(seconds * mostPerSecond),
  );
  const steps: RateStep[] = [];
  for (const ratePerSecond of ratesToTry(ceiling.load.acceptedPerSecond, of.rate)) {
    const { load } = await send(openPlan(ratePerSecond), Math.ceil(ratePerSecond * seconds));
    steps.push({ ratePerSecond, isSustained: isSustained(load, ratePerSecond), load });
    if (steps.at(-1)?.isSustained) break;
  }
  const sustainedPerSecond = steps.find((step) => step.isSustained)?.ratePerSecond ?? 0;
  const halfRate = Math.round(sustainedPerSecond / 2);
  const half = halfRate === 0 ? undefined : await send(openPlan(halfRate), Math.ceil(halfRate * seconds));

  const inStream = (await scene.stack.countInbound()) - inboundBefore;
  if (router === 'stopped') await scene.stack.startRouter();
  const { books } = await scene.settle();
  return {
    router,
    ceiling: withoutMessages(ceiling),
    steps,
    sustainedPerSecond,
    half: half === undefined ? undefined : { ratePerSecond: halfRate, ...withoutMessages(half) },
    streamDifference: router === 'running' ? undefined : beyond(inStream, accepted, accepted + unsure),
    books,
  };
}

/** How far a count lies below `min` (negative) or above `max`; 0 in between. */
function beyond(count: number, min: number, max: number): number {
  if (count < min) return count - min;
  return count > max ? count - max : 0;
}

/** Poisson arrivals, always the same ones. */
export function openPlan(ratePerSecond: number) {
  return { kind: 'open', connections, ratePerSecond, pattern: 'poisson', seed: 1 } as const;
}

/** From just below the ceiling downwards; or only the rate that was asked for. */
export function ratesToTry(ceilingPerSecond: number, asked: number | undefined): number[] {
  if (asked !== undefined) return [asked];
  return [0.95, 0.85, 0.75, 0.65, 0.5, 0.35].map((share) => Math.floor(ceilingPerSecond * share));
}

/**
 * Whether a rate was kept up: nothing refused, as many answered a second as arrived, and no queue that grows, which
 * would show in the slowest answers.
 */
export function isSustained(load: LoadSummary, ratePerSecond: number): boolean {
  return (
    load.accepted === load.sent &&
    load.acceptedPerSecond >= ratePerSecond * 0.95 &&
    load.latency.p99Ms <= longestSustainedMs
  );
}

const longestSustainedMs = 250;
