import type { ChannelAdapter, Rate } from './channel-adapter.js';

/** Makes senders wait, so that neither the account nor a recipient gets more than its rate. */
export interface RateLimiter {
  /**
   * Resolves when a message of this account to this recipient may go out; takes its place in both buckets at once,
   * so that those who wait are served in the order they came.
   * @returns the milliseconds it had to wait, by the bucket that was emptier.
   * @throws the signal's reason when it is aborted first.
   */
  take(account: string, recipient: string, signal: AbortSignal): Promise<Waited>;
  /** The provider has asked for a pause: nothing of this account goes out for that long. */
  pause(account: string, ms: number): void;
  /** How much of its pause an account has before it, in milliseconds. */
  pausedMs(account: string): number;
  /** How many buckets are held: bounded, see `maxBuckets`. */
  size(): number;
}

/** How long a sender had to wait, and for whom. */
interface Waited {
  readonly ms: number;
  readonly bucket: 'account' | 'recipient';
}

/** What the limiter needs. */
export interface RateLimiterOptions {
  readonly account: ChannelAdapter['rates']['account'];
  readonly recipient: Rate;
  readonly now: () => number;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Recipients remembered at once; a full bucket is the same as none, so only busy ones are kept. Default 10,000. */
  readonly maxBuckets?: number;
}

/**
 * Token buckets in their "virtual time" form: of each bucket only the moment is kept at which it will be full
 * again. One number a bucket, no timers, and a bucket whose moment has passed can be forgotten.
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { now, sleep, maxBuckets = 10_000 } = options;
  const rateOf = typeof options.account === 'function' ? options.account : () => options.account as Rate;
  const accounts = new Map<string, number>();
  const recipients = new Map<string, number>();
  const pausedUntil = new Map<string, number>();

  const recipientKey = (account: string, recipient: string): string => JSON.stringify([account, recipient]);

  const forgetFull = (at: number): void => {
    if (recipients.size < maxBuckets) return;
    for (const [key, fullAt] of recipients) if (fullAt <= at) recipients.delete(key);
    // All of them busy: the oldest are let go, which can only let a message out early.
    for (const key of recipients.keys()) {
      if (recipients.size < maxBuckets) break;
      recipients.delete(key);
    }
  };

  return {
    async take(account, recipient, signal) {
      signal.throwIfAborted();
      const at = now();
      forgetFull(at);
      const accountMs = waitIn(accounts, account, rateOf(account), at);
      const recipientMs = waitIn(recipients, recipientKey(account, recipient), options.recipient, at);
      const bucket = accountMs >= recipientMs ? 'account' : 'recipient';
      const due = at + Math.max(accountMs, recipientMs);
      // A pause may be lengthened while we sleep in it.
      for (let left = waitLeft(); left > 0; left = waitLeft()) await sleep(left, signal);
      return { ms: now() - at, bucket };

      function waitLeft(): number {
        return Math.max(due, pausedUntil.get(account) ?? 0) - now();
      }
    },
    pause(account, ms) {
      pausedUntil.set(account, Math.max(pausedUntil.get(account) ?? 0, now() + ms));
    },
    pausedMs: (account) => Math.max(0, (pausedUntil.get(account) ?? 0) - now()),
    size: () => accounts.size + recipients.size,
  };
}

/** Takes one token and returns after how many milliseconds it is there. */
function waitIn(buckets: Map<string, number>, key: string, rate: Rate, at: number): number {
  const costMs = 1000 / rate.perSecond;
  const fullAt = Math.max(buckets.get(key) ?? at, at) + costMs;
  buckets.delete(key);
  buckets.set(key, fullAt);
  return Math.max(0, fullAt - at - rate.burst * costMs);
}
