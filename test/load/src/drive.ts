import { planArrivals } from './arrivals.js';
import { graceMs, type LoadPlan } from './load-plan.js';
import { nowMs } from './now-ms.js';
import { createRandom } from './random.js';
import type { Shots } from './shots.js';

/** Sends all shots as the plan says and resolves when all are answered, or at the plan's end and its grace. */
export function drive(shots: Shots, plan: LoadPlan): Promise<void> {
  switch (plan.kind) {
    case 'closed':
      return driveClosed(shots, plan.maxMs);
    case 'open':
      return driveOpen(shots, plan);
    case 'copies':
      return driveCopies(shots, plan.copies);
  }
}

function driveClosed(shots: Shots, maxMs: number): Promise<void> {
  const lastSendMs = nowMs() + maxMs;
  let next = 0;
  return bounded(maxMs, (finish) => {
    const sendNext = () => {
      while (next < shots.count && nowMs() < lastSendMs && shots.trySend(next, nowMs())) next += 1;
      if (shots.underWay() === 0) finish();
    };
    shots.onAnswered(sendNext);
    sendNext();
  });
}

function driveOpen(shots: Shots, plan: LoadPlan & { kind: 'open' }): Promise<void> {
  const { pattern, ratePerSecond, seed } = plan;
  const random = createRandom(seed);
  const dueMs = planArrivals({ pattern, ratePerSecond, count: shots.count, random });
  const startMs = nowMs();
  const dueAt = (slot: number) => startMs + (dueMs[slot] ?? Number.POSITIVE_INFINITY);
  let next = 0;
  return bounded(dueMs.at(-1) ?? 0, (finish) => {
    const sendDue = () => {
      while (dueAt(next) <= nowMs() && shots.trySend(next, dueAt(next))) next += 1;
      if (next === shots.count && shots.underWay() === 0) finish();
    };
    shots.onAnswered(sendDue);
    // A timer cannot tick faster; what it is late counts into the latency, the same for every server measured.
    const ticking = setInterval(sendDue, 1);
    return () => clearInterval(ticking);
  });
}

async function driveCopies(shots: Shots, copies: number): Promise<void> {
  for (let first = 0; first < shots.count; first += copies) {
    await bounded(0, (finish) => {
      shots.onAnswered(() => {
        if (shots.underWay() === 0) finish();
      });
      const plannedMs = nowMs();
      for (let slot = first; slot < first + copies; slot++) shots.trySend(slot, plannedMs);
    });
  }
}

/** Runs until `finish` is called or the time is over, then stops listening. `start` may return how to clean up. */
// biome-ignore lint/suspicious/noConfusingVoidType: a starter without anything to clean up returns nothing
function bounded(sendingMs: number, start: (finish: () => void) => (() => void) | void): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => finish(), sendingMs + graceMs);
    let isOver = false;
    let cleanUp: (() => void) | undefined;
    const finish = () => {
      isOver = true;
      clearTimeout(limit);
      cleanUp?.();
      resolve();
    };
    cleanUp = start(finish) ?? undefined;
    if (isOver) cleanUp?.();
  });
}
