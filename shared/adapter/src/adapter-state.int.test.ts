import { randomBytes } from 'node:crypto';
import { type Bus, createBus, openBucket } from '@kanal/bus';
import { createMetrics } from '@kanal/runtime';
import { freePort } from '@kanal/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordingLog } from '../test/quiet-log.js';
import { startTestBus } from '../test/test-bus.js';
import { type AdapterState, createAdapterState } from './adapter-state.js';

const stateKey = randomBytes(32);
let bus: Bus;
let state: AdapterState;

beforeAll(async () => {
  ({ bus } = await startTestBus());
  state = createAdapterState(bus, 'sms', stateKey);
});

afterAll(() => bus.close());

it('gives a value back to a later process, and to none of another adapter', async () => {
  await state.write('parts.a', { words: 'Jalan berlubang' }, 0);
  expect((await createAdapterState(bus, 'sms', stateKey).read('parts.a'))?.value).toEqual({
    words: 'Jalan berlubang',
  });
  expect(await createAdapterState(bus, 'x', stateKey).read('parts.a')).toBeUndefined();
  expect(await createAdapterState(bus, 'x', stateKey).keys('parts')).toEqual([]);
  expect(await state.keys('parts')).toEqual(['parts.a']);
});

it('lets one of two writers replace what both have read', async () => {
  const revision = await state.write('money', 1, 0);
  const written = await Promise.all([
    state.write('money', 2, revision ?? 0),
    createAdapterState(bus, 'sms', stateKey).write('money', 3, revision ?? 0),
  ]);
  const [won] = written.filter((each) => each !== undefined);
  expect(written.filter((each) => each !== undefined)).toHaveLength(1);
  expect((await state.read('money'))?.revision).toBe(won);
});

it('is not readable on the way, and does not believe what another key or place was sealed for', async () => {
  await state.write('token', { refresh: 'rahasia-sekali' }, 0);
  const bucket = await openBucket(bus, 'state');
  const sealed = (await bucket.read('sms.token'))?.value ?? new Uint8Array();
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('rahasia');
  await bucket.write('sms.moved', sealed, 0);
  await expect(state.read('moved')).rejects.toThrow();
  await expect(createAdapterState(bus, 'sms', randomBytes(32)).read('token')).rejects.toThrow();
});

it('forgets what has a time to live, and can keep it anew', async () => {
  await state.write('brief', 1, 0, { ttlMs: 1_000 });
  await expect.poll(() => state.read('brief'), { timeout: 10_000 }).toBeUndefined();
  expect(await state.write('brief', 2, 0)).toBeGreaterThan(0);
});

it('says at once that NATS is not there, also when it never was', async () => {
  const away = createBus({
    url: `nats://127.0.0.1:${await freePort()}`,
    name: 'test',
    log: recordingLog().log,
    metrics: createMetrics('test'),
  });
  const none = createAdapterState(away, 'sms', stateKey);
  await expect(none.read('parts.a')).rejects.toMatchObject({ code: 'KANAL_BUS_UNAVAILABLE' });
  await expect(none.write('parts.a', 1, 0)).rejects.toMatchObject({ code: 'KANAL_BUS_UNAVAILABLE' });
  await expect(none.keys('parts')).rejects.toMatchObject({ code: 'KANAL_BUS_UNAVAILABLE' });
  await away.close();
});
