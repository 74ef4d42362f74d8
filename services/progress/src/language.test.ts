import { expect, it } from 'vitest';
import { languageOf } from './language.js';

it.each([
  ['en', 'id', 'en'],
  ['id', 'en', 'id'],
  [undefined, 'en', 'en'],
  [undefined, false, 'id'],
  ['fr', 'en', 'en'],
  [['en'], false, 'id'],
] as const)('asked for %j by a browser that likes %j: %s', (asked, accepted, expected) => {
  expect(languageOf(asked, accepted)).toBe(expected);
});
