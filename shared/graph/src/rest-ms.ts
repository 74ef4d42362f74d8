import type { GraphUsage } from './read-usage.js';

/** From this share of what Meta grants, in percent, an account slows down and the log tells of it. */
export const usageToTell = 80;

const minuteMs = 60_000;

/** Longer is a mistake of somebody's. */
export const maxRegainMs = 60 * minuteMs;

/**
 * How long an account rests after a call so that Meta has no need to stop it: nothing below 80 percent, a second
 * there, and growing to the time after which Meta gives access again (a minute when it does not say) at 100.
 */
export function restMs({ percent, regainMs }: GraphUsage): number {
  if (percent < usageToTell) return 0;
  const share = Math.min(1, (percent - usageToTell) / (100 - usageToTell));
  const longest = Math.min(maxRegainMs, Math.max(minuteMs, regainMs));
  return Math.round(1_000 + share * (longest - 1_000));
}
