import { randomBytes } from 'node:crypto';
import { type ComplaintEvent, stableId } from '@kanal/contracts';
import {
  builtInPolicies,
  type ClockPolicies,
  type ComplaintState,
  calendarOf,
  calendarSchema,
  clocksStartedBy,
  type WarningPercent,
} from '@kanal/domain';
import { createLog } from '@kanal/runtime';
import { aComplaint, testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recount, ToldWarning } from './clocks.js';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import type { ComplaintDocument } from './documents.js';
import { connectStore, type Store } from './store.js';

const { uri, database } = testDatabase();
const client = new MongoClient(uri);
const complaints = client.db(database).collection<ComplaintDocument>('complaints');
const calendar = calendarOf();
const zone = 'Asia/Jakarta';
const at = new Date('2026-11-24T09:00:00+07:00');
let store: Store;

beforeAll(async () => {
  const keyRing = createKeyRing(new Map([[1, randomBytes(32)]]));
  const blindIndex = createBlindIndex(randomBytes(32));
  store = connectStore({
    uri,
    database,
    keyRing,
    blindIndex,
    log: createLog({ service: 'test', level: 'fatal' }),
  });
  await store.migrate({ apply: true, now: Date.now });
});
afterAll(async () => {
  await store.close();
  await client.close();
});

/** A complaint that was opened with the clock of verification. */
async function open(policies: ClockPolicies = builtInPolicies) {
  const complaint = aComplaint({ policies });
  expect(await store.commitComplaints([{ change: 'open', complaint }])).toEqual(['done']);
  return complaint;
}

const documentOf = (id: string) => complaints.findOne({ _id: id });
const close = (id: string, state: ComplaintState) => complaints.updateOne({ _id: id }, { $set: { state } });

function told(
  { id, ticket, clocks }: Awaited<ReturnType<typeof open>>,
  percent: WarningPercent,
): ToldWarning {
  const [clock] = clocks;
  if (!clock) throw new Error('no clock');
  const payload: ComplaintEvent = {
    ...{
      schemaVersion: 3,
      id: stableId(id, String(percent)),
      event: 'clock-warning',
      complaintId: id,
      ticket,
    },
    ...{
      state: 'diterima',
      channel: 'sms',
      at: at.toISOString(),
      clock: clock.name,
      kind: clock.kind,
      percent,
    },
    ...{ dueOn: clock.dueOn, isPrediction: false },
  };
  const entry = { id: payload.id, kind: 'event', createdAt: at, dueAt: at, trace: {}, payload } as const;
  return { clock, percent, entry };
}

const pausable: ClockPolicies = {
  ...builtInPolicies,
  regulasi: builtInPolicies.regulasi.map((regulation) => ({
    ...regulation,
    batas: {
      ...regulation.batas,
      verifikasi: { ...regulation.batas.verifikasi, jedaSaatMenungguPelapor: true },
    },
  })),
};

describe('the clocks of a complaint', () => {
  it('are written with it, and found when the first warning is due', async () => {
    const { id, ticket, clocks } = await open();
    expect((await store.findClocks(ticket))?.clocks).toEqual(clocks);
    const first = new Date('2026-11-25T12:00:00+07:00');
    expect((await documentOf(id))?.clocksNextAt).toEqual(first);
    const due = async (ms: number) =>
      (await store.dueWarnings(new Date(ms), 1_000)).some((complaint) => complaint.id === id);
    expect(await due(first.getTime() - 1)).toBe(false);
    expect(await due(first.getTime())).toBe(true);
  });

  it('start once, however many start them, and pass over a complaint that is not there', async () => {
    const { id } = await open();
    const later = clocksStartedBy('diterima', at.getTime(), { policies: pausable, calendar, zone }).map(
      (clock) => ({
        ...clock,
        name: 'tindak-lanjut-pertama' as const,
      }),
    );
    const results = await Promise.all(Array.from({ length: 8 }, () => store.startClocks(id, later)));
    expect(results.toSorted()).toEqual(['done', ...Array<string>(7).fill('unchanged')]);
    expect((await documentOf(id))?.clocks?.map(({ name }) => name)).toEqual([
      'verifikasi',
      'tindak-lanjut-pertama',
    ]);
    expect(await store.startClocks('nobody', later)).toBe('gone');
  });

  it('are all there when different ones are changed at the same time', async () => {
    const { id } = await open(pausable);
    const [clock] = clocksStartedBy('diterima', at.getTime(), { policies: pausable, calendar, zone });
    if (!clock) throw new Error('no clock');
    const names = ['tindak-lanjut-pertama', 'penyelesaian', 'tutup-otomatis'] as const;
    await Promise.all([
      ...names.map((name) => store.startClocks(id, [{ ...clock, name }])),
      store.pauseClock(id, 'verifikasi', at),
    ]);
    const stored = (await documentOf(id))?.clocks ?? [];
    expect(stored.map(({ name }) => name).toSorted()).toEqual(['verifikasi', ...names].toSorted());
    expect(stored.find(({ name }) => name === 'verifikasi')?.pauses).toEqual([{ from: at }]);
  });

  it('wait for nothing while they stand still, and for nothing once they are stopped', async () => {
    const { id } = await open(pausable);
    expect(await store.pauseClock(id, 'verifikasi', at)).toBe('done');
    expect(await documentOf(id)).not.toHaveProperty('clocksNextAt');
    const by = { at: new Date('2026-11-26T09:00:00+07:00'), actor: 'operator:uji' };
    expect(await store.resumeClock(id, 'verifikasi', { policies: pausable, calendar }, by)).toBe('done');
    expect(await documentOf(id)).toMatchObject({
      clocks: [{ dueOn: '2026-11-30', history: [{ dueOn: '2026-11-26' }] }],
      clocksNextAt: expect.any(Date),
    });
    expect(await store.stopClock(id, 'verifikasi', by.at)).toBe('done');
    expect(await store.stopClock(id, 'verifikasi', by.at)).toBe('unchanged');
    expect(await documentOf(id)).not.toHaveProperty('clocksNextAt');
  });
});

