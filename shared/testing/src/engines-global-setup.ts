import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { engineBinaries } from './engine-binaries.js';
import { startMongoProcess } from './mongo-process.js';
import { startNatsProcess } from './nats-process.js';
import './shared-engines.js';

const accountCount = 400;

/**
 * Starts one NATS server and one MongoDB-wire server for a whole run, both as durable as in production.
 * Every test file gets an account or a database of its own, so nothing in the product needs a prefix for tests.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binaries = await engineBinaries(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'kanal-int-'));
  const accounts = Array.from({ length: accountCount }, (_, index) => {
    const name = `t${String(index).padStart(3, '0')}`;
    return { user: name, password: name };
  });
  const [nats, mongo] = await Promise.all([
    startNatsProcess(binaries.nats, join(folder, 'nats'), { accounts }),
    startMongoProcess(binaries.mongo, join(folder, 'mongo')),
  ]);
  project.provide('kanalEngines', {
    binaries,
    natsUrl: nats.url,
    natsMonitorUrl: nats.monitorUrl,
    natsAccounts: accountCount,
    mongoUri: mongo.uri,
    folder,
  });
  return async () => {
    await Promise.all([nats.stop(), mongo.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
