import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from './built-in-calendar.js';
import { builtInPolicies } from './built-in-policies.js';
import { calendarSchema } from './calendar.js';
import { type ComplaintClock, clocksStartedBy, dueDateOf } from './complaint-clock.js';
import type { ClockPolicies } from './policies.js';
import {
  nextWarningAt,
  warningsDue,
  withPaused,
  withRecounted,
  withResumed,
  withStarted,
  withStopped,
  withWarned,
} from './running-clocks.js';
import { warningsOf } from './warnings.js';

const calendar = calendarOf();
const zone = 'Asia/Jakarta';
const policies = builtInPolicies;
const at = (when: string) => new Date(`${when}+07:00`);
/** A Monday. */
const opened = at('2026-11-23T09:00:00');
const by = (when: string) => ({ at: at(when), actor: 'operator:uji' });

function opening(of: ClockPolicies = policies): [ComplaintClock, ...ComplaintClock[]] {
  const [first, ...more] = clocksStartedBy('diterima', opened.getTime(), { policies: of, calendar, zone });
  if (!first) throw new Error('no clock');
  return [first, ...more];
}
const pausable: ClockPolicies = {
  ...policies,
  regulasi: policies.regulasi.map((regulation) => ({
    ...regulation,
    batas: {
      ...regulation.batas,
      verifikasi: { ...regulation.batas.verifikasi, jedaSaatMenungguPelapor: true },
    },
  })),
};
const withTarget: ClockPolicies = {
  ...policies,
  pengecualian: [
    {
      ...{ id: 'cepat', dasar: 'Instruksi uji', berlakuMulai: '2026-01-01' },
      ...{ clock: 'verifikasi', jenis: 'target-internal', hariKerja: 1 },
    },
  ],
};
/** A calendar in which this day of 2026 has become a holiday, too. */
const withHoliday = (date: string) => {
  const of2026 = calendar.years.get(2026);
  const days = [
    ...(of2026?.days ?? []),
    { date, name: 'Libur uji', kind: 'libur', status: 'tetap', source: 'SKB uji' },
  ];
  return calendarOf({ version: 1, data: calendarSchema.parse({ years: [{ ...of2026, days }] }) });
};

describe('an opened complaint', () => {
  it('has the clock of verification, with the moments of its warnings', () => {
    expect(opening()).toEqual([
      {
        name: 'verifikasi',
        kind: 'batas',
        startedAt: opened,
        zone,
        workingDays: 3,
        dueOn: '2026-11-26',
        dueAt: at('2026-11-27T00:00:00'),
        policyId: 'permenpanrb-5-2025',
        calendarVersion: calendar.version,
        isPrediction: false,
        isPausable: false,
        basis: {},
        warnings: [
          { percent: 50, at: at('2026-11-25T12:00:00') },
          { percent: 80, at: at('2026-11-26T09:36:00') },
          { percent: 100, at: at('2026-11-27T00:00:00') },
        ],
        warned: [],
        pauses: [],
        history: [],
      },
    ]);
  });

  it('has the agency’s own target as a clock beside it', () => {
    expect(opening(withTarget).map(({ kind, dueOn, policyId }) => [kind, dueOn, policyId])).toEqual([
      ['batas', '2026-11-26', 'permenpanrb-5-2025'],
      ['target-internal', '2026-11-24', 'permenpanrb-5-2025+cepat'],
    ]);
  });
});

it('a disposition starts the follow-up, and completion once the class is known', () => {
  const rules = { policies, calendar, zone } as const;
  const names = (of: readonly ComplaintClock[]) => of.map(({ name, dueOn }) => [name, dueOn]);
  const started = clocksStartedBy('disposisi', opened.getTime(), rules);
  expect(names(started)).toEqual([['tindak-lanjut-pertama', '2026-11-30']]);
  const known = clocksStartedBy('disposisi', opened.getTime(), rules, { class: 'aspirasi' });
  expect(names(withStarted(started, known))).toEqual([
    ['tindak-lanjut-pertama', '2026-11-30'],
    ['penyelesaian', '2026-11-30'],
  ]);
});

describe('doing it again', () => {
  const clocks = opening(pausable);
  const paused = withPaused(clocks, 'verifikasi', at('2026-11-24T09:00:00'));
  const stopped = withStopped(clocks, 'all', at('2026-11-24T09:00:00'));
  const rules = { policies: pausable, calendar };
  it.each([
    ['started', clocks, () => withStarted(clocks, clocks)],
    ['started, after it was stopped', stopped, () => withStarted(stopped, clocks)],
    ['stopped', stopped, () => withStopped(stopped, ['verifikasi'], at('2026-11-25T09:00:00'))],
    ['paused', paused, () => withPaused(paused, 'verifikasi', at('2026-11-25T09:00:00'))],
    [
      'resumed, never paused',
      clocks,
      () => withResumed(clocks, 'verifikasi', rules, by('2026-11-25T09:00:00')),
    ],
    ['counted by the same rules', clocks, () => withRecounted(clocks, rules, by('2026-11-25T09:00:00'))],
    [
      'counted, after it was stopped',
      stopped,
      () =>
        withRecounted(stopped, { policies, calendar: withHoliday('2026-11-25') }, by('2026-11-25T09:00:00')),
    ],
  ])('%s changes nothing, so there is nothing to write', (_label, before, again) => {
    expect(again()).toBe(before);
  });

  it('starts no second clock beside one that runs, whatever its moment', () => {
    const again = clocksStartedBy('diterima', opened.getTime() + 1, { policies: pausable, calendar, zone });
    expect(withStarted(clocks, again)).toBe(clocks);
  });

  it('starts a stopped clock anew from another moment', () => {
    const again = clocksStartedBy('diterima', opened.getTime() + 1, { policies, calendar, zone });
    expect(withStarted(stopped, again)).toHaveLength(2);
  });
});

