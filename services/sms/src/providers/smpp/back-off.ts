const firstMs = 1_000;
const longestMs = 60_000;

/**
 * How long to wait before binding again, in milliseconds, after so many binds that failed in a row: twice as long each
 * time up to a minute, of which half is chance, so that instances do not come back all at once.
 */
export function backOffMs(failures: number, random: () => number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 10));
  return fullMs / 2 + (fullMs / 2) * random();
}
