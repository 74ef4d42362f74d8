import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLimitWatch, type Turn } from './limit-watch.js';

function aWatch(waitMs?: number) {
  let nowMs = 1_000_000;
  const watch = createLimitWatch(() => nowMs, waitMs);
  return {
    watch,
    advance(ms: number) {
      nowMs += ms;
    },
  };
}

const call = (turn: Turn) => {
  if (turn.turn !== 'call') throw new Error('had to wait');
  return turn;
};

test('one call goes ahead, and the others do as its answer says', async () => {
  const { watch, advance } = aWatch();
  const first = call(await watch.take());
  const others = [watch.take(), watch.take(), watch.take()];
  first.end({ remaining: 2, resetMs: 60_000 }, true);
  expect((await Promise.all(others)).map(({ turn }) => turn)).toEqual(['call', 'call', 'wait']);
  advance(59_000);
  expect(await watch.take()).toEqual({ turn: 'wait', afterMs: 1_000 });
  advance(1_000);
  call(await watch.take());
});

test('an answer that says nothing holds nobody up', async () => {
  const { watch } = aWatch();
  const first = call(await watch.take());
  const others = [watch.take(), watch.take()];
  first.end(undefined, true);
  for (const turn of await Promise.all(others)) call(turn);
});

test('an answer that was overtaken gives nothing back', async () => {
  const { watch } = aWatch();
  call(await watch.take()).end({ remaining: 2, resetMs: 60_000 }, true);
  const [one, other] = [call(await watch.take()), call(await watch.take())];
  other.end({ remaining: 0, resetMs: 60_000 }, true);
  one.end({ remaining: 1, resetMs: 60_000 }, true);
  expect((await watch.take()).turn).toBe('wait');
});

test.each([
  ['a shorter', 3_000],
  ['a longer', 86_400_000],
])('%s window takes the place of the one before', async (_label, resetMs) => {
  const { watch } = aWatch();
  call(await watch.take()).end({ remaining: 50, resetMs: 900_000 }, true);
  call(await watch.take()).end({ remaining: 0, resetMs }, true);
  expect(await watch.take()).toEqual({ turn: 'wait', afterMs: resetMs });
});

test('X is never asked for more in a window than it takes, however calls and answers come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 20 }),
      async (scheduler, limit, citizens) => {
        const { watch } = aWatch();
        let asked = 0;
        const turns = Array.from({ length: citizens }, async () => {
          await scheduler.schedule(Promise.resolve());
          const turn = await watch.take();
          if (turn.turn !== 'call') return;
          asked += 1;
          const remaining = limit - asked;
          await scheduler.schedule(Promise.resolve());
          turn.end({ remaining, resetMs: 60_000 }, true);
        });
        await scheduler.waitFor(Promise.all(turns));
        expect(asked).toBe(Math.min(limit, citizens));
      },
    ),
  );
});

test('who waits for the first answer does not wait for good', async () => {
  const { watch } = aWatch(20);
  const first = call(await watch.take());
  expect(await Promise.all([watch.take(), watch.take()])).toEqual([{ turn: 'unknown' }, { turn: 'unknown' }]);
  first.end({ remaining: 1, resetMs: 60_000 }, true);
  call(await watch.take());
});

test('what X has not seen takes no place in the window', async () => {
  const { watch } = aWatch();
  call(await watch.take()).end({ remaining: 2, resetMs: 60_000 }, true);
  for (let n = 0; n < 99; n++) call(await watch.take()).end(undefined, false);
  const [one, other] = [call(await watch.take()), call(await watch.take())];
  expect((await watch.take()).turn).toBe('wait');
  one.end({ remaining: 0, resetMs: 60_000 }, true);
  // Another process has taken what this one did not need.
  other.end(undefined, false);
  expect((await watch.take()).turn).toBe('wait');
});
