import { describe, expect, it } from 'vitest';
import { readKeyword } from './keyword.js';

describe('readKeyword', () => {
  it.each([
    ['STOP', 'stop'],
    [' berhenti. ', 'stop'],
    ['"Stop!"', 'stop'],
    ['ＳＴＯＰ', 'stop'],
    ['Mulai', 'start'],
    ['BANTUAN', 'help'],
    ['cek   status?', 'status'],
    ['stop truk parkir di trotoar', undefined],
    ['tolong berhenti', undefined],
    ['constructor', undefined],
    ['', undefined],
    ['🛑', undefined],
  ])('%j is %s', (text, keyword) => {
    expect(readKeyword(text)).toBe(keyword);
  });
});
