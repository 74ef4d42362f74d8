import { aComplaint } from '@kanal/testing';
import { beforeAll, expect, it } from 'vitest';
import { runCommand, useOwnDatabase } from '../../test/run-command.js';
import { withStore } from '../with-store.js';
import { clocks } from './clocks.js';

const complaint = aComplaint();
const { ticket, openedAt } = complaint;

beforeAll(async () => {
  await useOwnDatabase();
  await withStore((store) => store.commitComplaints([{ change: 'open', complaint }]));
});

it('explains the due date of a ticket day by day, however it is written', async () => {
  const { code, out } = await runCommand(clocks, [ticket.toLowerCase()]);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    `${ticket}  diterima`,
    '',
    'Verifikasi (batas): 3 hari kerja, jatuh tempo 26 November 2026',
    'Mulai 23 November 2026 09.00 WIB; berjalan; dasar permenpanrb-5-2025; kalender bawaan-1',
    '2026-11-23  Senin   –  hari mulai, belum dihitung',
    '2026-11-24  Selasa  hari kerja ke-1',
    '2026-11-25  Rabu    hari kerja ke-2',
    '2026-11-26  Kamis   hari kerja ke-3',
    'Jatuh tempo: Kamis, 26 November 2026',
    expect.stringMatching(/^Asumsi: .*PermenPANRB 5\/2025/),
  ]);
  expect(await runCommand(clocks, ['BTN-261123-9999999'])).toMatchObject({ code: 1, out: '' });
});

it('counts anew by an imported calendar, only with --apply, and then says what was before', async () => {
  const day = { date: '2026-11-24', name: 'Libur uji', kind: 'libur', status: 'tetap', source: 'SKB uji' };
  const data = { years: [{ year: 2026, status: 'tetap', source: 'SKB uji', days: [day] }] };
  await withStore((store) =>
    store.saveSetting({ kind: 'calendar', data, actor: 'operator:uji', at: openedAt }),
  );
  const explained = async () => (await runCommand(clocks, [ticket])).out;
  expect(await explained()).toContain('Catatan: rincian memakai kalender setelan-1+bawaan-1');

  const dry = await runCommand(clocks, ['recompute']);
  expect(dry.out).toMatch(new RegExp(`${ticket} .* 2026-11-26 +2026-11-27 `));
  expect(dry.notes).toContain('dry run');
  expect(await explained()).toContain('jatuh tempo 26 November 2026\n');

  await runCommand(clocks, ['recompute'], { apply: true });
  const now = await explained();
  expect(now).toContain('Verifikasi (batas): 3 hari kerja, jatuh tempo 27 November 2026\n');
  expect(now).toContain('2026-11-24  Selasa  –  libur: Libur uji\n');
  expect(now).toMatch(/Sebelumnya 26 November 2026 \(kalender bawaan-1, .* oleh operator:/);
  expect(now).not.toContain('Catatan:');
  expect((await runCommand(clocks, ['recompute'])).out.split('\n')).toHaveLength(1);
});

it('counts nothing by what is built in where what the agency has set cannot be read', async () => {
  await withStore((store) =>
    store.saveSetting({
      kind: 'clock-policies',
      data: { regulasi: 'lama' },
      actor: 'operator:uji',
      at: openedAt,
    }),
  );
  await expect(runCommand(clocks, ['recompute', '--apply'])).rejects.toThrow('version 1 of clock-policies');
});
