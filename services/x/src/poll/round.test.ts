import { expect, test } from 'vitest';
import { pauseAfter, type Trouble } from './round.js';

const everyMs = 300_000;
const failed = (trouble: Trouble, failures: number) =>
  pauseAfter({ round: 'failed', trouble }, failures, everyMs);

test('what goes well goes on at its own pace', () => {
  expect(pauseAfter({ round: 'done' }, 0, everyMs)).toBe(everyMs);
  expect(pauseAfter({ round: 'skipped' }, 0, everyMs)).toBe(everyMs);
});

test.each<[Trouble, readonly number[]]>([
  [{ trouble: 'unreachable', cause: 'a' }, [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 16_000]],
  [{ trouble: 'server', cause: 'a' }, [5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 320_000]],
  [{ trouble: 'limited', resetMs: 0 }, [60_000, 120_000, 240_000, 480_000, 960_000, 960_000]],
  [{ trouble: 'limited', resetMs: 200_000 }, [200_000, 200_000, 240_000]],
  [{ trouble: 'over-budget' }, [900_000, 900_000]],
  [{ trouble: 'refused', cause: 'a' }, [300_000, 300_000]],
])('%j', (trouble, expected) => {
  expect(expected.map((_, at) => failed(trouble, at + 1))).toEqual(expected);
});

test('a thousand failures in a row are no number without end', () => {
  expect(failed({ trouble: 'server', cause: 'a' }, 1_000)).toBe(320_000);
});
