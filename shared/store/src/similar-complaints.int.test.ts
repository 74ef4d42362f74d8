import { randomBytes } from 'node:crypto';
import { stableId } from '@kanal/contracts';
import { normalise, sketchOf } from '@kanal/domain';
import { createLog } from '@kanal/runtime';
import { anAssessment, anInboundMessage, testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import type { ComparableComplaint, SimilarityDocument } from './similarity/comparable.js';
import { connectStore, type Store } from './store.js';

const { uri, database } = testDatabase();
const keyRing = createKeyRing(new Map([[1, randomBytes(32)]]));
const blindIndex = createBlindIndex(randomBytes(32));
const log = createLog({ service: 'test', level: 'fatal' });
const client = new MongoClient(uri, { promoteBuffers: true });
const db = client.db(database);
const similarities = db.collection<SimilarityDocument>('similarities');
const connect = () => connectStore({ uri, database, keyRing, blindIndex, log });
let store: Store;
let other: Store;

beforeAll(async () => {
  store = connect();
  other = connect();
  await store.migrate({ apply: true, now: Date.now });
});
afterAll(async () => {
  await Promise.all([store.close(), other.close(), client.close()]);
});

const start = Date.parse('2026-11-24T03:00:00.000Z');
const minutes = (count: number) => new Date(start + count * 60_000);

let districts = 0;
/** A district that no other test writes about. */
const nextDistrict = () => `99.${String(Math.floor(districts / 90) + 10)}.${String((districts++ % 90) + 10)}`;

let serial = 0;
function about(text: string, of: Partial<Omit<ComparableComplaint, 'sketch'>> = {}): ComparableComplaint {
  return {
    id: stableId('similar', database, String(serial++)),
    secret: false,
    anonymous: false,
    places: [],
    at: minutes(0),
    sketch: sketchOf(normalise(text)),
    ...of,
  };
}

/** Five hundred ways to write of one flood: no two of one wording, some a word long, some a small story. */
function floodVariants(district: string): ComparableComplaint[] {
  const openings = ['Banjir', 'Tolong pak, banjir', 'Sudah kebanjiran', 'Rumah kami terendam', 'Air naik'];
  const places = [
    'di perumahan kami',
    'dekat pasar',
    'di belakang sekolah',
    'sepanjang gang',
    'sampai masjid',
  ];
  const depths = ['setinggi lutut', 'sepinggang orang dewasa', 'masuk kamar', 'tinggal atap', '50 cm'];
  const pleas = ['butuh perahu', 'anak kecil menangis', 'belum ada bantuan', 'listrik ikut padam'];
  return Array.from({ length: 500 }, (_, i) => {
    const pick = (list: readonly string[], step: number) => list[Math.floor(i / step) % list.length] ?? '';
    const text = `${pick(openings, 1)} ${pick(places, 5)} ${pick(depths, 25)}, ${pick(pleas, 125)}`;
    const village = i % 3 === 0 ? `${district}.2${String(i % 9).padStart(3, '0')}` : district;
    return about(text, { places: [village], at: minutes(i) });
  });
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** Who represents whom, as the database has it. */
async function groupsOf(complaints: readonly ComparableComplaint[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const found = await similarities.find({ _id: { $in: complaints.map(({ id }) => id) } }).toArray();
  expect(found).toHaveLength(complaints.length);
  for (const { _id, group = _id } of found) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}

const viral =
  'Jalan raya di depan pabrik sepatu berlubang dalam sekali dan tadi malam seorang pengendara motor jatuh, sudah tiga bulan warga mengeluh tidak ada perbaikan dari dinas';

describe('what many write about one thing', () => {
  it('is one group, in 500 wordings of one flood', async () => {
    const flood = floodVariants(nextDistrict());
    for (const batch of chunks(flood, 32)) await store.suggestSimilar(batch, minutes(600));
    expect([...(await groupsOf(flood)).values()]).toEqual([500]);
  });

  it('is one group, in 500 copies of one post with and without a remark', async () => {
    const copies = Array.from({ length: 500 }, (_, i) =>
      about(i % 2 === 0 ? `RT @akun${i} ${viral}` : `${viral} tolong viralkan ${i}`, { at: minutes(i) }),
    );
    for (const batch of chunks(copies, 16)) await store.suggestSimilar(batch, minutes(600));
    expect([...(await groupsOf(copies)).values()]).toEqual([500]);
    const [root] = await groupsOf(copies);
    const withKeys = await similarities.countDocuments({
      _id: { $in: copies.map(({ id }) => id) },
      'keys.0': { $exists: true },
    });
    expect(withKeys).toBe(1);
    expect(await store.findSimilar(about(viral, { at: minutes(500) }))).toEqual([
      { id: root?.[0], similarity: expect.any(Number), reasons: ['same-text'] },
    ]);
  });
});

describe('complaints that may not be seen together', () => {
  it('are never grouped: not in one batch, not one after the other, not by a second router', async () => {
    const place = { places: [nextDistrict()] };
    const realms = [
      { secret: false, anonymous: false },
      { secret: false, anonymous: true },
      { secret: true, anonymous: false },
      { secret: true, anonymous: true },
    ];
    const text = `Banjir di kampung kami sudah setinggi pinggang orang dewasa ${viral}`;
    const batches = Array.from({ length: 3 }, () =>
      realms.map((flags) => about(text, { ...place, ...flags })),
    );
    for (const batch of batches) {
      await Promise.all([store.suggestSimilar(batch, minutes(1)), other.suggestSimilar(batch, minutes(1))]);
    }
    const all = batches.flat();
    expect([...(await groupsOf(all)).values()]).toEqual([3, 3, 3, 3]);
    const found = await similarities.find({ _id: { $in: all.map(({ id }) => id) } }).toArray();
    const realmOfId = new Map(found.map(({ _id, realm }) => [_id, realm]));
    for (const { realm, group } of found) if (group) expect(realmOfId.get(group)).toBe(realm);
  });

  it('leave their group and come back by no redelivery; what they represented goes on without them', async () => {
    const place = { places: [nextDistrict()] };
    const [first, second, third, fourth, fifth] = Array.from({ length: 5 }, (_, i) =>
      about('Banjir masuk rumah', { ...place, at: minutes(i) }),
    );
    if (!first || !second || !third || !fourth || !fifth) throw new Error('five');
    const by = { actor: 'router', reason: 'menjadi rahasia' };
    await store.suggestSimilar([first], minutes(1));
    await store.suggestSimilar([second, third], minutes(2));
    // Before anything was noted of it.
    await store.withdrawFromGroups([fourth.id], { ...by, at: minutes(3) });
    await Promise.all([
      store.withdrawFromGroups([first.id], { ...by, at: minutes(3) }),
      other.suggestSimilar([first, second, fourth, fifth], minutes(4)),
    ]);
    await store.suggestSimilar([fourth, first], minutes(5));
    const left = await similarities.find({ _id: { $in: [first.id, fourth.id] } }).toArray();
    for (const one of left) {
      expect(Object.keys(one).toSorted()).toEqual(
        expect.not.arrayContaining(['keys', 'group', 'likeness', 'key', 'sealed']),
      );
    }
    const sizes = await groupsOf([second, third, fifth]);
    expect([...sizes]).toEqual([[expect.any(String), 3]]);
    expect([second.id, third.id, fifth.id]).toContain([...sizes.keys()][0]);
    const late = about('Banjir masuk rumah', { ...place, at: minutes(6) });
    expect(await store.suggestSimilar([late], minutes(6))).toMatchObject([{ group: [...sizes.keys()][0] }]);
  });
});

describe('several routers, and the same again', () => {
  it('make one group of what many routers note at one moment', async () => {
    for (let round = 0; round < 8; round++) {
      const place = { places: [nextDistrict()] };
      const flood = Array.from({ length: 12 }, (_, i) =>
        about('Banjir masuk rumah', { ...place, at: minutes(i) }),
      );
      await Promise.all(
        flood.map((complaint, i) =>
          (i % 2 === 0 ? store : other).suggestSimilar([complaint], minutes(i % 3)),
        ),
      );
      const sizes = await groupsOf(flood);
      expect([...sizes.values()]).toEqual([12]);
      const [root = ''] = sizes.keys();
      expect(await similarities.findOne({ _id: root })).toMatchObject({ keys: expect.any(Array) });
    }
  });

  it('undo a circle, should one ever be closed', async () => {
    const place = { places: [nextDistrict()] };
    const flood = Array.from({ length: 3 }, (_, i) =>
      about('Banjir masuk rumah', { ...place, at: minutes(i) }),
    );
    const ids = flood.map(({ id }) => id);
    await store.suggestSimilar(flood.slice(0, 2), minutes(1));
    await Promise.all(
      [0, 1].map((i) =>
        similarities.updateOne(
          { _id: ids[i] ?? '' },
          { $set: { group: ids[1 - i] ?? '' }, $unset: { keys: '' } },
        ),
      ),
    );
    await store.suggestSimilar(flood, minutes(2));
    await store.suggestSimilar(flood, minutes(2));
    expect([...(await groupsOf(flood)).values()]).toEqual([3]);
  });

  it('say the same again, and finish what was begun', async () => {
    const place = { places: [nextDistrict()] };
    const flood = Array.from({ length: 9 }, (_, i) =>
      about('Banjir masuk rumah', { ...place, at: minutes(i) }),
    );
    // As crashes leave them: noted, and nothing more.
    for (let i = 0; i < 4; i++) await store.noteSimilarity(flood.slice(i, i + 1), minutes(i * 20));
    const first = await store.suggestSimilar(flood, minutes(90));
    const stored = async () => JSON.stringify(await similarities.find({}).sort({ _id: 1 }).toArray());
    const before = await stored();
    for (const again of [flood, flood.slice(3), flood.toReversed()])
      await other.suggestSimilar(again, minutes(9));
    expect(await stored()).toBe(before);
    expect(await store.suggestSimilar(flood, minutes(10))).toHaveLength(8);
    expect(first).toHaveLength(8);
    expect([...(await groupsOf(flood)).values()]).toEqual([9]);
  });
});

describe('the index', () => {
  it('lets no more than some representatives share a key, whatever is said in one district on one day', async () => {
    const place = { places: [nextDistrict()] };
    const unlike = Array.from({ length: 60 }, (_, i) =>
      about(`kata${i} lain${i} sama${i} sekali${i} beda${i}`, { ...place, at: minutes(i) }),
    );
    for (const batch of chunks(unlike, 4)) await store.suggestSimilar(batch, minutes(100));
    const keys = (await similarities.find({ _id: { $in: unlike.map(({ id }) => id) } }).toArray()).flatMap(
      (one) => one.keys ?? [],
    );
    const holders = keys.reduce(
      (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1),
      new Map<string, number>(),
    );
    expect(Math.max(...holders.values())).toBeGreaterThanOrEqual(32);
    expect(Math.max(...holders.values())).toBeLessThanOrEqual(32 + 4);
  });

  it('holds neither words nor places, and leads nowhere without the key', async () => {
    const complaint = about(
      'Pungutan seragam di sekolah dasar kami dua juta rupiah per siswa, kuitansi tidak diberikan, wali murid takut',
      {
        places: [nextDistrict()],
      },
    );
    await store.noteSimilarity([complaint], minutes(1));
    const stored = await similarities.findOne({ _id: complaint.id });
    expect(Object.keys(stored ?? {}).toSorted()).toEqual([
      '_id',
      'key',
      'keys',
      'notedAt',
      'realm',
      'schemaVersion',
      'sealed',
    ]);
    const stranger = connectStore({
      uri,
      database,
      keyRing,
      blindIndex: createBlindIndex(randomBytes(32)),
      log,
    });
    expect(await store.findSimilar({ ...complaint, id: 'x' })).toHaveLength(1);
    expect(await stranger.findSimilar({ ...complaint, id: 'x' })).toEqual([]);
    await stranger.close();
  });
});

describe('the list of groups', () => {
  it('shows open complaints of the group’s realm, and no group that was dismissed or settled', async () => {
    const place = { places: [nextDistrict()] };
    const messages = Array.from({ length: 4 }, () => anInboundMessage());
    await store.commitComplaints(
      messages.map((message, i) => ({
        change: 'open',
        complaint: {
          id: message.id,
          ticket: `BTN-261124-G${String(i).padStart(6, '0')}`,
          state: 'diterima',
          serial: 1,
          message,
          openedAt: minutes(i),
          assessment: anAssessment(),
          marks: {},
          entries: [],
        },
      })),
    );
    const noted = messages.map(({ id }, i) => about('Banjir masuk rumah', { ...place, id, at: minutes(i) }));
    await store.suggestSimilar(noted, minutes(5));
    const mine = async () =>
      (await store.listGroups(50)).filter(({ members }) => members.some(({ id }) => id === messages[1]?.id));
    expect((await mine()).map(({ members }) => members.map(({ ticket }) => ticket.slice(-1)))).toEqual([
      ['0', '1', '2', '3'],
    ]);
    const complaints = db.collection<{ _id: string }>('complaints');
    // Its flag is written, its withdrawal is yet to come.
    await complaints.updateOne({ _id: messages[2]?.id ?? '' }, { $set: { secret: true } });
    expect((await mine())[0]?.members).toHaveLength(3);
    const [group] = await mine();
    await complaints.updateMany(
      { _id: { $in: messages.slice(2).map(({ id }) => id) } },
      { $set: { state: 'selesai' } },
    );
    expect(await mine()).toHaveLength(1);
    await complaints.updateOne({ _id: messages[0]?.id ?? '' }, { $set: { state: 'selesai' } });
    expect(await mine()).toEqual([]);
    await complaints.updateMany({}, { $set: { state: 'diterima' } });
    const by = { actor: 'operator:x', reason: 'dua kejadian', at: minutes(9) };
    expect(await store.dismissGroup(group?.id ?? '', by)).toBe(true);
    expect(await store.dismissGroup(group?.id ?? '', by)).toBe(false);
    expect(await mine()).toEqual([]);
    await store.suggestSimilar(noted, minutes(10));
    expect(await mine()).toEqual([]);
    // Whoever represents the same members afterwards.
    await store.withdrawFromGroups([messages[0]?.id ?? ''], by);
    expect(await mine()).toEqual([]);
    const left = await store.groupOf(messages[1]?.id ?? '');
    expect(left).toMatchObject({ id: messages[1]?.id, state: 'dismissed' });
    expect(await store.groupOf(messages[0]?.id ?? '')).toBeUndefined();
  });
});
