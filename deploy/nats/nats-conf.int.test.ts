import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Bus,
  type ConsumerRef,
  consume,
  createBus,
  createFileRemoval,
  createStreamReader,
  inboundConsumers,
  mediaConsumer,
  openBucket,
  openMediaFiles,
  openWorkQueues,
  provision,
  readDurability,
  reparseConsumer,
  senderConsumer,
  topologyNames,
} from '@kanal/bus';
import type { Publication } from '@kanal/contracts';
import { createLog, createMetrics } from '@kanal/runtime';
import type {} from '@kanal/testing';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningPart, startPart } from '../local/part.mjs';
import { answersOk, waitUntil } from '../local/wait-until.mjs';

/** The configuration a deployment runs with, and the product's own calls under each of its users. */
let folder: string;
let server: RunningPart;
let natsUrl: string;
let monitorUrl: string;
const buses: Bus[] = [];
const log = createLog({ service: 'test', level: 'fatal' });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function busOf(user: string): Bus {
  const metrics = createMetrics('test');
  const bus = createBus({ url: natsUrl, name: user, user, password: `k${user}`, log, metrics, monitorUrl });
  buses.push(bus);
  return bus;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanal-nats-conf-'));
  const [port, monitorPort] = [await freePort(), await freePort()];
  natsUrl = `nats://127.0.0.1:${port}`;
  monitorUrl = `http://127.0.0.1:${monitorPort}`;
  server = await startPart({
    name: 'nats',
    stage: 'engine',
    command: inject('kanalEngines').binaries.nats,
    args: [
      ...['--config', join(import.meta.dirname, 'nats.conf'), '--addr', '127.0.0.1'],
      ...['--port', String(port), '--http_port', String(monitorPort), '--store_dir', folder],
    ],
    cwd: folder,
    env: {
      NATS_STORAGE_KEY: 'ksyntheticStorageKey',
      NATS_OPERATOR_PASSWORD: 'koperator',
      NATS_SMS_PASSWORD: 'ksms',
      NATS_WHATSAPP_PASSWORD: 'kwhatsapp',
      NATS_BAILEYS_PASSWORD: 'kbaileys',
      NATS_META_PASSWORD: 'kmeta',
      NATS_X_PASSWORD: 'kx',
      NATS_ROUTER_PASSWORD: 'krouter',
    },
    log: join(folder, 'nats.log'),
  });
  await waitUntil(server, () => answersOk(`${monitorUrl}/healthz`), 30_000);
  await provision(busOf('operator'), { apply: true, log });
});

afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.close()));
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

let serial = 0;

function aPublication(stream: Publication['stream'], subject: string): Publication {
  serial += 1;
  return { stream, subject, id: `p${serial}`, headers: { 'ce-type': 'test' }, body: new Uint8Array(20) };
}

const inbound = () => aPublication('INBOUND', 'inbound.sms.3.c');
const outbound = () => aPublication('OUTBOUND', 'outbound.sms.c');

/** How many deliveries of these consumers the user gets and settles; waits for `expected`, at most `boundMs`. */
async function takes(
  bus: Bus,
  consumers: readonly ConsumerRef[],
  expected: number,
  boundMs = 10_000,
): Promise<number> {
  let taken = 0;
  const consumption = consume(bus, {
    consumer: consumers,
    laneOf: ({ subject }) => subject,
    maxBatch: 8,
    maxHeld: 16,
    concurrency: 1,
    handle: async (batch) => {
      taken += batch.length;
      return batch.map(() => ({ settle: 'ack' as const }));
    },
    log,
    metrics: createMetrics('test'),
  });
  for (let waitedMs = 0; waitedMs < boundMs && taken < expected; waitedMs += 50) await sleep(50);
  await consumption.stop();
  return taken;
}

const refusal = async (bus: Bus, publication: Publication) =>
  bus.publisher.publish(publication, { deadlineMs: 1_000 }).then(
    () => 'stored',
    () => 'refused',
  );

