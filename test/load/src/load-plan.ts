import type { ArrivalPattern } from './arrivals.js';

/** How a run's webhooks are sent. Every plan is bounded in count by the run and in time by itself. */
export type LoadPlan =
  | {
      /** Each connection sends its next webhook when the last one is answered: finds the ceiling. */
      readonly kind: 'closed';
      readonly connections: number;
      /** Nothing new is sent after this long. */
      readonly maxMs: number;
    }
  | {
      /** Webhooks arrive at a rate, whatever the answers do: measures latency as citizens would see it. */
      readonly kind: 'open';
      readonly connections: number;
      readonly ratePerSecond: number;
      readonly pattern: ArrivalPattern;
      readonly seed: number;
    }
  | {
      /** All copies of one webhook leave at once, each on a connection of its own; then those of the next. */
      readonly kind: 'copies';
      readonly copies: number;
    };

/** After the last planned send, this long is waited for answers. */
export const graceMs = 30_000;

/** A slot of `statuses`: the webhook was never sent. */
export const notSent = -1;

/** A slot of `statuses`: sent, and the connection broke or the time was over before an answer came. */
export const noAnswer = 0;

/** What became of the webhooks of one run; slot n is the n-th webhook, and with copies the n-th request. */
export interface LoadOutcome {
  /** HTTP status, `noAnswer` or `notSent`. */
  readonly statuses: Int16Array;
  /** When each was planned to leave, in Unix milliseconds; NaN when it was never planned. */
  readonly plannedAtMs: Float64Array;
  /** From the planned send to the end of the answer; NaN without answer. */
  readonly latenciesMs: Float64Array;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}
