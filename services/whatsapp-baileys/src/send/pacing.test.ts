import { describe, expect, it } from 'vitest';
import { typingMs } from './pacing.js';

describe('typing', () => {
  it.each([
    ['ya', 0, 480],
    ['ya', 1, 720],
    ['x'.repeat(100), 0.5, 1_200],
    ['x'.repeat(5_000), 0, 2_000],
    ['x'.repeat(5_000), 1, 2_500],
  ])('%# takes as long as a person would, within bounds', (text, chance, expected) => {
    expect(typingMs(text, () => chance)).toBe(expected);
  });
});
