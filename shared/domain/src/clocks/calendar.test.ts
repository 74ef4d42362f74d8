import { describe, expect, it } from 'vitest';
import { builtInCalendar, calendarOf } from './built-in-calendar.js';
import { calendarSchema } from './calendar.js';

const day = (date: string) => ({ date, name: 'Hari uji', kind: 'libur', status: 'tetap', source: 'SKB uji' });
const year = (of: number, ...dates: string[]) => ({
  year: of,
  status: 'tetap',
  source: 'SKB uji',
  days: dates.map(day),
});

it('that comes with Kanal is a valid file', () => {
  expect(calendarSchema.parse(builtInCalendar)).toEqual(builtInCalendar);
});

/** As the decisions count them; those beside the SKB are the two days of voting. */
it.each([
  [2024, 17 + 2, 10],
  [2025, 17, 10 + 1],
  [2026, 17, 8],
  [2027, 17, 0],
])('%d has as many holidays as its decisions name', (of, holidays, leave) => {
  const days = builtInCalendar.years.find((table) => table.year === of)?.days ?? [];
  expect(days.filter(({ kind }) => kind === 'libur')).toHaveLength(holidays);
  expect(days.filter(({ kind }) => kind === 'cuti-bersama')).toHaveLength(leave);
});

it('has Good Friday, Easter and Ascension where the computus puts them', () => {
  /** Anonymous Gregorian computus. */
  const easterOf = (of: number) => {
    const [a, b, c] = [of % 19, Math.floor(of / 100), of % 100];
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const n = h + l - 7 * m + 114;
    return Date.UTC(of, Math.floor(n / 31) - 1, (n % 31) + 1);
  };
  for (const { year: of, days } of builtInCalendar.years) {
    const named = (part: string) =>
      days.filter(({ kind, name }) => kind === 'libur' && name.includes(part)).map(({ date }) => date);
    const after = (count: number) => [new Date(easterOf(of) + count * 86_400_000).toISOString().slice(0, 10)];
    expect([of, named('Wafat'), named('Paskah'), named('Kenaikan')]).toEqual([
      of,
      after(-2),
      after(0),
      after(39),
    ]);
  }
});

describe('a file', () => {
  it.each([
    ['a holiday on a Sunday', { years: [year(2027, '2027-03-28')] }, true],
    ['a year without a holiday', { years: [year(2027)] }, true],
    ['a day that does not exist', { years: [year(2027, '2027-02-30')] }, false],
    ['a day written otherwise', { years: [year(2027, '1/2/2027')] }, false],
    ['a day of another year', { years: [year(2027, '2026-12-25')] }, false],
    ['a day twice', { years: [year(2027, '2027-01-01', '2027-01-01')] }, false],
    ['a year twice', { years: [year(2027), year(2027)] }, false],
    ['no year', { years: [] }, false],
    ['a word of its own', { years: [year(2027)], versi: 1 }, false],
  ])('with %s is taken: %o', (_label, file, isTaken) => {
    expect(calendarSchema.safeParse(file).success).toBe(isTaken);
  });
});

it('of the agency takes the place of whole years and names itself', () => {
  const imported = { version: 3, data: calendarSchema.parse({ years: [year(2027, '2027-07-07')] }) };
  const calendar = calendarOf(imported);
  expect(calendar.version).not.toBe(calendarOf().version);
  expect(calendar.version).not.toBe(calendarOf({ ...imported, version: 4 }).version);
  expect([...calendar.holidays.keys()].filter((date) => date.startsWith('2027'))).toEqual(['2027-07-07']);
  expect(calendar.years.get(2027)?.status).toBe('tetap');
  expect(calendar.holidays.get('2026-03-19')?.name).toContain('Nyepi');
});
