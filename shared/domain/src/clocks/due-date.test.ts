import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgencyTimeZone, agencyTimeZones } from '../agency-time.js';
import { calendarOf } from './built-in-calendar.js';
import { createCalendar } from './calendar.js';
import { dueDate } from './due-date.js';

const calendar = calendarOf();
const zones = Object.keys(agencyTimeZones) as AgencyTimeZone[];
const count = (startedAt: string, workingDays: number, zone: AgencyTimeZone = 'Asia/Jakarta') =>
  dueDate({ startedAtMs: Date.parse(startedAt), workingDays, policyId: 'uji', calendar, zone });

/**
 * The SKB 2026 once more (1497/2025, 2/2025, 5/2025), and what is expected of 2027, as the domain reference has them and
 * not from the tables: month by month, both kinds together.
 */
const daysOff: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2026: [
    [1, 1, 16],
    [2, 16, 17],
    [3, 18, 19, 20, 21, 22, 23, 24],
    [4, 3, 5],
    [5, 1, 14, 15, 27, 28, 31],
    [6, 1, 16],
    [8, 17, 25],
    [12, 24, 25],
  ],
  2027: [
    [1, 1, 5],
    [2, 6],
    [3, 8, 10, 11, 26, 28],
    [5, 1, 6, 17, 20],
    [6, 1, 6],
    [8, 15, 17],
    [12, 25],
  ],
};

const dates = new Map(zones.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', { timeZone: zone })]));
const dateBy = (zone: AgencyTimeZone, atMs: number) => dates.get(zone)?.format(atMs) ?? '';

/** Written without a line of what it checks: dates by `Intl`, days in a loop, holidays from the list above. */
function naiveDueDate(startedAtMs: number, workingDays: number, zone: AgencyTimeZone): string {
  const [year, month, day] = dateBy(zone, startedAtMs).split('-').map(Number);
  const noon = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, 12));
  let left = workingDays;
  while (left > 0) {
    noon.setUTCDate(noon.getUTCDate() + 1);
    const isWeekend = [0, 6].includes(noon.getUTCDay());
    const isOff = daysOff[noon.getUTCFullYear()]?.some(
      ([month, ...days]) => noon.getUTCMonth() + 1 === month && days.includes(noon.getUTCDate()),
    );
    if (!isWeekend && !isOff) left--;
  }
  return noon.toISOString().slice(0, 10);
}

const zone = fc.constantFrom(...zones);
const in2026Or2027 = fc.integer({
  min: Date.parse('2026-01-01T00:00:00+09:00'),
  max: Date.parse('2027-12-31T12:00:00+07:00'),
});
const fewDays = fc.integer({ min: 1, max: 80 });
/** Any start of the years that have tables, and beyond them. */
const anyStart = fc.integer({ min: Date.parse('2023-06-01'), max: Date.parse('2028-12-31') });

