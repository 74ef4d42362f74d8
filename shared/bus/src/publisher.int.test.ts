import { startOwnNats, testNats } from '@kanal/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aPublication, busAt, provisionedBus, until } from '../test/bus-for-test.js';
import type { Bus } from './bus.js';
import { createStreamReader } from './stream-reader.js';

/** Every id that lies in a stream, in order, one entry per stored message. */
async function storedIds(bus: Bus, stream: 'INBOUND' | 'OUTBOUND' | 'REPARSE'): Promise<string[]> {
  const ids: string[] = [];
  for await (const message of createStreamReader(bus).read({ stream, subject: '>', limit: 100_000 })) {
    ids.push(message.headers['Nats-Msg-Id'] ?? '');
  }
  return ids;
}

async function count(bus: Bus, outcome: string, stream: string): Promise<number> {
  const { values } = await bus.metrics.published.get();
  return values.find(({ labels }) => labels.outcome === outcome && labels.stream === stream)?.value ?? 0;
}

async function batches(bus: Bus): Promise<{ count: number; messages: number; refused: number }> {
  const { values } = await bus.metrics.batchSize.get();
  const of = (suffix: string) => values.find(({ metricName }) => metricName?.endsWith(suffix))?.value ?? 0;
  const refused = (await bus.metrics.batchesRefused.get()).values[0]?.value ?? 0;
  return { count: of('_count'), messages: of('_sum'), refused };
}

