import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bus, createBus, createStreamReader, provision } from '@kanal/bus';
import { fromWire, type InboundMessage, inboundKind } from '@kanal/contracts';
import { type CrashPoint, createLog, createMetrics } from '@kanal/runtime';
import { buildProgram, type ChildProgram, startOwnNats, testNats } from '@kanal/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Smsc, startSmsc } from '../fixtures/an-smsc.js';

let program: ChildProgram;
const cleanUps: (() => Promise<unknown> | unknown)[] = [];

beforeAll(async () => {
  program = await buildProgram(new URL('../../../main.ts', import.meta.url));
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => program.remove());

type Nats = { readonly url: string; readonly user?: string; readonly password?: string };

/** A provisioned NATS, an SMSC, and the SMS adapter as a process, to be started and killed. */
async function setStage(nats: Nats) {
  const log = createLog({ service: 'test', level: 'silent' });
  const bus = createBus({ ...nats, name: 'test', log, metrics: createMetrics('test') });
  cleanUps.push(() => bus.close());
  await provision(bus, { apply: true, log });
  const smsc = await startSmsc();
  cleanUps.push(() => smsc.close());
  const spool = await mkdtemp(join(tmpdir(), 'kanal-smpp-'));
  cleanUps.push(() => rm(spool, { recursive: true, force: true }));
  const operator = {
    name: 'telkomsel',
    host: '127.0.0.1',
    port: smsc.port,
    systemId: 'kanal',
    password: 'rahasia',
    number: '1708',
  };

  /** Starts the adapter and waits until it is bound. */
  async function start(crashAt?: CrashPoint) {
    const child = program.start({
      HOST: '127.0.0.1',
      PORT: '0',
      NATS_URL: nats.url,
      NATS_USER: nats.user ?? '',
      NATS_PASSWORD: nats.password ?? '',
      KANAL_ADAPTER_KEY: Buffer.alloc(32, 3).toString('base64'),
      SPOOL_DIR: spool,
      SMS_PROVIDER: 'smpp',
      SMPP_OPERATORS: JSON.stringify([operator]),
      LOG_LEVEL: 'error',
      CRASH_AT: crashAt ?? '',
    });
    child.stdout?.resume();
    const ended = new Promise<string>((resolve) =>
      child.once('exit', (_code, signal) => resolve(String(signal))),
    );
    const binds = bindsOf(smsc);
    await vi.waitUntil(() => bindsOf(smsc) > binds, { timeout: 20_000, interval: 20 });
    return {
      ended,
      async kill() {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }
  return { bus, smsc, start };
}

const bindsOf = ({ requests }: Smsc) =>
  requests.filter(({ command }) => command === 'bind_transceiver').length;

const part = (seq: number, words: string, more: object = {}) => ({
  source_addr: '6281200100001',
  destination_addr: '1708',
  data_coding: 0,
  short_message: words,
  sar_msg_ref_num: 7,
  sar_total_segments: 2,
  sar_segment_seqnum: seq,
  ...more,
});
const first = part(1, 'Lampu jalan ');
const last = part(2, 'mati');

/** What is on INBOUND, each message once. */
async function heard(bus: Bus): Promise<InboundMessage[]> {
  const messages = new Map<string, InboundMessage>();
  for await (const { type, body } of createStreamReader(bus).read({
    stream: 'INBOUND',
    subject: '>',
    limit: 10_000,
  })) {
    const message = fromWire(inboundKind, type, body);
    messages.set(message.id, message);
  }
  return [...messages.values()];
}

describe('the adapter that is killed', () => {
  it('with a part kept and not confirmed, knows it again', async () => {
    const { bus, smsc, start } = await setStage(testNats());
    const killed = await start('sms.after-part-kept');
    void smsc.deliver(first);
    expect(await killed.ended).toBe('SIGKILL');

    await start();
    expect(await smsc.deliver(first)).toBe(0);
    expect(await heard(bus)).toEqual([]);
    expect(await smsc.deliver(last)).toBe(0);
    expect(await heard(bus)).toMatchObject([{ text: 'Lampu jalan mati', account: '1708@telkomsel' }]);
  });

  it('with all parts kept and no message, tells it when it is back, before the operator says anything', async () => {
    const { bus, smsc, start } = await setStage(testNats());
    const whole = await start();
    expect(await smsc.deliver(first)).toBe(0);
    await whole.kill();
    const killed = await start('sms.after-part-kept');
    void smsc.deliver(last);
    expect(await killed.ended).toBe('SIGKILL');
    expect(await heard(bus)).toEqual([]);

    await start();
    await vi.waitFor(
      async () => expect(await heard(bus)).toMatchObject([{ text: 'Lampu jalan mati' }]),
      20_000,
    );
    expect(await smsc.deliver(last)).toBe(0);
    expect(await heard(bus)).toHaveLength(1);
  });

  it('with the message told and its parts still there, tells no second one', async () => {
    const { bus, smsc, start } = await setStage(testNats());
    const killed = await start('sms.after-joined');
    expect(await smsc.deliver(last)).toBe(0);
    void smsc.deliver(first);
    expect(await killed.ended).toBe('SIGKILL');
    expect(await heard(bus)).toHaveLength(1);

    await start();
    expect(await smsc.deliver(first)).toBe(0);
    expect(await smsc.deliver(last)).toBe(0);
    expect(await heard(bus)).toMatchObject([{ text: 'Lampu jalan mati' }]);
  });

  it('over and over, while an operator delivers what was not confirmed again: each message is told, once', async () => {
    const { bus, smsc, start } = await setStage(testNats());
    const senders: string[] = [];
    const unconfirmed = new Set<typeof first>();
    const writeFrom = (count: number) => {
      for (let index = 0; index < count; index++) {
        const source_addr = `62812001${String(senders.length).padStart(5, '0')}`;
        senders.push(source_addr);
        for (const of of [first, last]) unconfirmed.add({ ...of, source_addr });
      }
    };
    /** As an SMSC does: all that is not confirmed, once more on each session. */
    const deliverAll = () =>
      Promise.all(
        [...unconfirmed].map(async (delivery) => {
          if ((await smsc.deliver(delivery)) === 0) unconfirmed.delete(delivery);
        }),
      );
    for (let kill = 0; kill < 3; kill++) {
      const adapter = await start();
      writeFrom(25);
      const before = unconfirmed.size;
      void deliverAll().catch(() => undefined);
      await vi.waitUntil(() => unconfirmed.size < before - 10, { timeout: 20_000, interval: 1 });
      await adapter.kill();
    }
    await start();
    await deliverAll();
    expect(unconfirmed.size).toBe(0);
    const told = await heard(bus);
    expect(told.map(({ counterpart }) => counterpart.externalId).toSorted()).toEqual(
      senders.map((of) => `+${of}`),
    );
    expect(new Set(told.map(({ text }) => text))).toEqual(new Set(['Lampu jalan mati']));
  });
});

it('while NATS is away parts are left with the operator, and other messages are kept', async () => {
  const nats = await startOwnNats();
  cleanUps.push(() => nats.remove());
  const { bus, smsc, start } = await setStage({ url: nats.url });
  await start();
  expect(await smsc.deliver(first)).toBe(0);
  await nats.kill();
  const { sar_msg_ref_num: _, ...alone } = part(1, 'Jalan berlubang');
  expect(await smsc.deliver(alone)).toBe(0);
  expect(await smsc.deliver(last)).toBe(0x08);
  await nats.restart();
  await vi.waitFor(async () => expect(await smsc.deliver(last)).toBe(0), { timeout: 20_000, interval: 500 });
  await vi.waitFor(
    async () =>
      expect((await heard(bus)).map(({ text }) => text).toSorted()).toEqual([
        'Jalan berlubang',
        'Lampu jalan mati',
      ]),
    { timeout: 20_000, interval: 500 },
  );
});
