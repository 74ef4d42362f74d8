import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Publication } from '@kanal/contracts';
import { KanalError } from '@kanal/runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPublication } from '../../test/publications.js';
import { recordingLog } from '../../test/quiet-log.js';
import { openSpool, type Spool } from './spool.js';
import { drainSpool, type PublishEach } from './spool-drain.js';

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

const stored = {};
const away = () => new KanalError('KANAL_BUS_UNAVAILABLE', 'away', { retryable: true });
const full = () => new KanalError('KANAL_BUS_FULL', 'full', { retryable: true });

function start(publishEach: PublishEach, isConnected = () => true) {
  const { log } = recordingLog();
  return drainSpool({ spool, publishEach, isConnected, crash: () => undefined, log, pollMs: 5 });
}

async function drained(publishEach: PublishEach, isConnected?: () => boolean): Promise<void> {
  const drain = start(publishEach, isConnected);
  try {
    await vi.waitUntil(() => spool.stats().records === 0, { timeout: 5_000, interval: 5 });
  } finally {
    await drain.stop();
  }
}

describe('drainSpool', () => {
  it('publishes everything in order under the same ids, over failures', async () => {
    for (let n = 0; n < 300; n++) await spool.append([aPublication(n)]);
    const kept = new Map<string, Publication>();
    let calls = 0;
    await drained(async (batch) => {
      // The first half of a failed batch is stored all the same, as with a broker that dies half way.
      const half = ++calls % 3 === 1 ? batch.length / 2 : batch.length;
      return batch.map((publication, at) => {
        if (at >= half) return away();
        if (!kept.has(publication.id)) kept.set(publication.id, publication);
        return stored;
      });
    });
    expect([...kept.keys()]).toEqual(Array.from({ length: 300 }, (_, n) => `id-${n}`));
    expect(kept.get('id-7')).toEqual(aPublication(7));
  });

  it('waits while NATS is away', async () => {
    await spool.append([aPublication(1)]);
    let looked = 0;
    const publishedAt: number[] = [];
    await drained(
      async () => {
        publishedAt.push(looked);
        return [stored];
      },
      () => ++looked > 3,
    );
    expect(publishedAt).toEqual([4]);
  });

  it('forgets nothing before its publish has succeeded', async () => {
    await spool.append([aPublication(1)]);
    const recordsWhilePublishing: number[] = [];
    await drained(async () => {
      recordsWhilePublishing.push(spool.stats().records);
      return [stored];
    });
    expect(recordsWhilePublishing).toEqual([1]);
  });

  it('is not held up by a record that JetStream will never take, and keeps its file', async () => {
    await spool.append([aPublication(1), aPublication(2), aPublication(3)]);
    const kept: string[] = [];
    await drained(async (batch) =>
      batch.map(({ id }) => {
        if (id === 'id-2') return new KanalError('KANAL_BUS_TOO_LARGE', 'too large');
        kept.push(id);
        return stored;
      }),
    );
    expect(kept).toEqual(['id-1', 'id-3']);
    expect((await readdir(folder)).filter((name) => name.endsWith('.kept'))).toHaveLength(1);
  });

  it.each([
    { label: 'while there is room for them', maxBytes: 1e6 },
    { label: 'in a spool that is full itself', maxBytes: 12_000 },
  ])(
    'is not held up by records of a stream that is full, $label; they follow later',
    async ({ maxBytes }) => {
      await spool.close();
      const { log } = recordingLog();
      spool = await openSpool({ folder, spoolKey: Buffer.alloc(32, 1), maxBytes, segmentBytes: 5_000, log });
      // The first segment is all of one stream, the others are mixed.
      const isOfFullStream = (n: number) => n < 20 || n % 5 === 0;
      let appended = 0;
      while (spool.hasRoom(400) && appended < 60) {
        const stream = isOfFullStream(appended) ? 'STATUS' : 'INBOUND';
        await spool.append([{ ...aPublication(appended++, 200), stream }]);
      }
      const kept = new Set<string>();
      let isFull = true;
      const drain = start(async (batch) =>
        batch.map(({ id, stream }) => {
          if (isFull && stream === 'STATUS') return full();
          kept.add(id);
          return stored;
        }),
      );
      const all = Array.from({ length: appended }, (_, n) => n);
      await vi.waitUntil(() => kept.size === all.filter((n) => !isOfFullStream(n)).length, {
        timeout: 5_000,
      });
      isFull = false;
      await vi.waitUntil(() => spool.stats().records === 0, { timeout: 5_000 });
      await drain.stop();
      expect(kept).toEqual(new Set(all.map((n) => `id-${n}`)));
    },
  );
});
