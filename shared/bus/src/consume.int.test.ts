import { createMetrics } from '@kanal/runtime';
import { startOwnNats, testNats } from '@kanal/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aPublication, busAt, keptLog, maxStoreBytes, provisionedBus, until } from '../test/bus-for-test.js';
import type { Bus } from './bus.js';
import { type ConsumeOptions, consume } from './consume.js';
import type { Delivery, Settlement } from './delivery.js';
import { provision } from './provision.js';
import { createStreamReader } from './stream-reader.js';
import { senderConsumer } from './topology.js';

const sender = senderConsumer('sms');
const ack: Settlement = { settle: 'ack' };
const idOf = ({ headers }: Delivery) => headers['Nats-Msg-Id'] ?? '';

/** Consumes the replies of the channel sms until the test ends. */
function consuming(bus: Bus, handle: ConsumeOptions['handle'], options: Partial<ConsumeOptions> = {}) {
  const consumption = consume(bus, {
    consumer: sender,
    laneOf: ({ subject }) => subject,
    maxBatch: 8,
    maxHeld: 64,
    concurrency: 2,
    handle,
    log: keptLog().log,
    metrics: createMetrics('test'),
    ...options,
  });
  onTestFinished(() => consumption.stop());
  return consumption;
}

/** Something to wait for, and what ends the wait. */
function latch(): { wait: Promise<void>; letGo: () => void } {
  let letGo = () => {};
  const wait = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { wait, letGo };
}

/** Publishes `count` replies, spread over `lanes` conversations in turn: `m0` to lane 0, `m1` to lane 1, … */
async function publishReplies(bus: Bus, count: number, lanes = count): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `m${index}`);
  await bus.publisher.publishAll(
    ids.map((id, index) => aPublication(id, `outbound.sms.lane${index % lanes}`, 'OUTBOUND')),
  );
  return ids;
}

async function left(bus: Bus): Promise<{ stored: number; pending: number }> {
  const manager = await jetstreamManager(await bus.connection());
  const [stream, consumer] = await Promise.all([
    manager.streams.info('OUTBOUND'),
    manager.consumers.info('OUTBOUND', sender.name),
  ]);
  return { stored: stream.state.messages, pending: consumer.num_ack_pending };
}

async function setConsumer(bus: Bus, config: { ack_wait?: number; max_deliver?: number }): Promise<void> {
  const manager = await jetstreamManager(await bus.connection());
  await manager.consumers.update('OUTBOUND', sender.name, config);
}

