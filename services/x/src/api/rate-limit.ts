import type { IncomingHttpHeaders } from 'node:http';

/** How much of a limit is left, and for how long. */
export interface RateLimit {
  /** Calls of this kind that X takes before `resetMs` is over. */
  readonly remaining: number;
  /** Milliseconds until there are more. */
  readonly resetMs: number;
}

/** The windows X counts in: fifteen minutes, and a day for what is written. */
const windows = ['x-rate-limit', 'x-app-limit-24hour', 'x-user-limit-24hour'];

const dayMs = 24 * 3_600_000;

/**
 * The tightest of the limits an answer tells: that which has the fewest calls left, and of those the one that lasts
 * longest. https://docs.x.com/x-api/fundamentals/rate-limits
 */
export function readRateLimit(headers: IncomingHttpHeaders, nowMs: number): RateLimit | undefined {
  return windows
    .map((window) => readWindow(headers, window, nowMs))
    .filter((limit) => limit !== undefined)
    .sort((one, other) => one.remaining - other.remaining || other.resetMs - one.resetMs)[0];
}

function readWindow(headers: IncomingHttpHeaders, window: string, nowMs: number): RateLimit | undefined {
  const remaining = wholeNumber(headers[`${window}-remaining`]);
  const resetSeconds = wholeNumber(headers[`${window}-reset`]);
  if (remaining === undefined || resetSeconds === undefined) return undefined;
  // A clock that is wrong must not stop us for longer than any window lasts.
  return { remaining, resetMs: Math.min(Math.max(0, resetSeconds * 1000 - nowMs), dayMs) };
}

function wholeNumber(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^[0-9]{1,15}$/.test(header) ? Number(header) : undefined;
}
