import type { CrashPoint } from '@kanal/runtime';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, citizen, type Routing, startRouting } from '../test/routing.js';

let routing: Routing;
let client: MongoClient;
beforeAll(async () => {
  routing = await startRouting();
  client = new MongoClient(routing.where.uri);
});
afterAll(async () => {
  await client?.close();
  await routing?.stop();
});

const idOf = async (message: Parameters<Routing['complaintOf']>[0]) =>
  (await routing.complaintOf(message))?.complaint._id ?? '';
const membersWith = async (message: Parameters<Routing['complaintOf']>[0]) =>
  (await routing.store.groupOf(await idOf(message)))?.members.map(({ id }) => id);

/** Two citizens who write the same; nobody else writes of it. */
function neighbours(text: string) {
  const [first, second] = [citizen(), citizen()];
  return { one: first({ text, ...at(0) }), two: second({ text, ...at(1) }), second };
}

describe('a router that is killed', () => {
  it.each<[CrashPoint, string]>([
    [
      'router.after-commit',
      'Jembatan bambu dekat pasar roboh tadi malam, anak sekolah tidak bisa menyeberang sungai',
    ],
    [
      'router.after-settle',
      'Sampah menumpuk di terminal angkutan kota sudah dua pekan, truk pengangkut tidak pernah datang',
    ],
    [
      'router.after-outbox-publish',
      'Antrean pembuatan akta kelahiran di kecamatan berjam-jam, loket hanya buka satu sampai siang',
    ],
  ])('at %s: the complaint is compared once and answered once', async (point, text) => {
    const { one, two } = neighbours(text);
    await routing.route([one]);
    await expect(routing.route([two], point)).rejects.toThrow('killed');
    const isCompared = point !== 'router.after-commit';
    expect(await membersWith(two)).toEqual(isCompared ? [await idOf(one), await idOf(two)] : undefined);
    await routing.route([two]);
    await routing.route([two]);
    await routing.sweepAt(Date.now() + 60_000);
    expect(await membersWith(two)).toEqual([await idOf(one), await idOf(two)]);
    expect(await routing.repliesTo(two)).toHaveLength(1);
  });

  it('before a complaint is compared, which is secret by the time it is delivered again: it is not compared', async () => {
    const { one, two, second } = neighbours(
      'Lampu penerangan jalan menuju puskesmas mati semua, pengendara motor sering terperosok lubang',
    );
    await routing.route([one]);
    await expect(routing.route([two], 'router.after-commit')).rejects.toThrow('killed');
    await routing.route([second({ text: 'RAHASIA', ...at(2) })]);
    await routing.route([two]);
    expect((await routing.complaintOf(two))?.complaint.secret).toBe(true);
    const noted = client.db(routing.where.database).collection<{ _id: string }>('similarities');
    const kept = await noted.findOne({ _id: await idOf(two) });
    expect(Object.keys(kept ?? {}).sort()).toEqual(['_id', 'notedAt', 'schemaVersion', 'withdrawnAt']);
    expect(await membersWith(one)).toBeUndefined();
  });
});
