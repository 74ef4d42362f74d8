import { expect, it } from 'vitest';
import { readInstant } from './read-instant.js';

it.each([
  ['seconds in a string, as WhatsApp', '1795489200', '2026-11-24T03:00:00.000Z'],
  ['milliseconds in a number, as Messenger', 1_795_489_200_123, '2026-11-24T03:00:00.123Z'],
  ['seconds in a number, as a comment', 1_795_489_200, '2026-11-24T03:00:00.000Z'],
  ['milliseconds in a string', '1795489200123', '2026-11-24T03:00:00.123Z'],
  ['nothing', undefined, undefined],
  ['null', null, undefined],
  ['zero', 0, undefined],
  ['words', 'kemarin', undefined],
  ['more than a date can be', '9999999999999999', undefined],
  ['the last millisecond of four digits', 253_402_300_799_999, '9999-12-31T23:59:59.999Z'],
  ['a year of five digits', 253_402_300_800_000, undefined],
  ['no number', Number.NaN, undefined],
])('%s', (_, value, expected) => {
  expect(readInstant(value)).toBe(expected);
});
