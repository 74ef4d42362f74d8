import { describe, expect, it } from 'vitest';
import { selfTimes } from './self-times.js';

describe('selfTimes', () => {
  it('sums samples by function, the longest first', () => {
    const frame = (functionName: string, lineNumber: number) => ({
      functionName,
      url: 'file:///a.js',
      lineNumber,
    });
    const times = selfTimes({
      nodes: [
        { id: 1, callFrame: frame('short', 0) },
        { id: 2, callFrame: frame('long', 9) },
        { id: 3, callFrame: frame('long', 9) },
      ],
      samples: [1, 2, 3],
      timeDeltas: [1000, 1000, 2000],
    });
    expect(times).toEqual([
      { name: 'long', place: 'file:///a.js:10', selfMs: 3, share: 0.75 },
      { name: 'short', place: 'file:///a.js:1', selfMs: 1, share: 0.25 },
    ]);
  });
});