describe('deploy/nats/nats.conf', () => {
  it('syncs every message before it is acknowledged', async () => {
    expect(await readDurability(monitorUrl)).toEqual({ level: 'always' });
  });

  it('lets the adapter hand over what came in, keep its ledger and files, and take its replies', async () => {
    const sms = busOf('sms');
    expect(await sms.publisher.publish(inbound())).toMatchObject({ duplicate: false });
    const many = Array.from({ length: 40 }, () => aPublication('STATUS', 'status.sms'));
    await sms.publisher.publishAll([...many, aPublication('MEDIA', 'media.sms.c')]);
    const bytes = (text: string) => Buffer.from(text);
    const sends = await openBucket(sms, 'sends');
    const replies = Array.from({ length: 40 }, (_, index) => `reply-${index}`);
    const revisions = await Promise.all(replies.map((reply) => sends.write(reply, bytes('claimed'), 0)));
    expect(await sends.write('reply-0', bytes('claimed by another'), 0)).toBeUndefined();
    expect(await sends.write('reply-0', bytes('sent'), revisions[0] ?? 0)).toBeGreaterThan(0);
    expect(Buffer.from((await sends.read('reply-0'))?.value ?? []).toString()).toBe('sent');
    const state = await openBucket(sms, 'state');
    const own = Array.from({ length: 40 }, (_, index) => `sms.parts.${index}`);
    expect(await Promise.all(own.map((key) => state.write(key, bytes('kept'), 0)))).not.toContain(undefined);
    expect(await state.keys('sms.parts.>')).toHaveLength(40);
    await expect(state.write('meta.parts.1', bytes('another’s'), 0)).rejects.toThrow();
    const files = await openMediaFiles(sms);
    await files.putBlob({ name: 'file' }, new Uint8Array(300_000));
    await files.putBlob({ name: 'file' }, new Uint8Array(10));
    await files.putBlob({ name: 'quarantined' }, new Uint8Array(900_000));
    expect((await files.getBlob('quarantined'))?.byteLength).toBe(900_000);
    await files.delete('quarantined');
    expect(await files.getBlob('quarantined')).toBeNull();
    await busOf('router').publisher.publish(outbound());
    const consumers = [senderConsumer('sms'), mediaConsumer('sms'), reparseConsumer('sms')];
    expect(await takes(sms, consumers, 2)).toBe(2);
  });

  it('lets the router take what came in and publish replies', async () => {
    const router = busOf('router');
    await busOf('sms').publisher.publish(inbound());
    await router.publisher.publishAll([
      ...Array.from({ length: 40 }, outbound),
      aPublication('COMPLAINTS', 'complaint.opened'),
      aPublication('DLQ', 'dlq.router'),
    ]);
    const own = [...inboundConsumers, topologyNames.statusConsumer, topologyNames.advisoryConsumer];
    expect(await takes(router, own, 42)).toBe(42);
  });

  it('lets both bury what cannot be handled, and the router clear it out of the work queues', async () => {
    const [sms, router] = [busOf('sms'), busOf('router')];
    await sms.publisher.publish(aPublication('DLQ', 'dlq.sms'));
    await router.publisher.publish(aPublication('DLQ', 'dlq.sms'));
    const { sequence } = await router.publisher.publish(outbound());
    await openWorkQueues(router).remove('OUTBOUND', sequence);
    expect(await createStreamReader(router).messageAt('OUTBOUND', sequence)).toBeUndefined();
  });

  it('lets the router take a file away, and put none there', async () => {
    const files = await openMediaFiles(busOf('sms'));
    await files.putBlob({ name: 'withdrawn' }, new Uint8Array(300_000));
    const router = busOf('router');
    const removal = createFileRemoval(router);
    await removal.remove('withdrawn');
    expect(await files.getBlob('withdrawn')).toBeNull();
    await removal.remove('withdrawn');
    await removal.remove('never there');
    expect(await refusal(router, aPublication('MEDIA', '$O.MEDIA_FILES.C.x'))).toBe('refused');
  });

  it('refuses the adapter what is the router’s, and the router what is the adapter’s', async () => {
    const [sms, router] = [busOf('sms'), busOf('router')];
    expect(await refusal(sms, outbound())).toBe('refused');
    expect(await refusal(router, inbound())).toBe('refused');
    await busOf('operator').publisher.publish(inbound());
    expect(await takes(sms, inboundConsumers, 1, 2_000)).toBe(0);
    await expect(provision(sms, { apply: true, log })).rejects.toThrow();
  }, 60_000);

  it('lets the linked device write to its channel and take what is addressed to it, and nothing of the other adapter’s', async () => {
    const baileys = busOf('baileys');
    await baileys.publisher.publishAll([
      aPublication('INBOUND', 'inbound.whatsapp.3.c'),
      aPublication('INBOUND', 'inbound.baileys.quarantine'),
      aPublication('STATUS', 'status.whatsapp'),
      aPublication('MEDIA', 'media.baileys.c'),
      aPublication('DLQ', 'dlq.baileys'),
    ]);
    await busOf('router').publisher.publishAll([
      aPublication('OUTBOUND', 'outbound.baileys.c'),
      aPublication('OUTBOUND', 'outbound.whatsapp.c'),
    ]);
    const own = [senderConsumer('baileys'), mediaConsumer('baileys'), reparseConsumer('baileys')];
    expect(await takes(baileys, own, 2)).toBe(2);
    expect(await takes(baileys, [senderConsumer('whatsapp')], 1, 2_000)).toBe(0);
  });

  it('lets the adapter of three channels hand over each, and take the replies of all', async () => {
    const meta = busOf('meta');
    const channels = ['messenger', 'instagram', 'facebook'];
    await meta.publisher.publishAll([
      ...channels.map((channel) => aPublication('INBOUND', `inbound.${channel}.3.c`)),
      ...channels.map((channel) => aPublication('STATUS', `status.${channel}`)),
      aPublication('INBOUND', 'inbound.meta.quarantine'),
      aPublication('MEDIA', 'media.meta.lookup'),
    ]);
    await busOf('router').publisher.publish(aPublication('OUTBOUND', 'outbound.meta.c'));
    const own = [senderConsumer('meta'), mediaConsumer('meta'), reparseConsumer('meta')];
    expect(await takes(meta, own, 2)).toBe(2);
    expect(await refusal(meta, inbound())).toBe('refused');
  });

  it('lets the adapter of X hand over, keep its state, and take its own', async () => {
    const x = busOf('x');
    await x.publisher.publishAll([
      aPublication('INBOUND', 'inbound.x.3.c'),
      aPublication('INBOUND', 'inbound.x.quarantine'),
      aPublication('MEDIA', 'media.x.lookup'),
      aPublication('STATUS', 'status.x'),
    ]);
    await busOf('router').publisher.publish(aPublication('OUTBOUND', 'outbound.x.c'));
    expect(await takes(x, [senderConsumer('x'), mediaConsumer('x'), reparseConsumer('x')], 2)).toBe(2);
    const state = await openBucket(x, topologyNames.stateBucket);
    expect(await state.write('x.poll.mentions', Buffer.from('{}'), 0)).toBeDefined();
    expect(await refusal(x, inbound())).toBe('refused');
  });

  it('refuses a stranger', async () => {
    const metrics = createMetrics('test');
    const stranger = createBus({ url: natsUrl, name: 'stranger', log, metrics });
    buses.push(stranger);
    await sleep(500);
    expect(stranger.isConnected()).toBe(false);
  });
});
