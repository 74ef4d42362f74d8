import { randomBytes } from 'node:crypto';
import { stableId } from '@kanal/contracts';
import { sketchOf } from '@kanal/domain';
import { createLog } from '@kanal/runtime';
import { anInboundMessage, testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import type { ComparableComplaint, SimilarityDocument } from './similarity/comparable.js';
import type { GroupDocument } from './similarity/roots.js';
import { connectStore, type Store } from './store.js';

const { uri, database } = testDatabase();
const keyRing = createKeyRing(new Map([[1, randomBytes(32)]]));
const blindIndex = createBlindIndex(randomBytes(32));
const log = createLog({ service: 'test', level: 'fatal' });
const client = new MongoClient(uri, { promoteBuffers: true });
const db = client.db(database);
const similarities = db.collection<SimilarityDocument>('similarities');
const groups = db.collection<GroupDocument>('groups');
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
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

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
    sketch: sketchOf(wordsOf(text)),
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
