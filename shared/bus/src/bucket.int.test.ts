import { startOwnNats, testNats } from '@kanal/testing';
import { Kvm } from '@nats-io/kv';
import { describe, expect, it, onTestFinished } from 'vitest';
import { provisionedBus } from '../test/bus-for-test.js';
import { openBucket } from './bucket.js';

const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`);

const bytes = (text: string) => Buffer.from(text);

describe('a bucket', () => {
  it('gives each write of a batch the revision the bucket itself tells', async () => {
    const bus = await provisionedBus(testNats());
    const sends = await openBucket(bus, 'sends');
    const revisions = await Promise.all(keys(100).map((key) => sends.write(key, bytes(`1 ${key}`), 0)));
    const later = await Promise.all(
      keys(100).map((key, at) => sends.write(key, bytes(`2 ${key}`), revisions[at] ?? 0)),
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
    const others = await Promise.all(
      [first, first, await provisionedBus(place)].map((each) => openBucket(each, 'sends')),
    );
    const wanted = await Promise.all(
      others.flatMap((sends, who) => [
        ...keys(30).map((key) => sends.write(key, bytes(`claim ${who}`), 0)),
        ...keys(30).map((key) => sends.write(`${key}-of-${who}`, bytes('own'), 0)),
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
    const sends = await openBucket(bus, 'sends');
    const old = (await sends.write('a', bytes('one'), 0)) ?? 0;
    const newest = (await sends.write('a', bytes('two'), old)) ?? 0;
    expect(await sends.write('a', bytes('three'), old)).toBeUndefined();
    const [late, fresh] = await Promise.all([
      sends.write('a', bytes('three'), old),
      sends.write('b', bytes('one'), 0),
    ]);
    expect([late, fresh === undefined]).toEqual([undefined, false]);
    expect(await sends.read('a')).toMatchObject({ revision: newest });
  });

  it('lists keys by their filter, and forgets those whose time is over', async () => {
    const bus = await provisionedBus(testNats());
    const state = await openBucket(bus, 'state');
    // Many at once: a time to live must also be taken in a batch.
    const written = await Promise.all(
      keys(40).map((key, at) => state.write(`sms.${key}`, bytes(key), 0, at % 2 ? { ttlMs: 1_000 } : {})),
    );
    const { values } = await bus.metrics.batchSize.get();
    expect(values.find(({ metricName }) => metricName?.endsWith('_sum'))?.value).toBe(40);
    await state.write('x.token', bytes('secret'), 0);
    expect(await state.keys('x.>')).toEqual(['x.token']);
    await expect.poll(async () => (await state.keys('sms.>')).length, { timeout: 10_000 }).toBe(20);
    expect(await state.read('sms.k1')).toBeUndefined();
    // A key that has gone is written like one that never was; one that stays is not touched by its neighbours' end.
    expect(await state.write('sms.k1', bytes('again'), 0)).toBeGreaterThan(0);
    expect((await state.read('sms.k2'))?.revision).toBe(written[2]);
    expect(await state.keys('nobody.>')).toEqual([]);
  });

  it('takes a key that somebody has removed by hand for one that is not there', async () => {
    const bus = await provisionedBus(testNats());
    const state = await openBucket(bus, 'state');
    await state.write('sms.a', bytes('one'), 0);
    await (await new Kvm(await bus.connection()).open('state')).delete('sms.a');
    expect(await state.read('sms.a')).toBeUndefined();
    expect(await state.write('sms.a', bytes('two'), 0)).toBeGreaterThan(0);
    expect(await state.write('sms.a', bytes('three'), 0)).toBeUndefined();
    expect(Buffer.from((await state.read('sms.a'))?.value ?? []).toString()).toBe('two');
  });

  it('keeps every value it has confirmed when the broker is killed in the middle', async () => {
    const nats = await startOwnNats();
    onTestFinished(() => nats.remove());
    const bus = await provisionedBus({ url: nats.url });
    const sends = await openBucket(bus, 'sends');
    const writing = keys(1_500).map((key) => sends.write(key, bytes(key), 0));
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
