/** How long to wait between attempts. `random` gives [0, 1); it is `Math.random` outside tests. */
export interface BackoffOptions {
  baseMs: number;
  capMs: number;
  random: () => number;
}

/**
 * Milliseconds to wait before trying again, with full jitter: anything from 0 up to `baseMs * 2^attempt`,
 * at most `capMs`. `attempt` is 0 after the first failure. The whole range is random because clients that
 * failed together would otherwise come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(attempt: number, { baseMs, capMs, random }: BackoffOptions): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** attempt));
}
