import { expect, test } from 'vitest';
import { createRepeats } from './recognise-repeats.js';

function stage() {
  const clock = { nowMs: 1_000 };
  return { clock, repeats: createRepeats(() => clock.nowMs), first: {}, second: {} };
}

test('what was not confirmed is a repeat, on the same session too', () => {
  const { clock, repeats, first } = stage();
  repeats.firstSeenMs('ya', first);
  clock.nowMs += 90_000;
  expect(repeats.firstSeenMs('ya', first)).toBe(1_000);
});

test('what was confirmed is a repeat on a later session, and only once there', () => {
  const { clock, repeats, first, second } = stage();
  repeats.firstSeenMs('ya', first);
  repeats.confirmed('ya');
  clock.nowMs += 90_000;
  expect(repeats.firstSeenMs('ya', second)).toBe(1_000);
  repeats.confirmed('ya');
  expect(repeats.firstSeenMs('ya', second)).toBe(91_000);
});

test('a person who writes the same twice has written twice', () => {
  const { clock, repeats, first } = stage();
  repeats.firstSeenMs('ya', first);
  repeats.confirmed('ya');
  clock.nowMs += 90_000;
  expect(repeats.firstSeenMs('ya', first)).toBe(91_000);
});

test('after a quarter of an hour it is a new message', () => {
  const { clock, repeats, first, second } = stage();
  repeats.firstSeenMs('ya', first);
  clock.nowMs += 15 * 60_000;
  expect(repeats.firstSeenMs('ya', second)).toBe(clock.nowMs);
});

test('beyond its bound the oldest is forgotten', () => {
  const clock = { nowMs: 1_000 };
  const repeats = createRepeats(() => clock.nowMs, 2);
  const session = {};
  for (const content of ['satu', 'dua', 'tiga']) {
    repeats.firstSeenMs(content, session);
    clock.nowMs += 1_000;
  }
  expect(repeats.firstSeenMs('dua', session)).toBe(2_000);
  expect(repeats.firstSeenMs('satu', session)).toBe(4_000);
});
