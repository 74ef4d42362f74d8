import { expect, it } from 'vitest';
import { restMs } from './rest-ms.js';

it.each([
  ['nothing is used', 0, 0, 0],
  ['there is room', 79, 0, 0],
  ['there is room, whatever else is said', 79, 600_000, 0],
  ['it is near', 80, 0, 1_000],
  ['it is nearer', 90, 0, 30_500],
  ['it is met', 100, 0, 60_000],
  ['it is met, and Meta says for how long', 100, 19 * 60_000, 19 * 60_000],
  ['it is passed', 250, 19 * 60_000, 19 * 60_000],
  ['Meta says a day', 100, 86_400_000, 3_600_000],
])('when %s', (_label, percent, regainMs, expected) => {
  expect(restMs({ percent, regainMs })).toBe(expected);
});

it('never gets shorter on the way', () => {
  const rests = Array.from({ length: 60 }, (_, n) => restMs({ percent: 60 + n, regainMs: 300_000 }));
  expect(rests).toEqual([...rests].sort((a, b) => a - b));
});
