import type { LatencySummary } from '../latencies.js';
import type { Machine } from '../machine.js';

/** How long decisions about one kind of texts took. */
export interface DecisionStep {
  readonly name: string;
  readonly texts: number;
  readonly latency: LatencySummary;
  /** Of the text that took longest in its best round: what is slow by itself and not by what else ran. */
  readonly slowestAtBestMs: number;
  readonly slowest: string;
}

/** Everything a run found out. */
export interface DecisionReport {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly command: string;
  readonly machine: Machine;
  /** Loading the places and making the model ready, which a router does before its first message. */
  readonly preparedMs: number;
  /** The very first decision of the process. */
  readonly firstMs: number;
  readonly rounds: number;
  readonly steps: readonly DecisionStep[];
}
