import { afterEach, expect, it, vi } from 'vitest';
import { createProgress } from './progress.mjs';

afterEach(() => {
  vi.useRealTimers();
});

async function show(isTTY: boolean, lastsMs: number): Promise<string> {
  vi.useFakeTimers();
  const shown: string[] = [];
  const progress = createProgress({ stream: { isTTY, write: (text) => shown.push(text) } });
  const step = progress.step('building', () => new Promise((resolve) => setTimeout(resolve, lastsMs)));
  await vi.advanceTimersByTimeAsync(lastsMs);
  await step;
  return shown.join('');
}

it('repeats itself seldom where lines stay', async () => {
  expect(await show(false, 40_000)).toBe('… building\n… building 15 s\n… building 30 s\n✓ building 40 s\n');
});

it('rewrites one line on a terminal', async () => {
  const shown = await show(true, 3_500);
  expect(shown.split('\n')).toHaveLength(2);
  expect(shown).toContain('\r\u001b[K… building 2 s');
  expect(shown.endsWith('\r\u001b[K✓ building 4 s\n')).toBe(true);
});

it('marks what failed and passes the failure on', async () => {
  const shown: string[] = [];
  const progress = createProgress({ stream: { write: (text) => shown.push(text) } });
  const step = progress.step('building', () => Promise.reject(new Error('no compiler')));
  await expect(step).rejects.toThrow('no compiler');
  expect(shown.join('')).toBe('… building\n✗ building 0 s\n');
});
