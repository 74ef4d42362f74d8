import { expect, it } from 'vitest';
import { isVersionAtLeast } from './server-version.js';

it.each([
  ['2.14.0', true],
  ['2.15.2', true],
  ['3.0.0', true],
  ['2.16.0-preview.1', true],
  ['2.13.9', false],
  ['2.9.10', false],
  ['', false],
  [undefined, false],
])('%s is new enough: %s', (version, isNewEnough) => {
  expect(isVersionAtLeast('2.14.0', version)).toBe(isNewEnough);
});
