import { memoryState } from '@kanal/testing';
import { expect, test } from 'vitest';
import { takeTurn } from './poll/turn.js';
import { createStanding } from './standing.js';

const nowMs = Date.UTC(2026, 10, 24);
const every = { nowMs, everyMs: 300_000, lookBackMs: 0 };

test('people see what every process keeps, and what this one sees', async () => {
  const state = memoryState();
  const standing = createStanding(state, ['mentions', 'dms', 'webhook']);
  expect(await standing.view()).toEqual({ polls: [{ of: 'mentions' }, { of: 'direct' }] });

  await (await takeTurn({ state, name: 'mentions', ...every }))?.end({ newestId: '7' }, true);
  await (await takeTurn({ state, name: 'webhook', ...every }))?.end({ isValid: false }, true);
  standing.sawTrouble('dms', { trouble: 'limited', resetMs: 1 });
  standing.sawEvent(nowMs);
  expect(await standing.view()).toEqual({
    lastEventMs: nowMs,
    webhook: { isValid: false, checkedMs: nowMs },
    polls: [
      { of: 'mentions', doneMs: nowMs },
      { of: 'direct', trouble: 'limited' },
    ],
  });

  standing.sawTrouble('dms', undefined);
  expect((await standing.view()).polls[1]).toEqual({ of: 'direct' });
});

test('what is not done is not shown', async () => {
  expect(await createStanding(memoryState(), ['mentions']).view()).toEqual({ polls: [{ of: 'mentions' }] });
});
