import { expect, test } from 'vitest';
import { repeat } from './repeat.js';
import type { Round, Trouble } from './round.js';

test('a round that another process does is no recovery of ours', async () => {
  const stopping = new AbortController();
  const failed: Round = { round: 'failed', trouble: { trouble: 'unreachable', cause: 'a' } };
  const rounds: Round[] = [failed, { round: 'skipped' }, failed, { round: 'done' }];
  const told: (Trouble['trouble'] | undefined)[] = [];
  await repeat({
    everyMs: 1,
    run: async () => {
      const round = rounds.shift() ?? { round: 'done' };
      if (rounds.length === 0) stopping.abort();
      return round;
    },
    onTrouble: (trouble) => told.push(trouble?.trouble),
    signal: stopping.signal,
  });
  expect(told).toEqual(['unreachable', undefined]);
});
