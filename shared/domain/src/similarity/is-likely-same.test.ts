import { describe, expect, it } from 'vitest';
import { type Comparison, isLikelySame, type LikenessReason } from './is-likely-same.js';
import { compareNearness, districtsOf } from './places.js';

const apart: Comparison = {
  similarity: 0,
  fewerWords: 12,
  sharedWords: 0,
  place: 'unknown',
  hoursApart: 2,
  sameClass: true,
  sameHappening: false,
};

const table: [string, Partial<Comparison>, LikenessReason[]][] = [
  ['nothing in common', {}, []],
  ['a copy, no place', { similarity: 0.9 }, ['same-text']],
  ['a copy, another place', { similarity: 1, place: 'different' }, []],
  ['a copy, the next village', { similarity: 1, place: 'near' }, []],
  ['a short copy, no place', { similarity: 1, fewerWords: 3 }, []],
  ['a short copy, one place', { similarity: 1, fewerWords: 3, place: 'same' }, ['same-text']],
  ['no telling word, one place', { similarity: 1, fewerWords: 0, place: 'same' }, []],
  ['a copy after two weeks', { similarity: 1, hoursApart: 337 }, []],
  ['retold, no place', { similarity: 0.6 }, []],
  ['retold, one place', { similarity: 0.6, place: 'same', hoursApart: 300 }, ['similar-text-same-place']],
  ['retold, one place, another class', { similarity: 0.6, place: 'same', sameClass: false }, []],
  ['almost a copy, another class', { similarity: 0.75, sameClass: false }, []],
  ['a copy, another class', { similarity: 0.9, sameClass: false }, ['same-text']],
  ['one flood, other words', { sameHappening: true, place: 'same' }, ['same-happening-place-and-hours']],
  ['one flood, the next village', { sameHappening: true, place: 'near' }, ['same-happening-place-and-hours']],
  [
    'one flood of two classes',
    { sameHappening: true, place: 'same', sameClass: false },
    ['same-happening-place-and-hours'],
  ],
  ['a flood the day after tomorrow', { sameHappening: true, place: 'same', hoursApart: 25 }, []],
  ['a flood elsewhere', { sameHappening: true, place: 'different' }, []],
  ['a flood somewhere', { sameHappening: true }, []],
  [
    'the same words in another order',
    { sharedWords: 8, place: 'same' },
    ['shared-words-same-place-and-hours'],
  ],
  ['fewer of the same words', { sharedWords: 7, place: 'same' }, []],
  ['few words, all the same', { sharedWords: 3, fewerWords: 3, place: 'same' }, []],
  ['the same words two days later', { sharedWords: 12, place: 'same', hoursApart: 48 }, []],
];

describe('isLikelySame', () => {
  it.each(table)('%s', (_, of, reasons) => {
    expect(isLikelySame({ ...apart, ...of })).toEqual({ isLikelySame: reasons.length > 0, reasons });
  });
});

describe('compareNearness', () => {
  it.each([
    [['36.04.12'], ['36.04.12'], 'same'],
    [['36.04.12.2001'], ['36.04.12'], 'same'],
    [['36.04.12.2001'], ['36.04.12.2002'], 'near'],
    [['36.04.12'], ['36.04.13'], 'different'],
    [['36.04.1'], ['36.04.12'], 'different'],
    [['36.04'], ['36.04.12'], 'unknown'],
    [['36.04'], ['36.04'], 'unknown'],
    [['36.04'], ['36.73.01'], 'different'],
    [[], ['36.04.12'], 'unknown'],
    [['32.01.05', '36.04.12'], ['36.04.12.2001'], 'same'],
  ] as const)('of %j and %j is %s, both ways', (a, b, nearness) => {
    expect(compareNearness(a, b)).toBe(nearness);
    expect(compareNearness(b, a)).toBe(nearness);
  });

  it('counts districts once, and nothing larger', () => {
    expect(districtsOf(['36', '36.04', '36.04.12', '36.04.12.2001', '36.73.01.1002', 'x'])).toEqual([
      '36.04.12',
      '36.73.01',
    ]);
  });
});
