import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type BlindField, createBlindIndex } from './blind-index.js';

const { of } = createBlindIndex(randomBytes(32));

describe('a blind index', () => {
  it.each<[BlindField, string, string]>([
    ['phone', '0812-0000-0001', '+6281200000001'],
    ['phone', '62812 0000 0001', '+6281200000001'],
    ['phone', '0062 812 0000 0001', '+6281200000001'],
    ['phone', ' +62 812 0000 0001 ', '+6281200000001'],
    ['username', '@Siti_Contoh', 'siti_contoh'],
  ])('finds by %s however it is typed: %s', (field, typed, stored) => {
    expect(of(field, typed)).toBe(of(field, stored));
  });

  it.each<[BlindField, string, BlindField, string]>([
    ['phone', '+6281200000001', 'phone', '+6281200000002'],
    ['phone', '1708', 'phone', '+621708'],
    ['phone', '+6281200000001', 'external-id', '+6281200000001'],
    ['external-id', 'aBc', 'external-id', 'abc'],
  ])('keeps apart %s %s and %s %s', (fieldA, a, fieldB, b) => {
    expect(of(fieldA, a)).not.toBe(of(fieldB, b));
  });

  it('leads nowhere without the key', () => {
    expect(createBlindIndex(randomBytes(32)).of('phone', '+6281200000001')).not.toBe(
      of('phone', '+6281200000001'),
    );
  });
});
