import { startOwnNats, testNats } from '@kanal/testing';
import { Kvm } from '@nats-io/kv';
import { describe, expect, it, onTestFinished } from 'vitest';
import { provisionedBus } from '../test/bus-for-test.js';
import { openSends } from './sends.js';

const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`);

describe('the bucket of the send ledger', () => {
  it('gives each write of a batch the revision the bucket itself tells', async () => {
    const bus = await provisionedBus(testNats());
    const sends = await openSends(bus);
    const revisions = await Promise.all(keys(100).map((key) => sends.write(key, `1 ${key}`, 0)));
    const later = await Promise.all(
      keys(100).map((key, at) => sends.write(key, `2 ${key}`, revisions[at] ?? 0)),
    );
    const { values } = await bus.metrics.batchSize.get();
    expect(values.find(({ metricName }) => metricName?.endsWith('_sum'))?.value).toBe(200);
    const bucket = await new Kvm(await bus.connection()).open('sends');
    for (const [at, key] of keys(100).entries()) {
      expect((await bucket.get(key))?.revision).toBe(later[at]);
      expect(Buffer.from((await sends.read(key))?.value ?? []).toString()).toBe(`2 ${key}`);
    }
    expect(await sends.read('nobody')).toBeUndefined();
  });

  it('lets one of many writers have a key, and the other keys of their batches through', async () => {
    const place = testNats();
    const first = await provisionedBus(place);
    const others = await Promise.all([first, first, await provisionedBus(place)].map(openSends));
    const wanted = await Promise.all(
      others.flatMap((sends, who) => [
        ...keys(30).map((key) => sends.write(key, `claim ${who}`, 0)),
        ...keys(30).map((key) => sends.write(`${key}-of-${who}`, 'own', 0)),
      ]),
    );
    const own = wanted.filter((_, at) => at % 60 >= 30);
    expect(own.every((revision) => revision !== undefined)).toBe(true);
    for (const at of keys(30).keys()) {
      expect(others.filter((_, who) => wanted[who * 60 + at] !== undefined)).toHaveLength(1);
    }
  });

  it('refuses a revision that is not the newest, alone and in a batch', async () => {
    const bus = await provisionedBus(testNats());
    const sends = await openSends(bus);
    const old = (await sends.write('a', 'one', 0)) ?? 0;
    const newest = (await sends.write('a', 'two', old)) ?? 0;
    expect(await sends.write('a', 'three', old)).toBeUndefined();
    const [late, fresh] = await Promise.all([sends.write('a', 'three', old), sends.write('b', 'one', 0)]);
    expect([late, fresh === undefined]).toEqual([undefined, false]);
    expect(await sends.read('a')).toMatchObject({ revision: newest });
  });

  it('keeps every value it has confirmed when the broker is killed in the middle', async () => {
    const nats = await startOwnNats();
    onTestFinished(() => nats.remove());
    const bus = await provisionedBus({ url: nats.url });
    const sends = await openSends(bus);
    const writing = keys(1_500).map((key) => sends.write(key, key, 0));
    await Promise.race(writing.slice(400, 401));
    await nats.kill();
    await nats.restart();
    const settled = await Promise.allSettled(writing);
    for (const [at, key] of keys(1_500).entries()) {
      const outcome = settled[at];
      // A write that was stored and whose answer was lost is repeated, and must not lose against itself.
      expect(outcome).toMatchObject({ status: 'fulfilled', value: expect.any(Number) });
      const kept = await sends.read(key);
      expect(kept?.revision).toBe(outcome?.status === 'fulfilled' ? outcome.value : undefined);
    }
  });
});
