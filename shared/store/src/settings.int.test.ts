import { testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from './migrate.js';
import { createSettingStore, type SettingDocument } from './settings.js';

const { uri, database } = testDatabase();
const client = new MongoClient(uri);
const db = client.db(database);
const store = createSettingStore(db.collection<SettingDocument>('settings'));
beforeAll(() => migrate(db, { apply: true, now: Date.now }));
afterAll(() => client.close());

const at = new Date('2026-11-28T03:00:00.000Z');
const save = (kind: Parameters<typeof store.saveSetting>[0]['kind'], data: unknown, actor = 'operator:uji') =>
  store.saveSetting({ kind, data, actor, at });

it('adds versions without a gap, however many save at once, and keeps each', async () => {
  const numbers = Array.from({ length: 12 }, (_, i) => i);
  const saved = await Promise.all(
    numbers.map((number) => save('templates', { number }, `operator:${number}`)),
  );
  expect(saved.toSorted((a, b) => a - b)).toEqual(numbers.map((number) => number + 1));
  for (const [number, version] of saved.entries()) {
    expect(await store.findSetting('templates', version)).toEqual({
      kind: 'templates',
      version,
      at,
      actor: `operator:${number}`,
      data: { number },
    });
  }
  expect((await store.settingHistory('templates', 3)).map(({ version }) => version)).toEqual([12, 11, 10]);
});

it('gives the newest of each kind, and nothing for one that was never set', async () => {
  const words = { 'jl.rusak': 1, $harga: 2, __proto: 3 };
  await save('category-model', { words: {} });
  await save('category-model', { words });
  await save('calendar', { years: [] });
  const latest = await store.latestSettings(['category-model', 'calendar', 'categories']);
  expect([...latest.keys()].toSorted()).toEqual(['calendar', 'category-model']);
  expect(latest.get('category-model')).toMatchObject({ version: 2, data: { words } });
  expect(await store.latestSettings([])).toEqual(new Map());
  expect(await store.findSetting('calendar', 2)).toBeUndefined();
});

it('gives a value that somebody broke as one that fits nothing, and the others as they are', async () => {
  const version = await save('categories', { categories: [] });
  await db
    .collection('settings')
    .updateOne({ kind: 'categories', version }, { $set: { json: '{"categories":' } });
  await save('calendar', { years: [1] });
  const latest = await store.latestSettings(['categories', 'calendar']);
  expect(latest.get('categories')).toMatchObject({ version, data: undefined });
  expect(latest.get('calendar')).toMatchObject({ data: { years: [1] } });
});
