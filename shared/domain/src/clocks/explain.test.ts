import { expect, it } from 'vitest';
import { calendarOf } from './built-in-calendar.js';
import { dueDate } from './due-date.js';
import { explainDueDate } from './explain.js';

const explain = (start: string, workingDays: number) =>
  explainDueDate(
    dueDate({
      ...{ startedAtMs: Date.parse(start), workingDays, policyId: 'uji' },
      ...{ calendar: calendarOf(), zone: 'Asia/Jakarta' },
    }),
  );

it('tells an officer why a date is what it is, day by day', () => {
  expect(explain('2026-12-23T09:00:00+07:00', 2)).toEqual([
    '2026-12-23  Rabu    –  hari mulai, belum dihitung',
    '2026-12-24  Kamis   –  Cuti bersama Natal',
    '2026-12-25  Jumat   –  libur: Kelahiran Yesus Kristus (Natal)',
    '2026-12-26  Sabtu   –  akhir pekan',
    '2026-12-27  Minggu  –  akhir pekan',
    '2026-12-28  Senin   hari kerja ke-1',
    '2026-12-29  Selasa  hari kerja ke-2',
    'Jatuh tempo: Selasa, 29 Desember 2026',
  ]);
});

it('warns of what nobody has fixed', () => {
  expect(explain('2027-01-04T09:00:00+07:00', 1)).toEqual([
    '2027-01-04  Senin   –  hari mulai, belum dihitung',
    '2027-01-05  Selasa  –  libur: Isra Mikraj Nabi Muhammad SAW (perkiraan)',
    '2027-01-06  Rabu    hari kerja ke-1',
    'Jatuh tempo: Rabu, 6 Januari 2027 (perkiraan)',
    'Perhatian: Isra Mikraj Nabi Muhammad SAW (5 Januari 2027) masih perkiraan dan dapat bergeser sehari',
    'Perhatian: SKB hari libur 2027 belum ada: cuti bersama belum diketahui',
  ]);
  expect(explain('2031-05-05T09:00:00+07:00', 1).at(-1)).toBe(
    'Perhatian: tidak ada tabel hari libur 2031: hanya akhir pekan yang dikecualikan',
  );
});
