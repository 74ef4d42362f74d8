import type { LatencySummary } from '../latencies.js';
import type { Machine } from '../machine.js';

/** What was measured among so many complaints. */
export interface SimilarStep {
  readonly entries: number;
  readonly representatives: number;
  /** Complaints noted a second while it was filled. */
  readonly filledPerSecond: number;
  /** Look-ups of complaints that are like nothing. */
  readonly ofNew: LatencySummary;
  /** Look-ups of complaints that repeat an earlier one. */
  readonly ofRepeated: LatencySummary;
  /** Look-ups of one more copy of a post that has hundreds. */
  readonly ofViral: LatencySummary;
  /** Share of the repeated ones and the copies that found anything, 0 to 1; not whether it is the right one. */
  readonly found: number;
  /** Share of the new ones that found something all the same. */
  readonly foundWrongly: number;
  /** `suggestSimilar` with 32 complaints: noting, looking up, grouping. */
  readonly batches: LatencySummary;
  readonly engineRssMiB: number;
}

/** Everything a run found out. */
export interface SimilarReport {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly command: string;
  readonly machine: Machine;
  readonly engine: string;
  readonly seconds: number;
  readonly steps: readonly SimilarStep[];
}
