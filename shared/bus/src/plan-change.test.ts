import { describe, expect, it } from 'vitest';
import { planChange } from './plan-change.js';

const of = { kind: 'stream', name: 'S' } as const;

describe('the plan for one stream', () => {
  it('creates what is missing and keeps what is right', () => {
    expect(planChange(of, { max_bytes: 5 }, undefined)).toEqual({ ...of, action: 'create' });
    expect(
      planChange(of, { max_bytes: 5, allow_atomic: false, max_age: 0 }, { max_bytes: 5, other: 1 }),
    ).toEqual({
      ...of,
      action: 'keep',
    });
  });

  it('names each field that drifted', () => {
    expect(planChange(of, { max_bytes: 9, subjects: ['a', 'b'] }, { max_bytes: 5, subjects: ['a'] })).toEqual(
      {
        ...of,
        action: 'update',
        drift: [
          { field: 'max_bytes', is: 5, shall: 9 },
          { field: 'subjects', is: ['a'], shall: ['a', 'b'] },
        ],
      },
    );
  });

  it.each([
    ['another retention', { retention: 'workqueue' }, { retention: 'limits' }],
    ['another place to store', { storage: 'file' }, { storage: 'memory' }],
    ['another filter', { filter_subject: 'a.>' }, { filter_subject: 'b.>' }],
    ['less room than what is stored', { max_bytes: 99 }, { max_bytes: 200 }],
    ['a shorter life', { max_age: 5 }, { max_age: 9 }],
    ['an end to what was for ever', { max_age: 5 }, {}],
    ['a subject less', { subjects: ['a'] }, { subjects: ['a', 'b'] }],
  ])('refuses %s', (_label, shall, is) => {
    expect(planChange(of, shall, is, 100)).toMatchObject({ action: 'refuse' });
  });

  it.each([
    ['more room', { max_bytes: 300 }, { max_bytes: 200 }],
    ['less room that still holds everything', { max_bytes: 100 }, { max_bytes: 200 }],
    ['a longer life', { max_age: 9 }, { max_age: 5 }],
    ['a life for ever', { max_age: 0 }, { max_age: 5 }],
  ])('allows %s', (_label, shall, is) => {
    expect(planChange(of, shall, is, 100)).toMatchObject({ action: 'update' });
  });
});
