import { mkdirSync } from 'node:fs';
import { type EngineProcess, startEngine } from './engine-process.js';

/** A server that speaks MongoDB's wire protocol, and its process. */
export interface MongoProcess extends EngineProcess {
  readonly uri: string;
  readonly port: number;
}

/**
 * Starts SecantusDB's Rust server on the loopback address with its data in `folder`, syncing every commit,
 * as the promise of `j: true` needs. `port` 0: any free port.
 */
export async function startSecantusProcess(binary: string, folder: string, port = 0): Promise<MongoProcess> {
  mkdirSync(folder, { recursive: true });
  const args = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder];
  const durable = ['--sync-on-commit', '--cache-size', '256M', '--log-file-max', '16MB'];
  const { process, value } = await startEngine(binary, [...args, ...durable], (output) => {
    const printed = /listening on 127\.0\.0\.1:(\d+)/.exec(output)?.[1];
    return printed === undefined ? undefined : Number(printed);
  });
  return { ...process, port: value, uri: `mongodb://127.0.0.1:${value}/?directConnection=true` };
}
