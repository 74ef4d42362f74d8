import { randomBytes } from 'node:crypto';
import { categoryModelSchema, isHeldBack } from '@kanal/domain';
import { testDatabase } from '@kanal/testing';
import { beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../test/run-command.js';
import type { Arguments } from '../command.js';
import { withStore } from '../with-store.js';
import { category } from './category.js';

beforeAll(async () => {
  const { uri, database } = testDatabase();
  const secret = () => randomBytes(32).toString('base64');
  Object.assign(process.env, {
    MONGODB_URI: uri,
    MONGODB_DATABASE: database,
    KANAL_STORE_KEYS: `1:${secret()}`,
    KANAL_BLIND_INDEX_KEY: secret(),
  });
  await withStore((store) => store.migrate({ apply: true, now: Date.now }));
});

const run = (words: readonly string[], of: Partial<Arguments> = {}) => runCommand(category, words, of);

const confirmAll = (code: string, isAbout: (i: number) => boolean, at: Date) =>
  withStore(async (store) => {
    for (let i = 0; i < 40; i++) {
      if (!isAbout(i)) continue;
      const words = { known: ['berhenti'], others: ['getek'] };
      await store.confirmCategory({ complaintId: `aduan-${i}`, category: code, words, by: 'uji', at });
    }
  });
const modelOf = () =>
  withStore(async (store) => (await store.latestSettings(['category-model'])).get('category-model'));

it('refuses words that it cannot use', async () => {
  await expect(async () => run([])).rejects.toThrow('confirm, train or report');
  await expect(async () => run(['confirm', 'T-1'])).rejects.toThrow('a ticket and a category');
  await expect(async () => run(['confirm', 'T-1', 'agama'], { class: 'x' })).rejects.toThrow('which class');
  expect(await run(['confirm', 'T-1', 'bukan'])).toMatchObject({
    code: 1,
    notes: expect.stringContaining('topik-lainnya'),
  });
  expect(await run(['confirm', 'T-1', 'agama'], { apply: true })).toMatchObject({ code: 1 });
});

it('learns from what was confirmed, tells how well, and stores only with --apply', async () => {
  await confirmAll('perhubungan', () => true, new Date('2026-11-28T03:00:00.000Z'));
  expect(await run(['train'])).toMatchObject({ code: 0, notes: expect.stringContaining('dry run') });
  expect(await modelOf()).toBeUndefined();
  expect((await run(['train'], { apply: true })).out).toMatch(/new .+ 1\.000[\s\S]+version 1/);
  const model = categoryModelSchema.parse((await modelOf())?.data);
  expect(model.words.map(({ word }) => word)).toEqual(['berhenti', 'getek']);
  expect((await run(['report'])).out).toMatch(/version 1 .+1\.000 +1\.000/);
});

it('does not store a worse model unless told to', async () => {
  await confirmAll('kesehatan', (i) => !isHeldBack(`aduan-${i}`), new Date('2026-11-28T04:00:00.000Z'));
  expect(await run(['train'], { apply: true })).toMatchObject({
    code: 1,
    notes: expect.stringContaining('worse'),
  });
  expect((await modelOf())?.version).toBe(1);
  expect(await run(['train'], { apply: true, evenIfWorse: true })).toMatchObject({ code: 0 });
  expect((await modelOf())?.version).toBe(2);
  const reported = JSON.parse((await run(['report'], { json: true })).out);
  expect(reported).toMatchObject({ version: 2, confirmed: 40, top1: 0 });
  expect((await run(['report'])).out).toMatch(/perhubungan +kesehatan/);
});
