import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bus, createStreamReader, openMediaFiles } from '@kanal/bus';
import {
  fromWire,
  inboundKind,
  type MediaResult,
  mediaResultKind,
  outboundKind,
  type QuarantinedWebhook,
  quarantineKind,
  reparseKind,
  toPublication,
} from '@kanal/contracts';
import type { CrashPoint } from '@kanal/runtime';
import { buildProgram, type ChildProgram, startOwnNats } from '@kanal/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { aLetterCall, signLetters } from '../test/letter-adapter.js';
import { startLetterProvider } from '../test/letter-provider.js';
import { anOutbound } from '../test/outbound.js';
import { busTo, startTestBus, statusesOf } from '../test/test-bus.js';

let program: ChildProgram;
const cleanUps: (() => Promise<unknown> | unknown)[] = [];

beforeAll(async () => {
  program = await buildProgram(new URL('../test/adapter-child.ts', import.meta.url));
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

afterAll(() => program.remove());

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kanal-adapter-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  post(letters: readonly unknown[]): Promise<Response>;
}

async function start(env: Record<string, string>): Promise<Running> {
  const child = program.start({
    PORT: '0',
    PUBLIC_BASE_URL: 'https://kanal.example',
    KANAL_ADAPTER_KEY: Buffer.alloc(32, 3).toString('base64'),
    ...env,
  });
  cleanUps.push(() => child.kill('SIGKILL'));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (data) => resolve(String(data).trim())),
  );
  const url = `http://127.0.0.1:${port}`;
  return {
    child,
    url,
    ended,
    post: (letters) => {
      const { body } = aLetterCall(letters);
      const headers = { 'content-type': 'application/json', 'x-signature': signLetters(body) };
      return fetch(`${url}/webhooks/letters`, { method: 'POST', body: Buffer.from(body), headers });
    },
  };
}

async function spooledRecords(url: string): Promise<string | undefined> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return /kanal_spool_records\{service="sms"\} (\d+)/.exec(metrics)?.[1];
}

async function inboundIds(bus: Bus): Promise<string[]> {
  const ids: string[] = [];
  for await (const message of createStreamReader(bus).read({
    stream: 'INBOUND',
    subject: '>',
    limit: 10_000,
  })) {
    if (message.type.startsWith('kanal.inbound.'))
      ids.push(fromWire(inboundKind, message.type, message.body).externalId);
  }
  return ids;
}

const aLetter = (id: string) => ({ id, from: '+6281200000001', text: 'Lampu jalan mati' });