describe('consuming', () => {
  it('handles each lane in order, once per batch, and acknowledges everything', async () => {
    const bus = await provisionedBus(testNats());
    const ids = await publishReplies(bus, 400, 20);
    const handled: Delivery[] = [];
    const sizes: number[] = [];
    consuming(bus, async (batch) => {
      expect(new Set(batch.map(({ subject }) => subject)).size).toBe(batch.length);
      sizes.push(batch.length);
      await new Promise((resolve) => setTimeout(resolve, batch.length % 3));
      handled.push(...batch);
      return batch.map(() => ack);
    });
    await until(async () => (await left(bus)).stored === 0, 'everything is acknowledged');
    expect(handled.map(idOf).toSorted()).toEqual(ids.toSorted());
    for (let lane = 0; lane < 20; lane++) {
      const sequences = handled
        .filter(({ subject }) => subject.endsWith(`.lane${lane}`))
        .map((d) => d.sequence);
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    }
    expect(Math.max(...sizes)).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8);
    expect(handled[0]).toMatchObject({
      stream: 'OUTBOUND',
      consumer: 'sms-sender',
      deliveryCount: 1,
      type: 'test.v1',
    });
    expect(Math.abs((handled[0]?.publishedAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('gets back what was put back, and not what was terminated', async () => {
    const bus = await provisionedBus(testNats());
    await publishReplies(bus, 2);
    const seen: string[] = [];
    consuming(bus, async (batch) =>
      batch.map((delivery): Settlement => {
        seen.push(`${idOf(delivery)}:${delivery.deliveryCount}`);
        if (idOf(delivery) === 'm0') return { settle: 'term', reason: 'KANAL_TEST' };
        return delivery.deliveryCount < 3 ? { settle: 'nak', afterMs: 50 } : ack;
      }),
    );
    await until(async () => (await left(bus)).stored === 0, 'both are gone');
    expect(seen.toSorted()).toEqual(['m0:1', 'm1:1', 'm1:2', 'm1:3']);
    // The server tells of the terminated one, but only when it is gone from the work queue: too late to keep it.
    const advisories: string[] = [];
    await until(async () => {
      const reader = createStreamReader(bus);
      for await (const advisory of reader.read({ stream: 'ADVISORY', subject: '>', limit: 10 })) {
        advisories.push(Buffer.from(advisory.body).toString());
      }
      return advisories.length > 0;
    }, 'the advisory is stored');
    expect(JSON.parse(advisories[0] ?? '')).toMatchObject({ stream: 'OUTBOUND', reason: 'KANAL_TEST' });
  });

  it('puts a batch back whose handler failed', async () => {
    const bus = await provisionedBus(testNats());
    await publishReplies(bus, 3);
    const { log, lines } = keptLog();
    let failures = 0;
    consuming(
      bus,
      async (batch) => {
        if (batch.some(({ deliveryCount }) => deliveryCount === 1)) {
          failures++;
          throw new Error('as planned');
        }
        return batch.map(() => ack);
      },
      { log },
    );
    await until(async () => (await left(bus)).stored === 0, 'all are acknowledged at last');
    expect(failures).toBeGreaterThan(0);
    expect(lines.filter(({ msg }) => msg === 'consume.handle-failed')).toHaveLength(failures);
  });

  it('takes no more than it may hold while the handler is stuck', async () => {
    const bus = await provisionedBus(testNats());
    const ids = await publishReplies(bus, 300);
    const { wait, letGo } = latch();
    const handled: string[] = [];
    const consumption = consuming(
      bus,
      async (batch) => {
        await wait;
        handled.push(...batch.map(idOf));
        return batch.map(() => ack);
      },
      { maxHeld: 32 },
    );
    await until(() => consumption.state().held === 32, 'it holds what it may');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(consumption.state()).toMatchObject({ held: 32, running: 2 });
    expect((await left(bus)).pending).toBe(32);
    letGo();
    await until(async () => (await left(bus)).stored === 0, 'all are acknowledged');
    expect(handled.toSorted()).toEqual(ids.toSorted());
  });

  it('drops what is delivered again while it is held', async () => {
    const bus = await provisionedBus(testNats());
    const ids = await publishReplies(bus, 20, 4);
    await setConsumer(bus, { ack_wait: nanos(300) });
    const { wait, letGo } = latch();
    const handled: string[] = [];
    const consumption = consuming(bus, async (batch) => {
      await wait;
      handled.push(...batch.map(idOf));
      return batch.map(() => ack);
    });
    const manager = await jetstreamManager(await bus.connection());
    const redelivered = async () => (await manager.consumers.info('OUTBOUND', sender.name)).num_redelivered;
    await until(async () => (await redelivered()) === 20, 'all were delivered again');
    expect(consumption.state().held).toBe(20);
    // From here on nothing comes again, so what is handled twice was held twice.
    await setConsumer(bus, { ack_wait: nanos(30_000) });
    await new Promise((resolve) => setTimeout(resolve, 600));
    letGo();
    await until(async () => (await left(bus)).stored === 0, 'all are acknowledged');
    expect(handled.toSorted()).toEqual(ids.toSorted());
  });

  it('keeps deliveries alive for as long as the handler needs', async () => {
    const bus = await provisionedBus(testNats());
    await publishReplies(bus, 6, 2);
    await setConsumer(bus, { ack_wait: nanos(15_000) });
    const counts: number[] = [];
    consuming(bus, async (batch) => {
      if (counts.length === 0) await new Promise((resolve) => setTimeout(resolve, 20_000));
      counts.push(...batch.map(({ deliveryCount }) => deliveryCount));
      return batch.map(() => ack);
    });
    await until(async () => (await left(bus)).stored === 0, 'all are acknowledged', 30_000);
    expect(counts).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('handles by itself what was delivered too often', async () => {
    const bus = await provisionedBus(testNats());
    await publishReplies(bus, 40);
    const batches: { ids: string[]; counts: number[] }[] = [];
    consuming(bus, async (batch) => {
      batches.push({ ids: batch.map(idOf), counts: batch.map(({ deliveryCount }) => deliveryCount) });
      await new Promise((resolve) => setTimeout(resolve, 5));
      return batch.map((delivery) => {
        const isSuspect = Number(idOf(delivery).slice(1)) < 10;
        return isSuspect && delivery.deliveryCount < 5 ? { settle: 'nak', afterMs: 0 } : ack;
      });
    });
    await until(async () => (await left(bus)).stored === 0, 'all are acknowledged');
    const suspects = batches.filter(({ counts }) => counts.some((count) => count > 3));
    expect(suspects.length).toBe(20);
    expect(suspects.every(({ ids }) => ids.length === 1)).toBe(true);
    expect(batches.some(({ ids }) => ids.length > 1)).toBe(true);
  });

  it('gives the rest back at once when it stops, after the running handlers have ended', async () => {
    const place = testNats();
    const bus = await provisionedBus(place);
    const ids = await publishReplies(bus, 200);
    const first: string[] = [];
    const { wait, letGo } = latch();
    // How many are in the first batches depends on how the socket has brought them.
    const begun: string[] = [];
    const stopping = consuming(bus, async (batch) => {
      begun.push(...batch.map(idOf));
      await wait;
      first.push(...batch.map(idOf));
      return batch.map(() => ack);
    });
    await until(() => stopping.state().held === 64, 'it holds what it may');
    const second: string[] = [];
    const other = busAt(place);
    consuming(
      other,
      async (batch) => {
        second.push(...batch.map(idOf));
        return batch.map(() => ack);
      },
      { maxHeld: 512 },
    );
    const stopped = stopping.stop();
    // Far less than the 30 s after which the server would deliver them by itself.
    const isHandedOver = () => second.length === ids.length - begun.length;
    await until(isHandedOver, 'the other has all that was not begun', 20_000);
    expect(first).toEqual([]);
    letGo();
    await stopped;
    expect(first.toSorted()).toEqual(begun.toSorted());
    expect([...first, ...second].toSorted()).toEqual(ids.toSorted());
    expect(stopping.state()).toMatchObject({ held: 0, running: 0 });
  });

  it('waits for a consumer that is provisioned later, and for one that is made anew', async () => {
    const place = testNats();
    const bus = busAt(place);
    const handled: string[] = [];
    const consumption = consuming(bus, async (batch) => {
      handled.push(...batch.map(idOf));
      return batch.map(() => ack);
    });
    await until(() => consumption.state().problems[sender.name] !== undefined, 'it tells what is missing');
    await until(() => bus.health()?.includes('kanal provision') === true, 'the bus tells it too');
    const settings = { apply: true, log: keptLog().log, maxStoreBytes };
    await provision(bus, settings);
    await bus.publisher.publish(aPublication('one', 'outbound.sms.c', 'OUTBOUND'));
    await until(() => handled.includes('one'), 'the first is handled');
    expect(consumption.state().problems).toEqual({});
    expect(bus.health()).toBeUndefined();

    const manager = await jetstreamManager(await bus.connection());
    await manager.consumers.delete('OUTBOUND', sender.name);
    await provision(bus, settings);
    await bus.publisher.publish(aPublication('two', 'outbound.sms.c', 'OUTBOUND'));
    await until(() => handled.includes('two'), 'the second is handled');
  });

  it('handles everything when the server is killed and comes back with its store', async () => {
    const nats = await startOwnNats();
    onTestFinished(() => nats.remove());
    const bus = await provisionedBus({ url: nats.url });
    const ids = await publishReplies(bus, 2_000, 50);
    const handled = new Set<string>();
    consuming(bus, async (batch) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      for (const delivery of batch) handled.add(idOf(delivery));
      return batch.map(() => ack);
    });
    await until(() => handled.size > 200, 'some are handled');
    await nats.kill();
    await nats.restart();
    await bus.publisher.publish(aPublication('after', 'outbound.sms.after', 'OUTBOUND'));
    // Sooner than missed heartbeats (25 s) would tell: it asks again as soon as it is connected again.
    await until(() => handled.has('after'), 'what came after the restart is handled', 15_000);
    // What was on its way when the server died comes again after 30 s, as does what lost its acknowledgement.
    await until(() => handled.size === ids.length + 1, 'all are handled', 50_000);
    await until(async () => (await left(bus)).stored === 0, 'all are acknowledged', 50_000);
  });
});
