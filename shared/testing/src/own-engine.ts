import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { EngineProcess } from './engine-process.js';
import { startMongoProcess } from './mongo-process.js';
import { type NatsSettings, startNatsProcess } from './nats-process.js';
import './shared-engines.js';

/** An engine that belongs to one test, which may do to it what it likes. */
export interface OwnEngine {
  readonly pid: number;
  /** SIGKILL. The store stays. */
  kill(): Promise<void>;
  /** Ends it, if it still runs, and starts it again with the same port and store. */
  restart(): Promise<void>;
  /** Ends it and removes its store. Call it in `afterAll` or `finally`. */
  remove(): Promise<void>;
}

/** A NATS server of its own: open, without users, unless `settings` say otherwise. */
export async function startOwnNats(
  settings: NatsSettings = {},
): Promise<OwnEngine & { readonly url: string; readonly monitorUrl: string }> {
  const { folder, binaries } = inject('kanalEngines');
  const own = mkdtempSync(join(folder, 'own-nats-'));
  let running = await startNatsProcess(binaries.nats, own, settings);
  const { url, port } = running;
  return {
    ...handleOf(
      () => running,
      own,
      async () => {
        running = await startNatsProcess(binaries.nats, own, { ...settings, port });
      },
    ),
    url,
    get pid() {
      return running.pid;
    },
    get monitorUrl() {
      return running.monitorUrl;
    },
  };
}

/** A MongoDB-wire server of its own. */
export async function startOwnMongo(): Promise<OwnEngine & { readonly uri: string }> {
  const { folder, binaries } = inject('kanalEngines');
  const own = mkdtempSync(join(folder, 'own-mongo-'));
  let running = await startMongoProcess(binaries.mongo, own);
  const { uri, port } = running;
  return {
    ...handleOf(
      () => running,
      own,
      async () => {
        running = await startMongoProcess(binaries.mongo, own, port);
      },
    ),
    uri,
    get pid() {
      return running.pid;
    },
  };
}

function handleOf(current: () => EngineProcess, folder: string, start: () => Promise<void>) {
  return {
    kill: () => current().kill(),
    restart: async () => {
      await current().stop();
      await start();
    },
    remove: async () => {
      await current().kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
