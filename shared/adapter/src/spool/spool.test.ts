import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPublication } from '../../test/publications.js';
import { recordingLog } from '../../test/quiet-log.js';
import { openSpool, type Spool, type SpoolOptions } from './spool.js';

let folder: string;
let open: Spool[] = [];

async function openTest(options: Partial<SpoolOptions> = {}): Promise<Spool> {
  const spool = await openSpool({
    folder,
    spoolKey: Buffer.alloc(32, 1),
    maxBytes: 1_000_000,
    log: recordingLog().log,
    ...options,
  });
  open.push(spool);
  return spool;
}

async function drainedIds(spool: Spool): Promise<string[]> {
  const ids: string[] = [];
  for (let segment = await spool.oldest(); segment; segment = await spool.oldest()) {
    ids.push(...segment.publications.map(({ id }) => id));
    await segment.remove();
  }
  return ids;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanal-spool-'));
});

afterEach(async () => {
  for (const spool of open) await spool.close().catch(() => undefined);
  open = [];
  await rm(folder, { recursive: true, force: true });
});

describe('spool', () => {
  it('gives back what was appended, as it was, in order, once', async () => {
    const spool = await openTest();
    await spool.append([aPublication(1), aPublication(2)]);
    await spool.append([aPublication(3)]);
    expect(spool.stats().records).toBe(3);
    const segment = await spool.oldest();
    expect(segment?.publications[1]).toEqual(aPublication(2));
    await segment?.remove();
    expect(await spool.oldest()).toBeUndefined();
    expect(spool.stats()).toEqual({ bytes: 0, records: 0 });
  });

  it('keeps everything over a restart, also what came after a drain had begun', async () => {
    const first = await openTest();
    await first.append([aPublication(1)]);
    await first.oldest();
    await first.append([aPublication(2)]);
    await first.close();
    expect(await drainedIds(await openTest())).toEqual(['id-1', 'id-2']);
  });

  it('takes many appends at once into few writes, and keeps their order', async () => {
    const spool = await openTest({ segmentBytes: 10_000 });
    await Promise.all(Array.from({ length: 500 }, (_, n) => spool.append([aPublication(n)])));
    expect((await readdir(folder)).filter((name) => name.endsWith('.spool')).length).toBeGreaterThan(0);
    expect(await drainedIds(spool)).toEqual(Array.from({ length: 500 }, (_, n) => `id-${n}`));
  });

  it('promises nothing before the disk has synced it, and syncs once for all who wait', async () => {
    const spool = await openTest();
    await spool.append([aPublication(0)]);
    const handle = await openFile(join(folder, 'any'), 'w');
    const prototype = Object.getPrototypeOf(handle) as Pick<FileHandle, 'datasync'>;
    await handle.close();
    let release = (): void => undefined;
    const synced = new Promise<void>((resolve) => {
      release = resolve;
    });
    const datasync = vi.spyOn(prototype, 'datasync').mockImplementation(() => synced);
    try {
      let promised = 0;
      const appends = [1, 2, 3, 4, 5].map(async (n) => {
        await spool.append([aPublication(n)]);
        promised++;
      });
      await expect.poll(() => datasync.mock.calls.length).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(promised).toBe(0);
      release();
      await Promise.all(appends);
      expect(datasync.mock.calls.length).toBeLessThanOrEqual(2);
    } finally {
      datasync.mockRestore();
    }
  });

  it('refuses what would go over its bytes, and takes again when it was drained', async () => {
    const spool = await openTest({ maxBytes: 2_000 });
    await spool.append([aPublication(1, 1_000)]);
    await expect(spool.append([aPublication(2, 1_000)])).rejects.toMatchObject({ code: 'KANAL_SPOOL_FULL' });
    expect(spool.hasRoom(1_000)).toBe(false);
    await drainedIds(spool);
    await spool.append([aPublication(2, 1_000)]);
    expect(spool.stats().records).toBe(1);
  });

  it('counts what is still being written against its bytes', async () => {
    const spool = await openTest({ maxBytes: 3_000 });
    const settled = await Promise.allSettled([1, 2, 3, 4].map((n) => spool.append([aPublication(n, 1_000)])));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  });

  it('rejects when the disk does not take it, and goes on when it does again', async () => {
    const spool = await openTest();
    await spool.append([aPublication(1)]);
    await drainedIds(spool);
    await rm(folder, { recursive: true });
    await expect(spool.append([aPublication(2)])).rejects.toMatchObject({ code: 'KANAL_SPOOL_FAILED' });
    await mkdir(folder);
    await spool.append([aPublication(3)]);
    expect(await drainedIds(spool)).toEqual(['id-3']);
  });

  it('cuts a torn tail and says so', async () => {
    const first = await openTest();
    await first.append([aPublication(1)]);
    await first.append([aPublication(2)]);
    await first.close();
    const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.spool'));
    const path = join(folder, file);
    await truncate(path, (await readFile(path)).byteLength - 1);
    const { log, lines } = recordingLog();
    expect(await drainedIds(await openTest({ log }))).toEqual(['id-1']);
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'spool.tail-cut', records: 1 }));
  });

  it('is for one process at a time', async () => {
    await openTest();
    await expect(openTest()).rejects.toMatchObject({ code: 'KANAL_SPOOL_LOCKED' });
  });

  it('takes over from a process that died with the lock', async () => {
    await writeFile(join(folder, 'lock'), '2147483646 12345');
    await expect(openTest()).resolves.toBeDefined();
  });

  it('takes over from an earlier process that had the pid of a living one', async () => {
    await writeFile(join(folder, 'lock'), `${process.ppid} 1`);
    await expect(openTest()).resolves.toBeDefined();
  });

  it('does not start with another key, and does not touch the records', async () => {
    const first = await openTest();
    await first.append([aPublication(1)]);
    await first.close();
    await expect(openTest({ spoolKey: Buffer.alloc(32, 2) })).rejects.toMatchObject({
      code: 'KANAL_SPOOL_KEY',
    });
    expect(await drainedIds(await openTest())).toEqual(['id-1']);
  });
});
