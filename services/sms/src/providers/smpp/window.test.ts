import { expect, test } from 'vitest';
import { createWindow } from './window.js';

test('no more than its size at once, all in order, also after a failure', async () => {
  const inWindow = createWindow(2);
  const started: number[] = [];
  const release: ((isFine: boolean) => void)[] = [];
  const all = [0, 1, 2, 3].map((index) =>
    inWindow(async () => {
      started.push(index);
      if (!(await new Promise<boolean>((resolve) => (release[index] = resolve)))) throw new Error('broken');
      return index;
    }),
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
