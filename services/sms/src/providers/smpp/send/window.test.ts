import { expect, test } from 'vitest';
import { createWindow } from './window.js';

const never = new AbortController().signal;

test('no more than its size at once, all in order, also after a failure', async () => {
  const inWindow = createWindow(2);
  const started: number[] = [];
  const release: ((isFine: boolean) => void)[] = [];
  const all = [0, 1, 2, 3].map((index) =>
    inWindow(async () => {
      started.push(index);
      if (!(await new Promise<boolean>((resolve) => (release[index] = resolve)))) throw new Error('broken');
      return index;
    }, never),
  );
  const outcome = Promise.allSettled(all);
  expect(started).toEqual([0, 1]);
  release[1]?.(false);
  await expect(all[1]).rejects.toThrow('broken');
  await new Promise(setImmediate);
  expect(started).toEqual([0, 1, 2]);
  for (const index of [0, 2, 3]) {
    release[index]?.(true);
    await new Promise(setImmediate);
  }
  expect((await outcome).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});

test('who waits leaves when its signal is aborted, and the others keep their turn', async () => {
  const inWindow = createWindow(1);
  const started: string[] = [];
  let end = () => {};
  const first = inWindow(() => new Promise<void>((resolve) => (end = resolve)), never);
  const time = new AbortController();
  const second = inWindow(async () => started.push('second'), time.signal);
  const third = inWindow(async () => started.push('third'), never);
  time.abort();
  expect(await second).toBeUndefined();
  expect(await inWindow(async () => started.push('late'), time.signal)).toBeUndefined();
  end();
  await Promise.all([first, third]);
  expect(started).toEqual(['third']);
  // The place is free again.
  expect(await inWindow(async () => 'next', never)).toBe('next');
});
