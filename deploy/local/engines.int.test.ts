import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { type Engine, startMongo, startNats } from './engines.mjs';
import { answersOk } from './wait-until.mjs';

let folder: string;
const running: Engine[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanal-engines-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.kill()));
  rmSync(folder, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

it('starts NATS with every message synced, and again after a kill on the same folder and port', async () => {
  const [port, monitorPort] = [await freePort(), await freePort()];
  const options = {
    bin: inject('kanalEngines').binaries.nats,
    dir: join(folder, 'nats'),
    port,
    monitorPort,
    user: 'kanal',
    password: 'synthetic',
    log: join(folder, 'nats.log'),
  };
  const first = await startNats(options);
  running.push(first);
  const jetStream = await (await fetch(`http://127.0.0.1:${monitorPort}/jsz?config=true`)).json();
  expect(jetStream).toMatchObject({
    config: { sync_always: true, store_dir: expect.stringContaining(folder) },
  });
  expect(await first.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  expect(await answersOk(`http://127.0.0.1:${monitorPort}/healthz`)).toMatch(/no answer/);

  const second = await startNats(options);
  running.push(second);
  expect(second.url).toBe(first.url);
  expect(second.pid).not.toBe(first.pid);
  expect(await second.stop()).toMatchObject({ signal: null });
});

it('starts the MongoDB-wire server, and again after a kill', async () => {
  const port = await freePort();
  const options = {
    ...inject('kanalEngines').binaries.mongo,
    dir: join(folder, 'mongodb'),
    port,
    log: join(folder, 'mongodb.log'),
  };
  const first = await startMongo(options);
  running.push(first);
  await first.kill();
  const second = await startMongo(options);
  running.push(second);
  expect(second.url).toBe(first.url);
  expect(second.pid).not.toBe(first.pid);
  await second.stop();
});

it('starts on a folder whose store was never finished, and only then puts it aside', async () => {
  const dir = join(folder, 'mongodb');
  mkdirSync(dir);
  writeFileSync(join(dir, 'WiredTiger.turtle'), 'cut short');
  const options = {
    ...inject('kanalEngines').binaries.mongo,
    dir,
    port: await freePort(),
    log: join(folder, 'mongodb.log'),
  };
  const first = await startMongo(options);
  running.push(first);
  await first.kill();
  writeFileSync(join(dir, 'mark'), '');
  const second = await startMongo(options);
  running.push(second);
  expect(existsSync(join(dir, 'mark'))).toBe(true);
});

it('shows the end of the log when an engine does not start', async () => {
  const options = {
    bin: '/bin/sh',
    kind: 'secantus' as const,
    dir: join(folder, 'mongodb'),
    port: await freePort(),
    log: join(folder, 'mongodb.log'),
  };
  await expect(startMongo(options)).rejects.toThrow(/mongodb ended \(exit code \d+\) before it was ready/);
});