describe('a whole adapter', () => {
  it('takes a letter, answers it and stops cleanly', async () => {
    const { bus, env } = await startTestBus();
    cleanUps.push(() => bus.close());
    const provider = await startLetterProvider();
    cleanUps.push(() => provider.close());
    const adapter = await start({ ...env, SPOOL_DIR: await aFolder(), PROVIDER_URL: provider.baseUrl });
    await expect.poll(async () => (await adapter.post([aLetter('a')])).status).toBe(200);
    const message = anOutbound();
    await bus.publisher.publish(toPublication(outboundKind, message));
    await vi.waitUntil(async () => (await statusesOf(bus)).length === 1, { timeout: 10_000 });
    expect(provider.references).toEqual([message.id]);
    expect(await inboundIds(bus)).toEqual(['a']);
    adapter.child.kill('SIGTERM');
    expect(await adapter.ended).toBe(0);
  });

  it('asks the provider for a letter it was only told of', async () => {
    const { bus, env } = await startTestBus();
    cleanUps.push(() => bus.close());
    const provider = await startLetterProvider();
    cleanUps.push(() => provider.close());
    provider.letters.set('a', aLetter('a'));
    const adapter = await start({ ...env, SPOOL_DIR: await aFolder(), PROVIDER_URL: provider.baseUrl });
    expect((await adapter.post([{ id: 'a', type: 'notice' }])).status).toBe(200);
    await expect.poll(() => inboundIds(bus)).toEqual(['a']);
  });

  it('spools while NATS is away and drains when it comes back, each letter once', async () => {
    const nats = await startOwnNats();
    cleanUps.push(() => nats.remove());
    const bus = await busTo({ url: nats.url });
    cleanUps.push(() => bus.close());
    const spool = await aFolder();
    const adapter = await start({ NATS_URL: nats.url, SPOOL_DIR: spool, PUBLISH_DEADLINE_MS: '300' });
    expect((await adapter.post([aLetter('before')])).status).toBe(200);
    await nats.kill();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => adapter.post([aLetter(`away-${n}`)]).then(({ status }) => status)),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    expect((await fetch(`${adapter.url}/readyz`)).status).toBe(200);
    // A crash now: what was acknowledged must come out of the next process.
    adapter.child.kill('SIGKILL');
    await adapter.ended;
    const next = await start({ NATS_URL: nats.url, SPOOL_DIR: spool, PUBLISH_DEADLINE_MS: '300' });
    expect((await next.post([aLetter('still-away')])).status).toBe(200);
    await nats.restart();
    const stored = async () => (await inboundIds(bus).catch(() => [])).length;
    await expect.poll(stored, { timeout: 30_000, interval: 200 }).toBeGreaterThanOrEqual(52);
    const expected = ['before', ...Array.from({ length: 50 }, (_, n) => `away-${n}`), 'still-away'];
    expect((await inboundIds(bus)).toSorted()).toEqual(expected.toSorted());
    await expect.poll(() => spooledRecords(next.url)).toBe('0');
  });

  it.each([
    { point: 'ingest.after-publish', isAway: false },
    { point: 'ingest.after-spool', isAway: true },
    { point: 'spool.after-drain-publish', isAway: true },
  ] satisfies { point: CrashPoint; isAway: boolean }[])(
    'killed at $point has the letter once',
    async ({ point, isAway }) => {
      const nats = await startOwnNats();
      cleanUps.push(() => nats.remove());
      const bus = await busTo({ url: nats.url });
      cleanUps.push(() => bus.close());
      const env = { NATS_URL: nats.url, SPOOL_DIR: await aFolder(), PUBLISH_DEADLINE_MS: '300' };
      if (isAway) await nats.kill();
      const first = await start({ ...env, CRASH_AT: point });
      await first.post([aLetter('a')]).catch(() => undefined);
      if (isAway) await nats.restart();
      expect(await first.ended).toBe('SIGKILL');
      const second = await start(env);
      // A provider that got no answer calls again.
      await expect.poll(async () => (await second.post([aLetter('a')])).status).toBe(200);
      await second.post([aLetter('b')]);
      await vi.waitUntil(async () => (await inboundIds(bus).catch((): string[] => [])).includes('b'), {
        timeout: 30_000,
      });
      await expect.poll(() => spooledRecords(second.url)).toBe('0');
      expect((await inboundIds(bus)).toSorted()).toEqual(['a', 'b']);
    },
  );

  it('fetches files into the object store, and tells which cannot be had', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const files = createServer((request, response) => {
      if (request.url === '/1.png') response.end(png);
      else response.writeHead(403).end();
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    cleanUps.push(() => files.close());
    const host = `127.0.0.1:${(files.address() as AddressInfo).port}`;
    const { bus, env } = await startTestBus();
    cleanUps.push(() => bus.close());
    const adapter = await start({ ...env, SPOOL_DIR: await aFolder(), MEDIA_ALLOWED_PRIVATE_HOSTS: host });
    await adapter.post([
      { ...aLetter('a'), file: `http://${host}/1.png` },
      { ...aLetter('b'), file: `http://${host}/2.png` },
      { ...aLetter('c'), file: 'https://localhost/3.png' },
    ]);
    const results = async (): Promise<MediaResult[]> => {
      const found: MediaResult[] = [];
      for await (const { type, body } of createStreamReader(bus).read({
        stream: 'STATUS',
        subject: '>',
        limit: 100,
      })) {
        if (type === 'kanal.media-result.v1') found.push(fromWire(mediaResultKind, type, body));
      }
      return found;
    };
    await vi.waitUntil(async () => (await results()).length === 3, { timeout: 20_000 });
    const told = (await results()).map(({ result }) => result);
    expect(told).toContainEqual(
      expect.objectContaining({ outcome: 'stored', mimeType: 'image/png', sizeBytes: png.byteLength }),
    );
    expect(told).toContainEqual(expect.objectContaining({ outcome: 'failed', code: 'KANAL_MEDIA_STATUS' }));
    expect(told).toContainEqual(
      expect.objectContaining({ outcome: 'failed', code: 'KANAL_MEDIA_FORBIDDEN' }),
    );
    const stored = told.find((result) => result.outcome === 'stored');
    const object = await (await openMediaFiles(bus)).getBlob(stored?.objectKey ?? '');
    expect(Buffer.from(object ?? [])).toEqual(png);
  });

  it('reads a quarantined call again when an operator asks', async () => {
    const { bus, env } = await startTestBus();
    cleanUps.push(() => bus.close());
    const adapter = await start({ ...env, SPOOL_DIR: await aFolder() });
    expect((await adapter.post([{ ...aLetter('a'), id: 7 }, aLetter('b')])).status).toBe(200);
    const reader = createStreamReader(bus);
    for await (const { type, body } of reader.read({
      stream: 'INBOUND',
      subject: 'inbound.sms.quarantine',
      limit: 10,
    })) {
      const webhook = fromWire(quarantineKind, type, body);
      const bytes =
        webhook.body.in === 'message' ? Buffer.from(webhook.body.base64, 'base64') : Buffer.alloc(0);
      const base64 = Buffer.from(bytes.toString().replace('"id":7', '"id":"7"')).toString('base64');
      await bus.publisher.publish(
        toPublication(reparseKind, { ...webhook, body: { in: 'message', base64 } }),
      );
    }
    await vi.waitUntil(async () => (await inboundIds(bus)).length === 2, { timeout: 10_000 });
    expect((await inboundIds(bus)).toSorted()).toEqual(['7', 'b']);
  });

  it('keeps a large call it cannot read in the object store until it can be read', async () => {
    const { bus, env } = await startTestBus();
    cleanUps.push(() => bus.close());
    const adapter = await start({ ...env, SPOOL_DIR: await aFolder() });
    const body = Buffer.from('x'.repeat(900_000));
    const headers = { 'content-type': 'application/json', 'x-signature': signLetters(body) };
    const posted = await fetch(`${adapter.url}/webhooks/letters`, { method: 'POST', body, headers });
    expect(posted.status).toBe(200);
    const quarantined = async () => {
      const found: QuarantinedWebhook[] = [];
      const at = { stream: 'INBOUND', subject: 'inbound.sms.quarantine', limit: 10 } as const;
      for await (const { type, body } of createStreamReader(bus).read(at)) {
        found.push(fromWire(quarantineKind, type, body));
      }
      return found;
    };
    const [webhook] = await quarantined();
    if (webhook?.body.in !== 'object-store') throw new Error('it is in its record');
    const files = await openMediaFiles(bus);
    const { key } = webhook.body;
    expect(Buffer.from((await files.getBlob(key)) ?? [])).toEqual(body);

    // Read again, it is as unreadable as before: a second record, and the bytes stay.
    await bus.publisher.publish(toPublication(reparseKind, webhook));
    await expect.poll(async () => (await quarantined()).length).toBe(2);
    expect(await files.getBlob(key)).not.toBeNull();

    // As if the parser had been corrected: now the bytes are ones it can read.
    await files.putBlob({ name: key }, aLetterCall([aLetter('a'), aLetter('b')]).body);
    await bus.publisher.publish({ ...toPublication(reparseKind, webhook), id: 'again' });
    await expect.poll(async () => (await inboundIds(bus)).toSorted()).toEqual(['a', 'b']);
    await expect.poll(() => files.getBlob(key)).toBeNull();

    // The request once more, as after a crash before its acknowledgement: it is settled, and nothing is buried for it.
    await bus.publisher.publish({ ...toPublication(reparseKind, webhook), id: 'after a crash' });
    const metrics = async () => (await fetch(`${adapter.url}/metrics`)).text();
    await expect.poll(metrics).toContain('kanal_reparsed_total{outcome="read-before",service="sms"} 1');
    expect((await inboundIds(bus)).toSorted()).toEqual(['a', 'b']);
  });
});
