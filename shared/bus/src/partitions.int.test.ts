import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createMetrics } from '@kanal/runtime';
import { buildProgram, startOwnNats } from '@kanal/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aPublication, busAt, keptLog, provisionedBus, until } from '../test/bus-for-test.js';
import type { Bus } from './bus.js';
import { type ConsumeOptions, consume } from './consume.js';
import { ackWaitMs } from './consumer-configs.js';
import type { Settlement } from './delivery.js';
import { inboundConsumers } from './topology.js';

const names = inboundConsumers.map(({ name }) => name);

async function ownBus() {
  const nats = await startOwnNats();
  onTestFinished(() => nats.remove());
  return { url: nats.url, bus: await provisionedBus({ url: nats.url }) };
}

/** Takes the partitions until the test ends, and notes who handled what. */
function partitionsOf(bus: Bus, who: string, notes: string[], handle?: ConsumeOptions['handle']) {
  const consumption = consume(bus, {
    consumer: inboundConsumers,
    laneOf: ({ subject }) => subject,
    maxBatch: 16,
    maxHeld: 64,
    concurrency: 2,
    handle: async (batch): Promise<readonly Settlement[]> => {
      for (const { consumer } of batch) notes.push(`${consumer} ${who}`);
      return (await handle?.(batch)) ?? batch.map(() => ({ settle: 'ack' }));
    },
    log: keptLog().log,
    metrics: createMetrics('test'),
  });
  onTestFinished(() => consumption.stop());
  return consumption;
}

let serial = 0;

/** One message for each partition. */
async function publishRound(bus: Bus): Promise<void> {
  const round = serial++;
  await bus.publisher.publishAll(
    names.map((_, partition) => aPublication(`p${partition}-${round}`, `inbound.sms.${partition}.c`)),
  );
}

async function unsettled(bus: Bus): Promise<number> {
  const manager = await jetstreamManager(await bus.connection());
  const infos = await Promise.all(names.map((name) => manager.consumers.info('INBOUND', name)));
  return infos.reduce((sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending, 0);
}

describe('partitions', () => {
  it('are each served to exactly one of two processes, which hands them over when it stops', async () => {
    const { url, bus } = await ownBus();
    const notes: string[] = [];
    const one = partitionsOf(bus, 'one', notes);
    const two = partitionsOf(busAt({ url }), 'two', notes);
    for (let round = 0; round < 20; round++) await publishRound(bus);
    await until(async () => (await unsettled(bus)) === 0, 'all are settled');
    expect(notes).toHaveLength(20 * names.length);
    expect(new Set(notes).size).toBe(names.length);
    expect([...one.state().served, ...two.state().served].toSorted()).toEqual(names);

    await one.stop();
    notes.length = 0;
    await publishRound(bus);
    await until(
      async () => (await unsettled(bus)) === 0,
      'all are settled by the other, before a pin would time out',
      4_500,
    );
    expect(notes.toSorted()).toEqual(names.map((name) => `${name} two`));
  });

  it('stay with a process whose handler is stuck: order is kept, nobody else begins the next message', async () => {
    const { url, bus } = await ownBus();
    const notes: string[] = [];
    let letGo = () => {};
    const stuck = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    // It holds 4 of each partition at most, so that there is no room left and its place must be kept all the same.
    const one = partitionsOf(bus, 'one', notes, async (batch) => {
      await stuck;
      return batch.map(() => ({ settle: 'ack' }));
    });
    for (let round = 0; round < 6; round++) await publishRound(bus);
    await until(() => one.state().held === 64, 'it holds what it may');
    const two = partitionsOf(busAt({ url }), 'two', notes);
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect(two.state().served).toEqual([]);
    letGo();
    await until(async () => (await unsettled(bus)) === 0, 'all are settled');
    expect(notes.filter((note) => note.endsWith('two'))).toEqual([]);
    expect(notes).toHaveLength(6 * names.length);
  });

  it('are taken over when their process is killed', async () => {
    const { url, bus } = await ownBus();
    const program = await buildProgram(new URL('../test/consuming-child.ts', import.meta.url));
    onTestFinished(() => program.remove());
    const child = program.start({ NATS_URL: url });
    const byChild: string[] = [];
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => byChild.push(line));
    await publishRound(bus);
    await until(() => byChild.length === names.length, 'the child serves every partition');

    const notes: string[] = [];
    const heir = partitionsOf(bus, 'heir', notes);
    await publishRound(bus);
    await until(() => byChild.length === 2 * names.length, 'the child still serves every partition');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    // What the server was still sending to the dead process comes back after `ackWaitMs`; what is published later
    // is the heir's as soon as the pin's timeout is over. The first sign of that is a message of each partition.
    await until(
      async () => {
        await publishRound(bus);
        await new Promise((resolve) => setTimeout(resolve, 500));
        return heir.state().served.length === names.length;
      },
      'the heir serves every partition',
      20_000,
    );
    await until(async () => (await unsettled(bus)) === 0, 'all are settled', ackWaitMs + 20_000);
    expect(new Set(notes).size).toBe(names.length);
  }, 120_000);
});
