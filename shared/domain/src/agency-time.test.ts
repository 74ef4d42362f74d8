import { expect, it } from 'vitest';
import { agencyTime } from './agency-time.js';

const atMs = Date.parse('2026-11-24T16:05:00Z');

it.each([
  ['Asia/Jakarta', '24 November 2026 23.05 WIB'],
  ['Asia/Makassar', '25 November 2026 00.05 WITA'],
  ['Asia/Jayapura', '25 November 2026 01.05 WIT'],
] as const)('%s: %s', (zone, text) => {
  expect(agencyTime(atMs, zone)).toBe(text);
});

it('has the months in Bahasa Indonesia', () => {
  expect(agencyTime(Date.parse('2026-08-17T03:00:00Z'), 'Asia/Jakarta')).toBe('17 Agustus 2026 10.00 WIB');
});
