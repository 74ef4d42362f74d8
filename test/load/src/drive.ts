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
  return advanceUntilDone(shots, maxMs, () => {
    while (next < shots.count && nowMs() < lastSendMs && shots.trySend(next, nowMs())) next += 1;
    return shots.underWay() === 0;
  });
}

function driveOpen(shots: Shots, plan: LoadPlan & { kind: 'open' }): Promise<void> {
  const { pattern, ratePerSecond, seed } = plan;
  const random = createRandom(seed);
  const dueMs = planArrivals({ pattern, ratePerSecond, count: shots.count, random });
  const startMs = nowMs();
  const dueAt = (slot: number) => startMs + (dueMs[slot] ?? Number.POSITIVE_INFINITY);
  let next = 0;
  return advanceUntilDone(shots, dueMs.at(-1) ?? 0, () => {
    while (dueAt(next) <= nowMs() && shots.trySend(next, dueAt(next))) next += 1;
    return next === shots.count && shots.underWay() === 0;
  });
}

async function driveCopies(shots: Shots, copies: number): Promise<void> {
  for (let first = 0; first < shots.count; first += copies) {
    const plannedMs = nowMs();
    for (let slot = first; slot < first + copies; slot++) shots.trySend(slot, plannedMs);
    await advanceUntilDone(shots, 0, () => shots.underWay() === 0);
  }
}

/**
 * Calls `advance`, which sends what it may and says whether all is done, after every answer and every millisecond. A
 * timer cannot tick faster; what it is late counts into an open load's latency, the same for every server measured.
 */
function advanceUntilDone(shots: Shots, sendingMs: number, advance: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearInterval(ticking);
      clearTimeout(limit);
      shots.onAnswered(() => {});
      resolve();
    };
    const step = () => {
      if (advance()) finish();
    };
    const ticking = setInterval(step, 1);
    const limit = setTimeout(finish, sendingMs + graceMs);
    shots.onAnswered(step);
    step();
  });
}
