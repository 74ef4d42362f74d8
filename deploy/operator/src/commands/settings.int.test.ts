import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInCalendar } from '@kanal/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand, useOwnDatabase } from '../../test/run-command.js';
import type { Arguments } from '../command.js';
import { settings } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'kanal-settings-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(useOwnDatabase);
afterAll(() => rmSync(folder, { recursive: true }));

const run = (words: readonly string[], of: Partial<Arguments> = {}) => runCommand(settings, words, of);

const calendarWith = (date: string) => ({
  years: [
    {
      year: 2027,
      status: 'tetap',
      source: 'SKB uji',
      days: [{ date, name: 'Hari uji', kind: 'libur', status: 'tetap', source: 'SKB uji' }],
    },
  ],
});

it('shows what comes with Kanal in the form that import takes', async () => {
  const shown = await run(['show', 'calendar']);
  expect(JSON.parse(shown.out)).toEqual(builtInCalendar);
  const again = await run(['import', 'calendar', file('same.json', shown.out)]);
  expect(again).toMatchObject({
    code: 0,
    out: expect.stringContaining('2026 (tetap): 17 libur, 8 cuti bersama'),
  });
  expect(await run(['show', 'templates'])).toMatchObject({ code: 0, out: '{}' });
  expect(await run(['show', 'templates', '3'])).toMatchObject({ code: 1, out: '' });
});

it('imports nothing without --apply, and nothing that does not fit', async () => {
  const good = file('2027.json', JSON.stringify(calendarWith('2027-03-10')));
  expect(await run(['import', 'calendar', good])).toMatchObject({ code: 0 });
  const misfits = [
    calendarWith('2026-03-10'),
    calendarWith('2027-02-30'),
    { years: [...calendarWith('2027-01-01').years, ...calendarWith('2027-01-02').years] },
  ];
  for (const misfit of misfits) {
    const bad = file('bad.json', JSON.stringify(misfit));
    expect(await run(['import', 'calendar', bad], { apply: true })).toMatchObject({ code: 1, out: '' });
  }
  const noJson = file('no.json', '{');
  expect(await run(['import', 'categories', noJson], { apply: true })).toMatchObject({ code: 1 });
  expect((await run(['list', 'calendar'])).notes).toBe('0 versions of calendar');
});

it('adds a version with --apply, and keeps the one before', async () => {
  for (const date of ['2027-03-10', '2027-03-11']) {
    const path = file('2027.json', JSON.stringify(calendarWith(date)));
    expect((await run(['import', 'calendar', path], { apply: true })).code).toBe(0);
  }
  expect(JSON.parse((await run(['show', 'calendar'])).out)).toEqual(calendarWith('2027-03-11'));
  expect(JSON.parse((await run(['show', 'calendar', '1'])).out)).toEqual(calendarWith('2027-03-10'));
  expect(await run(['show', 'calendar', '3'])).toMatchObject({ code: 1, out: '' });
  expect((await run(['list'])).out).toMatch(/calendar +2 .+ operator:/);
});