const ids = (count: number, prefix = 'm') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('publishing', () => {
  let where: ReturnType<typeof testNats>;
  beforeAll(() => {
    where = testNats();
  });

  it('stores a lone message as a plain publish, and tells a repetition', async () => {
    const bus = await provisionedBus(where);
    expect(await bus.publisher.publish(aPublication('lone'))).toMatchObject({ duplicate: false });
    expect(await bus.publisher.publish(aPublication('lone'))).toMatchObject({ duplicate: true });
    expect(await storedIds(bus, 'INBOUND')).toEqual(['lone']);
    expect((await batches(bus)).count).toBe(0);
  });

  it('stores 300 concurrent messages once each, in a few batches', async () => {
    const bus = await provisionedBus(testNats());
    const published = await Promise.all(ids(300).map((id) => bus.publisher.publish(aPublication(id))));
    expect(published.every(({ duplicate }) => !duplicate)).toBe(true);
    expect(await storedIds(bus, 'INBOUND')).toEqual(ids(300));
    expect(await batches(bus)).toEqual({ count: 3, messages: 300, refused: 0 });
  });

  it('resolves a batch that holds an id already stored message by message', async () => {
    const bus = await provisionedBus(testNats());
    await bus.publisher.publish(aPublication('m3'));
    const published = await bus.publisher.publishAll(ids(10).map((id) => aPublication(id)));
    expect(published.map(({ duplicate }) => duplicate)).toEqual(ids(10).map((id) => id === 'm3'));
    expect((await storedIds(bus, 'INBOUND')).toSorted()).toEqual(ids(10).toSorted());
    expect((await batches(bus)).refused).toBe(1);
  });

  it('never puts one id twice into a batch', async () => {
    const bus = await provisionedBus(testNats());
    const twice = ids(20).flatMap((id) => [aPublication(id), aPublication(id)]);
    const published = await bus.publisher.publishAll(twice);
    expect(published.filter(({ duplicate }) => duplicate)).toHaveLength(20);
    expect(await storedIds(bus, 'INBOUND')).toEqual(ids(20));
    expect((await batches(bus)).refused).toBe(0);
    expect(await count(bus, 'stored', 'INBOUND')).toBe(20);
  });

  it('keeps the same id in two streams apart', async () => {
    const bus = await provisionedBus(testNats());
    const published = await bus.publisher.publishAll([
      aPublication('same'),
      aPublication('same', 'reparse.sms', 'REPARSE'),
    ]);
    expect(published).toMatchObject([{ duplicate: false }, { duplicate: false }]);
  });

  it('publishes one by one where the stream does not allow atomic batches', async () => {
    const place = testNats();
    const first = await provisionedBus(place);
    const manager = await jetstreamManager(await first.connection());
    await manager.streams.update('INBOUND', { allow_atomic: false } as never);
    const bus = busAt(place);
    await until(() => bus.health() === undefined, 'the streams are known');
    await bus.publisher.publishAll(ids(300).map((id) => aPublication(id)));
    expect((await storedIds(bus, 'INBOUND')).toSorted()).toEqual(ids(300).toSorted());
    expect(await batches(bus)).toEqual({ count: 0, messages: 0, refused: 0 });
  });

  it('rejects what is larger than the server takes, and only that', async () => {
    const bus = await provisionedBus(testNats());
    const large = { ...aPublication('large'), body: new Uint8Array(1_100_000) };
    const settled = await Promise.allSettled([
      bus.publisher.publish(aPublication('small')),
      bus.publisher.publish(large),
    ]);
    expect(settled[0]).toMatchObject({ status: 'fulfilled' });
    expect(settled[1]).toMatchObject({ reason: { code: 'KANAL_BUS_TOO_LARGE', retryable: false } });
  });

  it('rejects what would break out of its header, and only that', async () => {
    const bus = await provisionedBus(testNats());
    const settled = await Promise.allSettled([
      bus.publisher.publish(aPublication('good')),
      bus.publisher.publish({ ...aPublication('bad'), headers: { traceparent: 'a\r\nNats-Rollup: all' } }),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await storedIds(bus, 'INBOUND')).toEqual(['good']);
  });

  it('rejects at once when the stream is full', async () => {
    const bus = await provisionedBus(testNats());
    const manager = await jetstreamManager(await bus.connection());
    await manager.streams.update('INBOUND', { max_bytes: 3_000 });
    const settled = await Promise.allSettled(ids(6).map((id) => bus.publisher.publish(aPublication(id))));
    const codes = settled.map((each) => (each.status === 'rejected' ? each.reason.code : 'stored'));
    expect(codes).toContain('stored');
    expect(codes).toContain('KANAL_BUS_FULL');
    expect(codes).toHaveLength(6);
    expect((await storedIds(bus, 'INBOUND')).length).toBe(codes.filter((code) => code === 'stored').length);
  });

  it('settles by the deadline when the stream does not exist', async () => {
    const bus = busAt(testNats());
    await bus.connection();
    await expect(bus.publisher.publish(aPublication('a'), { deadlineMs: 400 })).rejects.toMatchObject({
      code: 'KANAL_BUS_UNAVAILABLE',
      retryable: true,
    });
  });

  it('settles by the deadline when NATS is away, and publishes when it comes', async () => {
    const nats = await startOwnNats();
    onTestFinished(() => nats.remove());
    await nats.kill();
    const bus = busAt({ url: nats.url });
    await expect(bus.publisher.publish(aPublication('a'), { deadlineMs: 200 })).rejects.toMatchObject({
      code: 'KANAL_BUS_UNAVAILABLE',
    });
    expect(bus.health()).toBe('not connected to NATS');
    await nats.restart();
    await provisionedBus({ url: nats.url });
    expect(await bus.publisher.publish(aPublication('b'))).toMatchObject({ duplicate: false });
  });

  it('settles by the deadline when the broker hangs', async () => {
    const nats = await startOwnNats();
    const bus = await provisionedBus({ url: nats.url });
    process.kill(nats.pid, 'SIGSTOP');
    onTestFinished(async () => {
      await nats.remove();
    });
    const failures: unknown[] = [];
    for (const id of ids(200)) {
      bus.publisher.publish(aPublication(id), { deadlineMs: 300 }).catch((error) => failures.push(error));
    }
    // Well before an attempt is given up (5 s) or the connection is (9 s): the deadline is the caller's own.
    await until(() => failures.length === 200, 'every caller has an answer', 3_000);
    expect(new Set(failures.map((error) => (error as { code?: string }).code))).toEqual(
      new Set(['KANAL_BUS_UNAVAILABLE']),
    );
    // A hung broker is told from a slow one by its silence to pings.
    await until(() => !bus.isConnected(), 'the hung broker is noticed');
    process.kill(nats.pid, 'SIGCONT');
    expect(await bus.publisher.publish(aPublication('after'))).toMatchObject({ duplicate: false });
  });

  it('stores each confirmed id exactly once when the broker is killed in the middle', async () => {
    const nats = await startOwnNats();
    onTestFinished(() => nats.remove());
    const bus = await provisionedBus({ url: nats.url });
    const all = ids(4_000);
    const publishing = all.map((id) => bus.publisher.publish(aPublication(id), { deadlineMs: 25_000 }));
    await Promise.race(publishing.slice(1_000, 1_001));
    await nats.kill();
    await nats.restart();
    const settled = await Promise.allSettled(publishing);
    const confirmed = all.filter((_, index) => settled[index]?.status === 'fulfilled');
    const stored = await storedIds(bus, 'INBOUND');
    expect(new Set(stored).size).toBe(stored.length);
    expect(confirmed.filter((id) => !stored.includes(id))).toEqual([]);
    // Nothing was left undone either: the outage was shorter than the deadline.
    expect(confirmed).toHaveLength(all.length);
  });
});
