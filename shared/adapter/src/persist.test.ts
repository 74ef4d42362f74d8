import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPublication } from '../test/publications.js';
import { recordingLog } from '../test/quiet-log.js';
import { createPersist, type PersistOptions } from './persist.js';
import { openSpool, type Spool } from './spool/spool.js';

let folder: string;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanal-persist-'));
  spool = await openSpool({ folder, spoolKey: Buffer.alloc(32), maxBytes: 1_000, log: recordingLog().log });
});

afterEach(async () => {
  await spool.close();
  await rm(folder, { recursive: true, force: true });
});

async function persisted(options: Partial<PersistOptions>, bytes = 40) {
  const published: string[][] = [];
  const reached: string[] = [];
  const persist = createPersist({
    publishAll: async (publications) => published.push(publications.map(({ id }) => id)),
    isConnected: () => true,
    spool,
    deadlineMs: 100,
    crash: (point) => reached.push(point),
    log: recordingLog().log,
    ...options,
  });
  const where = await persist([aPublication(1, bytes), aPublication(2, bytes)]);
  const spooled = (await spool.oldest())?.publications.map(({ id }) => id) ?? [];
  return { where, published, spooled, reached };
}

it('publishes when NATS is there', async () => {
  expect(await persisted({})).toEqual({
    where: 'published',
    published: [['id-1', 'id-2']],
    spooled: [],
    reached: ['ingest.after-publish'],
  });
});

it('spools all of them when a publish fails, under the same ids', async () => {
  const publishAll = () => Promise.reject(new Error('timeout'));
  expect(await persisted({ publishAll })).toMatchObject({
    where: 'spooled',
    spooled: ['id-1', 'id-2'],
    reached: ['ingest.after-spool'],
  });
});

it('does not wait for NATS when it is away', async () => {
  expect(await persisted({ isConnected: () => false })).toMatchObject({
    where: 'spooled',
    published: [],
    spooled: ['id-1', 'id-2'],
  });
});

it('says that nothing is kept when the spool is full as well', async () => {
  expect(await persisted({ isConnected: () => false }, 600)).toMatchObject({
    where: 'nowhere',
    spooled: [],
    reached: [],
  });
});