describe('a pause', () => {
  it('is not had where the policy has none', () => {
    const clocks = opening();
    expect(withPaused(clocks, 'verifikasi', at('2026-11-24T09:00:00'))).toBe(clocks);
  });

  it('holds back warnings, and moves what is due by the days it took', () => {
    const paused = withPaused(opening(pausable), 'verifikasi', at('2026-11-24T09:00:00'));
    expect(nextWarningAt(paused)).toBeUndefined();
    expect(paused.flatMap((clock) => warningsDue(clock, at('2026-12-24T00:00:00').getTime()))).toEqual([]);
    const [resumed] = withResumed(
      paused,
      'verifikasi',
      { policies: pausable, calendar },
      by('2026-11-26T15:00:00'),
    );
    expect(resumed).toMatchObject({
      dueOn: '2026-11-30',
      dueAt: at('2026-12-01T00:00:00'),
      history: [{ dueOn: '2026-11-26', actor: 'operator:uji' }],
    });
    expect(resumed && dueDateOf(resumed, calendar).dueOn).toBe('2026-11-30');
  });
});

describe('counting anew', () => {
  it('keeps what was before, and what was told', () => {
    const told = withWarned(opening(), opening()[0], 50);
    const rules = { policies, calendar: withHoliday('2026-11-24') };
    const [clock] = withRecounted(told, rules, by('2026-11-25T13:00:00'));
    expect(clock).toMatchObject({
      dueOn: '2026-11-27',
      calendarVersion: rules.calendar.version,
      warned: [50],
      history: [
        {
          at: at('2026-11-25T13:00:00'),
          actor: 'operator:uji',
          dueOn: '2026-11-26',
          workingDays: 3,
          policyId: 'permenpanrb-5-2025',
          calendarVersion: calendar.version,
        },
      ],
    });
  });

  it('by a regulation that came later takes its limit, and leaves a clock that nothing holds for', () => {
    const longer = { ...pausable, pengecualian: [] };
    const [first] = longer.regulasi;
    if (!first) throw new Error('no regulation');
    const batas = { ...first.batas, verifikasi: { ...first.batas.verifikasi, hariKerja: 4 } };
    const only = (berlakuMulai: string): ClockPolicies => ({
      regulasi: [{ id: 'baru', regulasi: 'Uji', berlakuMulai, batas }],
      pengecualian: [],
    });
    const count = (of: ClockPolicies) =>
      withRecounted(opening(), { policies: of, calendar }, by('2026-11-25T13:00:00'));
    expect(count(only('2026-11-01'))[0]).toMatchObject({ dueOn: '2026-11-27', policyId: 'baru' });
    expect(count(only('2026-12-01'))[0]).toMatchObject({
      dueOn: '2026-11-26',
      policyId: 'permenpanrb-5-2025',
    });
  });
});

describe('warnings', () => {
  it('are due from their moment on, until they are told or the clock is stopped', () => {
    const clocks = opening();
    const due = (of: readonly ComplaintClock[], when: string) =>
      of.flatMap((clock) => warningsDue(clock, at(when).getTime())).map(({ percent }) => percent);
    expect(due(clocks, '2026-11-25T11:59:59')).toEqual([]);
    expect(due(clocks, '2026-11-25T12:00:00')).toEqual([50]);
    expect(due(clocks, '2026-12-05T00:00:00')).toEqual([50, 80, 100]);
    const told = withWarned(clocks, clocks[0], 50);
    expect(due(told, '2026-12-05T00:00:00')).toEqual([80, 100]);
    expect(nextWarningAt(told)).toEqual(at('2026-11-26T09:36:00'));
    const stopped = withStopped(told, 'all', at('2026-11-25T13:00:00'));
    expect(due(stopped, '2026-12-05T00:00:00')).toEqual([]);
    expect(nextWarningAt(stopped)).toBeUndefined();
  });

  it('come in their order, on counted days, and the last one when the due day is over', () => {
    const start = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2027-10-01') });
    const zones = fc.constantFrom(
      'Asia/Jakarta' as const,
      'Asia/Makassar' as const,
      'Asia/Jayapura' as const,
    );
    const days = fc.integer({ min: 1, max: 60 });
    const hoursAhead = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
    fc.assert(
      fc.property(start, zones, days, (startedAtMs, of, workingDays) => {
        const bare = { ...opening()[0], startedAt: new Date(startedAtMs), zone: of, workingDays };
        const due = dueDateOf(bare, calendar);
        const warnings = warningsOf(due, of);
        expect(warnings.map(({ percent }) => percent)).toEqual([50, 80, 100]);
        const moments = warnings.map((warning) => warning.at.getTime());
        expect(moments.toSorted((a, b) => a - b)).toEqual(moments);
        expect(moments[2]).toBe(due.dueAtMs);
        for (const moment of moments) {
          const on = new Date(moment - 1 + hoursAhead[of] * 3_600_000).toISOString().slice(0, 10);
          expect(due.days.find(({ date }) => date === on)?.nth).toBeDefined();
        }
        /** So much of the counted days is over at this moment, in days. */
        const over = (moment: number) =>
          due.days.reduce((sum, { date, nth }) => {
            const begin = Date.parse(date) - hoursAhead[of] * 3_600_000;
            const part = Math.min(Math.max((moment - begin) / 86_400_000, 0), 1);
            return nth === undefined ? sum : sum + part;
          }, 0);
        for (const { percent, at: moment } of warnings)
          expect(over(moment.getTime())).toBeCloseTo((workingDays * percent) / 100, 6);
      }),
      { numRuns: 300 },
    );
  });
});
