import { type ComplaintState, closedStates } from '@kanal/domain';
import { describe, expect, it } from 'vitest';
import { aClock, nowMs } from '../test/a-progress.js';
import { nextDates } from './next-dates.js';

const at = (day: string) => ({ dueOn: day, dueAt: new Date(`${day}T17:00:00Z`) });
const names = (
  clocks: Parameters<typeof nextDates>[0]['clocks'],
  state: ComplaintState = 'ditindaklanjuti',
) => nextDates({ state, clocks }, nowMs).map(({ clock, isLate }) => `${clock.dueOn}${isLate ? ' late' : ''}`);

describe('nextDates', () => {
  it.each([
    ['nothing', [], []],
    ['the nearest to come', [aClock(at('2026-12-14')), aClock(at('2026-11-30'))], ['2026-11-30']],
    [
      'the oldest missed before the nearest to come',
      [aClock(at('2026-12-14')), aClock(at('2026-11-25')), aClock(at('2026-11-24'))],
      ['2026-11-24 late', '2026-12-14'],
    ],
    ['no clock that has stopped', [aClock({ ...at('2026-11-25'), stoppedAt: new Date(nowMs) })], []],
    [
      'no clock that stands still',
      [aClock({ pauses: [{ from: new Date(1), to: new Date(2) }, { from: new Date(3) }] })],
      [],
    ],
    [
      'one that stood still and goes on',
      [aClock({ pauses: [{ from: new Date(1), to: new Date(2) }] })],
      ['2026-11-27'],
    ],
    ['no target of the agency’s own', [aClock({ kind: 'target-internal' })], []],
    ['no automatic end that is overdue', [aClock({ name: 'tutup-otomatis', ...at('2026-11-25') })], []],
    ['an automatic end to come', [aClock({ name: 'tutup-otomatis', ...at('2026-12-14') })], ['2026-12-14']],
  ])('gives %s', (_label, clocks, expected) => {
    expect(names(clocks)).toEqual(expected);
  });

  it.each(closedStates)('promises nothing for %s', (state) => {
    expect(names([aClock()], state)).toEqual([]);
  });

  it('is late from the moment it is due', () => {
    expect(names([aClock({ dueAt: new Date(nowMs) })])).toEqual(['2026-11-27 late']);
    expect(names([aClock({ dueAt: new Date(nowMs + 1) })])).toEqual(['2026-11-27']);
  });
});
