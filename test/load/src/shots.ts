import type { Connections } from './connections.js';
import { type LoadOutcome, noAnswer, notSent } from './load-plan.js';
import { nowMs } from './now-ms.js';

/** The requests of one run, and the record of what became of each. */
export interface Shots {
  readonly count: number;
  underWay(): number;
  /** Sends request `slot` and records `plannedMs` as its beginning. False when no connection is free. */
  trySend(slot: number, plannedMs: number): boolean;
  /** Called after each answer, when its connection is free again. One listener; a new one replaces it. */
  onAnswered(listener: () => void): void;
  outcome(): LoadOutcome;
}

/** Slot n is copy `n % copies` of request `floor(n / copies)`. */
export function createShots(connections: Connections, requests: readonly Buffer[], copies: number): Shots {
  const count = requests.length * copies;
  const statuses = new Int16Array(count).fill(notSent);
  const plannedAtMs = new Float64Array(count).fill(Number.NaN);
  const latenciesMs = new Float64Array(count).fill(Number.NaN);
  const startedAtMs = nowMs();
  let endedAtMs = startedAtMs;
  let underWay = 0;
  let answered = () => {};
  return {
    count,
    underWay: () => underWay,
    trySend(slot, plannedMs) {
      const request = requests[Math.floor(slot / copies)];
      if (request === undefined) throw new RangeError(`no request in slot ${slot}`);
      const isSent = connections.trySend(request, (status) => {
        endedAtMs = nowMs();
        statuses[slot] = status;
        if (status !== noAnswer) latenciesMs[slot] = endedAtMs - plannedMs;
        underWay -= 1;
        answered();
      });
      if (!isSent) return false;
      plannedAtMs[slot] = plannedMs;
      statuses[slot] = noAnswer;
      underWay += 1;
      return true;
    },
    onAnswered(listener) {
      answered = listener;
    },
    outcome: () => ({ statuses, plannedAtMs, latenciesMs, startedAtMs, endedAtMs }),
  };
}
