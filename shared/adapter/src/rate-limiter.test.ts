import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limiter.js';

/** A limiter on a clock of its own: sleeping moves on nothing, `run` wakes sleepers in order. */
function limiterOnOwnTime(perSecond: number, burst: number, recipientRate = { perSecond: 1e6, burst: 1e6 }) {
  let nowMs = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  const limiter = createRateLimiter({
    account: { perSecond, burst },
    recipient: recipientRate,
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        sleepers.push({ until: nowMs + ms, wake: resolve });
      }),
    maxBuckets: 100,
  });
  const run = async (untilMs: number): Promise<void> => {
    await settle();
    for (;;) {
      sleepers.sort((a, b) => a.until - b.until);
      const [next] = sleepers;
      if (!next || next.until > untilMs) break;
      sleepers.shift();
      nowMs = Math.max(nowMs, next.until);
      next.wake();
      await settle();
    }
    nowMs = Math.max(nowMs, untilMs);
  };
  return { limiter, run, now: () => nowMs };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

describe('rate limiter', () => {
  it('lets a burst through, then so many a second, in order', async () => {
    const { limiter, run, now } = limiterOnOwnTime(10, 3);
    const out: [number, number][] = [];
    for (let n = 0; n < 8; n++) void limiter.take('1708', `r${n}`, never).then(() => out.push([n, now()]));
    await run(10_000);
    expect(out).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 100],
      [4, 200],
      [5, 300],
      [6, 400],
      [7, 500],
    ]);
  });

  it('asks of each account what its rate is', async () => {
    let slept = 0;
    const limiter = createRateLimiter({
      account: (account) => ({ perSecond: account === 'slow' ? 1 : 100, burst: 1 }),
      recipient: { perSecond: 1e6, burst: 1e6 },
      now: () => slept,
      sleep: async (ms) => {
        slept += ms;
      },
    });
    await limiter.take('fast', 'a', never);
    await limiter.take('slow', 'a', never);
    expect(await limiter.take('fast', 'a', never)).toEqual({ ms: 10, bucket: 'account' });
    expect(await limiter.take('slow', 'a', never)).toEqual({ ms: 990, bucket: 'account' });
  });

  it('never lets more out than burst and rate allow, in any stretch of time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 }),
        async (perSecond, burst, gaps) => {
          const { limiter, run, now } = limiterOnOwnTime(perSecond, burst);
          const out: number[] = [];
          let at = 0;
          for (const gap of gaps) {
            at += gap;
            await run(at);
            void limiter.take('1708', 'r', never).then(() => out.push(now()));
          }
          await run(at + 60_000);
          expect(out).toHaveLength(gaps.length);
          for (const [first, from] of out.entries()) {
            for (const [last, until] of out.entries()) {
              if (last < first) continue;
              const allowed = burst + ((until - from) * perSecond) / 1000;
              expect(last - first + 1).toBeLessThanOrEqual(allowed + 1e-6);
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('slows one recipient without slowing another', async () => {
    const { limiter, run, now } = limiterOnOwnTime(1e6, 1e6, { perSecond: 1, burst: 1 });
    const out: string[] = [];
    for (const to of ['a', 'a', 'b'])
      void limiter.take('1708', to, never).then(() => out.push(`${to} ${now()}`));
    await run(5_000);
    expect(out).toEqual(['a 0', 'b 0', 'a 1000']);
  });

  it('holds an account back for as long as the provider asked, also those who wait already', async () => {
    const { limiter, run, now } = limiterOnOwnTime(1, 1);
    const out: number[] = [];
    for (let n = 0; n < 2; n++) void limiter.take('1708', 'a', never).then(() => out.push(now()));
    await run(500);
    limiter.pause('1708', 7_000);
    void limiter.take('110', 'a', never).then(() => out.push(-now()));
    await run(10_000);
    expect(out).toEqual([0, -500, 7_500]);
  });

  it('gives up waiting when it is told to stop', async () => {
    const { limiter } = limiterOnOwnTime(1, 1);
    const stopping = new AbortController();
    await limiter.take('1708', 'a', stopping.signal);
    const waiting = limiter.take('1708', 'a', stopping.signal);
    stopping.abort(new Error('stopping'));
    await expect(waiting).rejects.toThrow('stopping');
  });

  it('remembers a bounded number of recipients', async () => {
    const { limiter } = limiterOnOwnTime(1e9, 1e9, { perSecond: 0.001, burst: 1 });
    for (let n = 0; n < 1_000; n++) await limiter.take('1708', `r${n}`, never);
    expect(limiter.size()).toBeLessThanOrEqual(101);
  });
});
