import { createLatencies, type LatencySummary } from './latencies.js';
import { type LoadOutcome, noAnswer, notSent } from './load-plan.js';

/** A run in figures. */
export interface LoadSummary {
  readonly sent: number;
  /** Answered 200. */
  readonly accepted: number;
  /** Answered otherwise, by status; `0` is no answer. */
  readonly refused: Readonly<Record<string, number>>;
  /** From the first planned send to the last answer. */
  readonly seconds: number;
  readonly acceptedPerSecond: number;
  /** Over the accepted ones only: a fast refusal is no speed. */
  readonly latency: LatencySummary;
}

/** Counts an outcome. */
export function summariseLoad(outcome: LoadOutcome): LoadSummary {
  const latencies = createLatencies();
  const refused: Record<string, number> = {};
  let sent = 0;
  let accepted = 0;
  outcome.statuses.forEach((status, slot) => {
    if (status === notSent) return;
    sent += 1;
    if (status === 200) {
      accepted += 1;
      latencies.record(outcome.latenciesMs[slot] ?? 0);
    } else {
      const name = String(status === noAnswer ? 0 : status);
      refused[name] = (refused[name] ?? 0) + 1;
    }
  });
  const seconds = (outcome.endedAtMs - outcome.startedAtMs) / 1000;
  return {
    sent,
    accepted,
    refused,
    seconds,
    acceptedPerSecond: seconds === 0 ? 0 : accepted / seconds,
    latency: latencies.summary(),
  };
}