describe('the due date', () => {
  it('is that of a naive count over the SKB 2026 and what is expected of 2027', () => {
    fc.assert(
      fc.property(in2026Or2027, fewDays, zone, (startedAtMs, workingDays, zone) => {
        const { dueOn } = dueDate({ startedAtMs, workingDays, policyId: 'uji', calendar, zone });
        fc.pre(dueOn < '2028');
        expect(dueOn).toBe(naiveDueDate(startedAtMs, workingDays, zone));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is a working day, and exactly so many working days lie behind the start and up to it', () => {
    fc.assert(
      fc.property(anyStart, fewDays, zone, (startedAtMs, workingDays, zone) => {
        const { days, dueOn, startedOn } = dueDate({
          startedAtMs,
          workingDays,
          policyId: 'uji',
          calendar,
          zone,
        });
        const counted = days.filter(({ nth }) => nth !== undefined);
        expect(counted.map(({ nth }) => nth)).toEqual(Array.from({ length: workingDays }, (_, i) => i + 1));
        expect(counted.at(-1)?.date).toBe(dueOn);
        for (const { date } of counted) {
          expect(date > startedOn).toBe(true);
          expect([0, 6]).not.toContain(new Date(`${date}T12:00:00Z`).getUTCDay());
          expect(calendar.holidays.has(date)).toBe(false);
        }
        // No day is left out of the explanation.
        const asDays = days.map(({ date }) => Date.parse(date) / 86_400_000);
        expect(asDays).toEqual(asDays.map((_, i) => (asDays[0] ?? 0) + i));
      }),
    );
  });

  it('is never earlier for a later start, nor for more days', () => {
    fc.assert(
      fc.property(anyStart, anyStart, fewDays, fewDays, zone, (a, b, m, n, zone) => {
        const due = (startedAtMs: number, workingDays: number) =>
          dueDate({ startedAtMs, workingDays, policyId: 'uji', calendar, zone }).dueOn;
        expect(due(Math.min(a, b), m) <= due(Math.max(a, b), m)).toBe(true);
        if (m < n) expect(due(a, m) < due(a, n)).toBe(true);
      }),
    );
  });

  it('is late from the midnight behind it, in the agency’s own zone', () => {
    fc.assert(
      fc.property(anyStart, fewDays, zone, (startedAtMs, workingDays, zone) => {
        const { dueAtMs, dueOn } = dueDate({ startedAtMs, workingDays, policyId: 'uji', calendar, zone });
        expect(dateBy(zone, dueAtMs - 1)).toBe(dueOn);
        expect(dateBy(zone, dueAtMs) > dueOn).toBe(true);
      }),
    );
  });
});

describe('by hand', () => {
  it.each([
    // Label, start, days, zone, due
    ['a Monday, three days', '2026-11-23T09:00:00+07:00', 3, 'Asia/Jakarta', '2026-11-26'],
    ['a Thursday over the weekend', '2026-11-26T09:00:00+07:00', 3, 'Asia/Jakarta', '2026-12-01'],
    ['a Saturday: the Monday is the first', '2026-11-28T09:00:00+07:00', 3, 'Asia/Jakarta', '2026-12-02'],
    ['Nyepi, Idulfitri and their cuti bersama', '2026-03-17T09:00:00+07:00', 3, 'Asia/Jakarta', '2026-03-27'],
    ['23.30 WIB is still the 26th', '2026-11-26T23:30:00+07:00', 3, 'Asia/Jakarta', '2026-12-01'],
    ['and the 27th in Jayapura', '2026-11-26T23:30:00+07:00', 3, 'Asia/Jayapura', '2026-12-02'],
    ['22.30 WIB is the 27th in Jayapura', '2026-11-26T22:30:00+07:00', 3, 'Asia/Jayapura', '2026-12-02'],
    ['and not yet in Makassar', '2026-11-26T22:30:00+07:00', 3, 'Asia/Makassar', '2026-12-01'],
    ['23.30 WIB is the 27th in Makassar too', '2026-11-26T23:30:00+07:00', 3, 'Asia/Makassar', '2026-12-02'],
    ['over the new year', '2026-12-23T09:00:00+07:00', 5, 'Asia/Jakarta', '2027-01-04'],
    ['the extra day of 18 August 2025', '2025-08-15T09:00:00+07:00', 1, 'Asia/Jakarta', '2025-08-19'],
    ['the day of voting in 2024', '2024-11-26T09:00:00+07:00', 1, 'Asia/Jakarta', '2024-11-28'],
  ] as const)('%s', (_label, start, days, zone, due) => {
    expect(count(start, days, zone).dueOn).toBe(due);
  });
});

it('says of each day why it counts or not', () => {
  const { days } = count('2026-05-13T20:00:00+07:00', 2);
  expect(days).toEqual([
    { date: '2026-05-13', weekday: 'Rabu', why: 'hari-mulai' },
    { date: '2026-05-14', weekday: 'Kamis', why: 'libur', name: 'Kenaikan Yesus Kristus' },
    {
      date: '2026-05-15',
      weekday: 'Jumat',
      why: 'cuti-bersama',
      name: 'Cuti bersama Kenaikan Yesus Kristus',
    },
    { date: '2026-05-16', weekday: 'Sabtu', why: 'akhir-pekan' },
    { date: '2026-05-17', weekday: 'Minggu', why: 'akhir-pekan' },
    { date: '2026-05-18', weekday: 'Senin', nth: 1 },
    { date: '2026-05-19', weekday: 'Selasa', nth: 2 },
  ]);
});

it('leaves out the days on which the clock stood still', () => {
  const due = dueDate({
    startedAtMs: Date.parse('2026-11-23T09:00:00+07:00'),
    workingDays: 3,
    policyId: 'uji',
    calendar,
    zone: 'Asia/Jakarta',
    pauses: [{ from: '2026-11-24', to: '2026-11-26' }],
  });
  expect(due.days.map(({ date, nth }) => [date.slice(8), nth])).toEqual([
    ['23', undefined],
    ['24', 1],
    ['25', undefined],
    ['26', undefined],
    ['27', 2],
    ['28', undefined],
    ['29', undefined],
    ['30', 3],
  ]);
});

describe('a prediction', () => {
  const around = (date: string) => {
    const days = [{ date, name: 'Hari uji', kind: 'libur', status: 'perkiraan', source: 'uji' }] as const;
    return createCalendar('uji', [{ year: 2026, status: 'tetap', source: 'uji', days: [...days] }]);
  };
  // 23 November is a Monday, so two days end on the 25th.
  it.each([
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2026-11-24', true],
    ['2026-11-26', true],
    ['2026-11-27', false],
  ])(
    'leans on an expected holiday of %s: %s, for it may fall a day earlier or later',
    (date, isPrediction) => {
      const startedAtMs = Date.parse('2026-11-23T09:00:00+07:00');
      const due = dueDate({
        ...{ startedAtMs, workingDays: 2, policyId: 'uji', zone: 'Asia/Jakarta' },
        calendar: around(date),
      });
      expect(due.isPrediction).toBe(isPrediction);
    },
  );

  const isra = { on: 'expected-holiday', date: '2027-01-05', name: 'Isra Mikraj Nabi Muhammad SAW' };
  const no2027 = { on: 'year-without-skb', year: 2027 };
  it.each([
    ['within 2026', '2026-12-21T09:00:00+07:00', 2, []],
    ['up to the last day of 2026', '2026-12-30T09:00:00+07:00', 1, []],
    ['into 2027, which has no SKB', '2026-12-30T09:00:00+07:00', 2, [isra, no2027]],
    ['from the eve into it', '2026-12-31T09:00:00+07:00', 1, [isra, no2027]],
    ['in a year without a table', '2031-05-05T09:00:00+07:00', 1, [{ on: 'year-without-table', year: 2031 }]],
  ] as const)('is said %s', (_label, start, days, leansOn) => {
    const due = count(start, days);
    expect(due.leansOn).toEqual(leansOn);
    expect(due.isPrediction).toBe(leansOn.length > 0);
  });
});
