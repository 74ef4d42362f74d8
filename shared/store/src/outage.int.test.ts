import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '@kanal/runtime';
import { anInboundMessage, startOwnMongo, testDatabase } from '@kanal/testing';
import { MongoBulkWriteError, MongoServerError, MongoWriteConcernError } from 'mongodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startStallingProxy } from '../test/stalling-proxy.js';
import { createBlindIndex } from './crypto/blind-index.js';
import { createKeyRing } from './crypto/key-ring.js';
import { connectStore } from './store.js';
import { isTransientStoreError } from './store-error.js';

describe('an outage', () => {
  it('is told from a fault by every error of an engine killed under load', async () => {
    const engine = await startOwnMongo();
    const store = connectStore({
      uri: engine.uri,
      database: 'outage',
      keyRing: createKeyRing(new Map([[1, randomBytes(32)]])),
      blindIndex: createBlindIndex(randomBytes(32)),
      log: createLog({ service: 'test', level: 'silent' }),
    });
    let isOver = false;
    onTestFinished(async () => {
      isOver = true;
      await store.close();
      await engine.remove();
    });
    await store.migrate({ apply: true, now: Date.now });
    const errors: unknown[] = [];
    const workers = Array.from({ length: 8 }, async (_, worker) => {
      while (!isOver) {
        const messages = Array.from({ length: 16 }, () => anInboundMessage());
        try {
          if (worker < 2) await store.findLatestComplaints(messages.map((message) => message.conversation));
          else await store.insertReceipts(messages);
        } catch (error) {
          errors.push(error);
        }
      }
    });
    await sleep(500);
    await engine.kill();
    await expect.poll(() => store.health(), { timeout: 20_000 }).toBeDefined();
    await engine.restart();
    await expect.poll(() => store.health(), { timeout: 20_000 }).toBeUndefined();
    isOver = true;
    await Promise.all(workers);
    expect(errors.some((error) => error instanceof MongoBulkWriteError)).toBe(true);
    expect(errors.filter((error) => !isTransientStoreError(error))).toEqual([]);
    const [known] = (await store.insertReceipts([anInboundMessage()])).values();
    expect(known).toBe('new');
  });

  it.each([
    { label: 'an insert', command: 'insert' },
    { label: 'an update in a transaction', command: 'update' },
  ])(
    'is $label that is never answered, while the database looks well',
    async ({ command }) => {
      const proxy = await startStallingProxy(testDatabase().uri);
      const store = connectStore({
        ...testDatabase(),
        uri: proxy.uri,
        keyRing: createKeyRing(new Map([[1, randomBytes(32)]])),
        blindIndex: createBlindIndex(randomBytes(32)),
        callTimeoutMs: 500,
        log: createLog({ service: 'test', level: 'silent' }),
      });
      onTestFinished(async () => {
        await store.close();
        await proxy.close();
      });
      await store.migrate({ apply: true, now: Date.now });
      const messages = [anInboundMessage(), anInboundMessage({ externalId: 'second' })];
      const settled = messages.map(({ id }) => ({ id, outcome: 'set-aside' as const, reasons: [] }));
      const work = async () => {
        await store.insertReceipts(messages);
        await store.settleReceipts(settled, new Date());
      };
      proxy.stall(command);
      await work().catch((error: unknown) => expect(isTransientStoreError(error)).toBe(true));
      proxy.release();
      await work();
      const found = await store.findMessages(messages.map(({ id }) => id));
      expect([...found.values()].map(({ receipt }) => receipt.state)).toEqual(['settled', 'settled']);
    },
    120_000,
  );

  it.each([
    ['a majority that did not answer in time', new MongoWriteConcernError(writeConcernFailed())],
    ['a label of the server', new MongoServerError({ code: 1, errorLabels: ['RetryableWriteError'] })],
    ['a primary that steps down', new MongoServerError({ code: 189 })],
  ])('is %s', (_, error) => {
    expect(isTransientStoreError(error)).toBe(true);
  });

  it.each([
    ['a refused permission', new MongoServerError({ code: 13 })],
    ['a duplicate key', new MongoServerError({ code: 11000 })],
    ['a bug', new TypeError('x is not a function')],
  ])('is not %s', (_, error) => {
    expect(isTransientStoreError(error)).toBe(false);
  });
});

function writeConcernFailed(): ConstructorParameters<typeof MongoWriteConcernError>[0] {
  return { ok: 1, writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } };
}