describe('a warning', () => {
  it('is noted together with what tells of it, once, whoever notes it', async () => {
    const complaint = await open();
    const [half, most] = [told(complaint, 50), told(complaint, 80)];
    const results = await Promise.all([
      store.markWarned(complaint.id, [half]),
      store.markWarned(complaint.id, [half, most]),
      store.markWarned(complaint.id, [half, most]),
    ]);
    expect(results).toContain('done');
    const stored = await documentOf(complaint.id);
    expect(stored?.clocks?.[0]?.warned).toEqual([50, 80]);
    expect(stored?.outbox.map(({ id }) => id)).toEqual([half.entry.id, most.entry.id]);
    expect(stored?.clocksNextAt).toEqual(new Date('2026-11-27T00:00:00+07:00'));
    expect(await store.markWarned(complaint.id, [half, most])).toBe('unchanged');
    expect(await store.markWarned(complaint.id, [told(complaint, 100)])).toBe('done');
    expect(await documentOf(complaint.id)).not.toHaveProperty('clocksNextAt');
  });
});

describe('counting anew', () => {
  const of2026 = calendar.years.get(2026);
  const extra = { date: '2026-11-24', name: 'Libur uji', kind: 'libur', status: 'tetap', source: 'SKB uji' };
  const data = calendarSchema.parse({ years: [{ ...of2026, days: [...(of2026?.days ?? []), extra] }] });
  const rules = { policies: builtInPolicies, calendar: calendarOf({ version: 7, data }) };
  const recompute = async (apply: boolean) => {
    const seen: Recount[] = [];
    const by = { at, actor: 'operator:uji', apply, onRecount: (recount: Recount) => seen.push(recount) };
    await store.recomputeClocks(rules, by);
    return seen;
  };

  it('touches open complaints only, keeps what was before, and tells before it writes', async () => {
    const [running, closed, merged, told50] = [await open(), await open(), await open(), await open()];
    await store.markWarned(told50.id, [told(told50, 50)]);
    await close(closed.id, 'selesai');
    await close(merged.id, 'digabung');
    const dry = await recompute(false);
    const ids = dry.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([running.id, told50.id]));
    expect(ids).not.toContain(closed.id);
    expect(ids).not.toContain(merged.id);
    expect((await documentOf(running.id))?.clocks).toEqual(running.clocks);

    expect((await recompute(true)).map(({ id }) => id)).toEqual(ids);
    expect(await documentOf(running.id)).toMatchObject({
      clocks: [
        {
          dueOn: '2026-11-27',
          calendarVersion: rules.calendar.version,
          history: [{ at, actor: 'operator:uji', dueOn: '2026-11-26', calendarVersion: calendar.version }],
        },
      ],
      clocksNextAt: new Date('2026-11-26T12:00:00+07:00'),
    });
    // Half of it was told; so the next is 80 percent.
    expect((await documentOf(told50.id))?.clocksNextAt).toEqual(new Date('2026-11-27T09:36:00+07:00'));
    for (const { id, clocks } of [closed, merged]) expect((await documentOf(id))?.clocks).toEqual(clocks);
    expect(await recompute(true)).toEqual([]);
  });
});
