import { startOwnNats, testNats } from '@kanal/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { nanos } from '@nats-io/nats-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aPublication, busAt, keptLog, maxStoreBytes, provisionedBus, until } from '../test/bus-for-test.js';
import type { Bus } from './bus.js';
import { openMediaFiles } from './media-files.js';
import type { Change } from './plan-change.js';
import { provision } from './provision.js';
import { createStreamReader } from './stream-reader.js';
import { consumerSpecs } from './topology.js';

const run = (bus: Bus, apply: boolean, bytes = maxStoreBytes) =>
  provision(bus, { apply, log: keptLog().log, maxStoreBytes: bytes });
const actions = (changes: readonly Change[]) => [...new Set(changes.map(({ action }) => action))];

describe('provisioning', () => {
  it('says what it would create without doing it, creates it, and then has nothing to do', async () => {
    const bus = busAt(testNats());
    expect(actions(await run(bus, false))).toEqual(['create']);
    expect(actions(await run(bus, false))).toEqual(['create']);
    const created = await run(bus, true);
    expect(actions(created)).toEqual(['create']);
    expect(created.filter(({ kind }) => kind === 'stream')).toHaveLength(11);
    expect(created.filter(({ kind }) => kind === 'consumer')).toHaveLength(consumerSpecs.length);
    expect(actions(await run(bus, true))).toEqual(['keep']);
  });

  it('reports drift and puts it right, fields of others untouched', async () => {
    const bus = await provisionedBus(testNats());
    const manager = await jetstreamManager(await bus.connection());
    await manager.streams.update('STATUS', { description: 'ours', max_age: nanos(86_400_000) });
    await manager.consumers.update('STATUS', 'router-status', { ack_wait: nanos(5_000) });
    const plan = (await run(bus, false)).filter(({ action }) => action !== 'keep');
    expect(plan).toMatchObject([
      { name: 'STATUS', action: 'update', drift: [{ field: 'max_age', is: 86_400_000_000_000 }] },
      { name: 'STATUS/router-status', action: 'update', drift: [{ field: 'ack_wait' }] },
    ]);
    await run(bus, true);
    expect(actions(await run(bus, true))).toEqual(['keep']);
    expect((await manager.streams.info('STATUS')).config.description).toBe('ours');
  });

  it('refuses what would lose messages and does the rest', async () => {
    const bus = await provisionedBus(testNats());
    const manager = await jetstreamManager(await bus.connection());
    await manager.streams.update('STATUS', { max_age: 0 });
    await manager.streams.update('DLQ', { max_bytes: 1_000 });
    const changes = (await run(bus, true)).filter(({ action }) => action !== 'keep');
    expect(changes).toMatchObject([
      { name: 'STATUS', action: 'refuse', reason: expect.stringContaining('max_age') },
      { name: 'DLQ', action: 'update' },
    ]);
    expect((await manager.streams.info('STATUS')).config.max_age).toBe(0);
  });

  it('says that the server has too little room', async () => {
    const bus = busAt(testNats());
    await expect(run(bus, true, 1e15)).rejects.toMatchObject({ code: 'KANAL_BUS_FULL' });
  });

  it('makes buckets that the client libraries take for their own', async () => {
    const bus = await provisionedBus(testNats());
    const sends = await new Kvm(await bus.connection()).open('sends');
    await sends.create('a', 'sending');
    await expect(sends.create('a', 'sending')).rejects.toThrow(/wrong last sequence/);
    expect((await sends.get('a'))?.string()).toBe('sending');
    const files = await openMediaFiles(bus);
    await files.putBlob({ name: 'f' }, new Uint8Array([1, 2]));
    expect([...((await files.getBlob('f')) ?? [])]).toEqual([1, 2]);
  });
});

describe('reading a stream', () => {
  it('gives what lies at a subject, in order, from a place, up to a limit', async () => {
    const bus = await provisionedBus(testNats());
    for (const id of ['a', 'b', 'c', 'd']) {
      await bus.publisher.publish(
        aPublication(id, id === 'b' ? 'inbound.sms.quarantine' : 'inbound.sms.1.x'),
      );
    }
    const reader = createStreamReader(bus);
    const read = async (options: { fromSequence?: number; limit: number }) => {
      const ids: string[] = [];
      for await (const message of reader.read({ stream: 'INBOUND', subject: 'inbound.*.1.>', ...options })) {
        ids.push(`${message.sequence}${message.headers['Nats-Msg-Id']}`);
      }
      return ids;
    };
    expect(await read({ limit: 10 })).toEqual(['1a', '3c', '4d']);
    expect(await read({ limit: 2 })).toEqual(['1a', '3c']);
    expect(await read({ fromSequence: 2, limit: 10 })).toEqual(['3c', '4d']);
    expect(await reader.messageAt('INBOUND', 2)).toMatchObject({
      stream: 'INBOUND',
      sequence: 2,
      subject: 'inbound.sms.quarantine',
      type: 'test.v1',
    });
    expect(await reader.messageAt('INBOUND', 99)).toBeUndefined();
  });
});

describe('the check of the server', () => {
  it.each([
    ['always', true, 'bus.durability-always', 'info'],
    ['2m', true, 'bus.durability-weak', 'error'],
    ['always', false, 'bus.durability-unknown', 'error'],
  ])(
    'with sync_interval %s and the monitoring port known: %s logs %s',
    async (syncInterval, isKnown, msg, level) => {
      const nats = await startOwnNats({ syncInterval });
      onTestFinished(() => nats.remove());
      const { log, lines } = keptLog();
      busAt({ url: nats.url }, { log, ...(isKnown ? { monitorUrl: nats.monitorUrl } : {}) });
      await until(() => lines.some((line) => line.msg.startsWith('bus.durability')), 'it is reported');
      expect(lines.filter((line) => line.msg.startsWith('bus.durability'))).toMatchObject([{ msg, level }]);
    },
  );

  it('tells that credentials are refused and keeps trying', async () => {
    const nats = await startOwnNats({ accounts: [{ user: 'kanal', password: 'right' }] });
    onTestFinished(() => nats.remove());
    const { log, lines } = keptLog();
    const bus = busAt({ url: nats.url, user: 'kanal', password: 'wrong' }, { log });
    await until(
      () => lines.filter(({ msg }) => msg === 'bus.connect-failed').length > 2,
      'it has tried thrice',
    );
    expect(bus.health()).toBe('not connected to NATS');
    expect(JSON.stringify(lines)).not.toContain('wrong');
  });

  it('closes while it has never been connected', async () => {
    const nats = await startOwnNats();
    await nats.remove();
    const bus = busAt({ url: nats.url });
    await bus.close();
    await expect(bus.connection()).rejects.toMatchObject({ code: 'KANAL_BUS_CLOSED' });
  });
});
