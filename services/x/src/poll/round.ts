import type { XOutcome } from '../api/x-api.js';

/** How one round went. */
export type Round =
  | { readonly round: 'done' }
  /** Another process does it. */
  | { readonly round: 'skipped' }
  | { readonly round: 'failed'; readonly trouble: Trouble };

/** Why a round could not be finished. `cause` is safe to show. */
export type Trouble =
  /** No answer, or no place to keep what was answered. */
  | { readonly trouble: 'unreachable'; readonly cause: string }
  /** X has a fault of its own. */
  | { readonly trouble: 'server'; readonly cause: string }
  | { readonly trouble: 'limited'; readonly resetMs: number }
  | { readonly trouble: 'over-budget' }
  /** X does not let us: somebody has to mend a setting. */
  | { readonly trouble: 'refused'; readonly cause: string };

/** Which trouble an outcome is. */
export function troubleOf(outcome: Exclude<XOutcome, { outcome: 'answer' }>): Trouble {
  switch (outcome.outcome) {
    case 'over-budget':
      return { trouble: 'over-budget' };
    case 'limited':
      return { trouble: 'limited', resetMs: outcome.resetMs };
    case 'failed': {
      const { status, cause } = outcome;
      if (status !== undefined && status >= 500) return { trouble: 'server', cause };
      const isRefused = (status !== undefined && status >= 400) || cause === 'KANAL_X_TOKEN_REVOKED';
      return { trouble: isRefused ? 'refused' : 'unreachable', cause };
    }
  }
}

const minuteMs = 60_000;

/**
 * Milliseconds until the next round: X's own table for what fails in a row, and never before a limit is over.
 * https://docs.x.com/x-api/fundamentals/rate-limits
 * @param failures rounds that have failed in a row, this one too.
 */
export function pauseAfter(round: Round, failures: number, everyMs: number): number {
  if (round.round !== 'failed') return everyMs;
  const { trouble } = round;
  const doubled = (firstMs: number, mostMs: number): number =>
    Math.min(mostMs, firstMs * 2 ** Math.min(Math.max(0, failures - 1), 20));
  switch (trouble.trouble) {
    case 'unreachable':
      return doubled(250, 16_000);
    case 'server':
      return doubled(5_000, 320_000);
    case 'limited':
      return Math.max(trouble.resetMs, doubled(minuteMs, 16 * minuteMs));
    case 'over-budget':
      return Math.max(everyMs, 15 * minuteMs);
    case 'refused':
      return Math.max(everyMs, 5 * minuteMs);
  }
}
