import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineBinaries } from './engine-binaries.js';
import { type EngineProcess, startEngine } from './engine-process.js';
import { freePort } from './free-port.js';
import { localDeploy } from './local-deploy.js';

/** A server that speaks MongoDB's wire protocol, and its process. */
export interface MongoProcess extends EngineProcess {
  readonly uri: string;
  readonly port: number;
}

/**
 * Starts the server on the loopback address with its data in `folder`, as durable as `j: true` promises: SecantusDB
 * syncing every commit, or `mongod` as a replica set of one. `port` missing: any free one.
 */
export async function startMongoProcess(
  { bin, kind }: EngineBinaries['mongo'],
  folder: string,
  port?: number,
): Promise<MongoProcess> {
  mkdirSync(folder, { recursive: true });
  return kind === 'secantus' ? startSecantus(bin, folder, port ?? 0) : startMongod(bin, folder, port);
}

async function startSecantus(bin: string, folder: string, port: number): Promise<MongoProcess> {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder];
  const durable = ['--sync-on-commit', '--cache-size', '256M', '--log-file-max', '16MB'];
  const { process, value } = await startEngine(bin, [...args, ...durable], (output) => {
    const printed = /listening on 127\.0\.0\.1:(\d+)/.exec(output)?.[1];
    return printed === undefined ? undefined : Number(printed);
  });
  return { ...process, port: value, uri: uriOf(value) };
}

async function startMongod(bin: string, folder: string, given: number | undefined): Promise<MongoProcess> {
  const port = given ?? (await freePort());
  const args = ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder];
  const replicaSet = ['--replSet', 'kanal', '--wiredTigerCacheSizeGB', '0.25'];
  const { process } = await startEngine(bin, [...args, ...replicaSet], (output) =>
    output.includes('Waiting for connections') ? true : undefined,
  );
  const { initiateReplicaSet } = await localDeploy('replica-set.mjs');
  const endMs = Date.now() + 30_000;
  for (let missing = await initiateReplicaSet(uriOf(port), port); missing !== undefined; ) {
    if (Date.now() > endMs) {
      await process.kill();
      throw new Error(`mongod takes no writes: ${missing}`);
    }
    await sleep(100);
    missing = await initiateReplicaSet(uriOf(port), port);
  }
  return { ...process, port, uri: uriOf(port) };
}

function uriOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/?directConnection=true`;
}
