import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Publication } from '@kanal/contracts';
import { KanalError } from '@kanal/runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPublication } from '../../test/publications.js';
import { recordingLog } from '../../test/quiet-log.js';
import { openSpool, type Spool } from './spool.js';
import { drainSpool, type PublishAll } from './spool-drain.js';

let folder: string;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanal-drain-'));
  const { log } = recordingLog();
  spool = await openSpool({ folder, spoolKey: Buffer.alloc(32, 1), maxBytes: 1e6, segmentBytes: 5_000, log });
});

afterEach(async () => {
  await spool.close();
  await rm(folder, { recursive: true, force: true });
});

async function drained(publishAll: PublishAll, isConnected = () => true): Promise<void> {
  const { log } = recordingLog();
  const drain = drainSpool({ spool, publishAll, isConnected, crash: () => undefined, log, pollMs: 5 });
  try {
    await vi.waitUntil(() => spool.stats().records === 0, { timeout: 5_000, interval: 5 });
  } finally {
    await drain.stop();
  }
}

describe('drainSpool', () => {
  it('publishes everything in order under the same ids, over failures', async () => {
    for (let n = 0; n < 300; n++) await spool.append([aPublication(n)]);
    const stored = new Map<string, Publication>();
    let calls = 0;
    await drained(async (batch) => {
      // The first half of a failed batch is stored all the same, as with a broker that dies half way.
      const failing = ++calls % 3 === 1;
      const kept = failing ? batch.slice(0, batch.length / 2) : batch;
      for (const publication of kept)
        if (!stored.has(publication.id)) stored.set(publication.id, publication);
      if (failing) throw new KanalError('KANAL_BUS_UNAVAILABLE', 'away', { retryable: true });
    });
    expect([...stored.keys()]).toEqual(Array.from({ length: 300 }, (_, n) => `id-${n}`));
    expect(stored.get('id-7')).toEqual(aPublication(7));
  });

  it('waits while NATS is away', async () => {
    await spool.append([aPublication(1)]);
    let looked = 0;
    const publishedAt: number[] = [];
    await drained(
      async () => publishedAt.push(looked),
      () => ++looked > 3,
    );
    expect(publishedAt).toEqual([4]);
  });

  it('forgets nothing before its publish has succeeded', async () => {
    await spool.append([aPublication(1)]);
    const recordsWhilePublishing: number[] = [];
    await drained(async () => recordsWhilePublishing.push(spool.stats().records));
    expect(recordsWhilePublishing).toEqual([1]);
  });

  it('is not held up by a record that JetStream will never take, and keeps its file', async () => {
    await spool.append([aPublication(1), aPublication(2), aPublication(3)]);
    const stored: string[] = [];
    await drained(async (batch) => {
      if (batch.some(({ id }) => id === 'id-2')) throw new KanalError('KANAL_BUS_TOO_LARGE', 'too large');
      stored.push(...batch.map(({ id }) => id));
    });
    expect(stored).toEqual(['id-1', 'id-3']);
    expect((await readdir(folder)).filter((name) => name.endsWith('.kept'))).toHaveLength(1);
  });
});
