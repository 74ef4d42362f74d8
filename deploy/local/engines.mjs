// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPart } from './part.mjs';
import { initiateReplicaSet } from './replica-set.mjs';
import { answersOk, waitUntil } from './wait-until.mjs';

/**
 * An engine that answers.
 * @typedef {import('./part.mjs').RunningPart & { url: string }} Engine
 */

const readyBoundMs = 60_000;

/**
 * The configuration of a local NATS server: reachable on the loopback address only, every message on disk before it is
 * acknowledged (`sync_interval: always`), one user.
 * @param {{ dir: string, port: number, monitorPort: number, user: string, password: string }} options
 */
export function natsConfiguration({ dir, port, monitorPort, user, password }) {
  return `${[
    'server_name: kanal',
    `listen: "127.0.0.1:${port}"`,
    `http: "127.0.0.1:${monitorPort}"`,
    'max_payload: 1MB',
    'jetstream {',
    `  store_dir: ${JSON.stringify(dir)}`,
    '  sync_interval: always',
    '  max_file_store: 24GB',
    '  max_memory_store: 64MB',
    '}',
    `authorization { user: ${JSON.stringify(user)}, password: ${JSON.stringify(password)} }`,
  ].join('\n')}\n`;
}

/**
 * Starts a NATS server with its store in `dir` and waits until JetStream serves. Started again after a kill with the
 * same folder and ports it has everything it acknowledged.
 * @param {object} options
 * @param {string} options.bin
 * @param {string} options.dir
 * @param {number} options.port
 * @param {number} options.monitorPort
 * @param {string} options.user
 * @param {string} options.password
 * @param {string} options.log
 * @param {import('./part.mjs').StartPart} [options.start]
 * @returns {Promise<Engine>}
 */
export async function startNats({ start = startPart, bin, log, ...options }) {
  const { dir, port, monitorPort } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const configuration = join(dir, 'nats.conf');
  writeFileSync(configuration, natsConfiguration(options), { mode: 0o600 });
  const part = await start({
    name: 'nats',
    stage: 'engine',
    command: bin,
    args: ['--config', configuration],
    cwd: dir,
    env: {},
    log,
  });
  await waitUntil(part, () => answersOk(`http://127.0.0.1:${monitorPort}/healthz`), readyBoundMs);
  return { ...part, url: `nats://127.0.0.1:${port}` };
}

/** Settings of both servers: loopback only, data in `dir`, as durable as `j: true` promises. */
const mongoArgs = {
  /** Without `--sync-on-commit` a kill loses writes that were acknowledged with `j: true`. */
  secantus: (/** @type {string} */ dir, /** @type {number} */ port) => [
    ...['--host', '127.0.0.1', '--port', String(port), '--storage-path', dir],
    ...['--sync-on-commit', '--cache-size', '256M', '--log-file-max', '16MB'],
  ],
  mongod: (/** @type {string} */ dir, /** @type {number} */ port) => [
    ...['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', dir],
    ...['--replSet', 'kanal', '--wiredTigerCacheSizeGB', '0.25'],
  ],
};

/**
 * Starts a server that speaks MongoDB's wire protocol with its data in `dir` and waits until it takes writes.
 * @param {object} options
 * @param {string} options.bin
 * @param {'mongod' | 'secantus'} options.kind
 * @param {string} options.dir
 * @param {number} options.port
 * @param {string} options.log
 * @param {import('./part.mjs').StartPart} [options.start]
 * @returns {Promise<Engine>}
 */
export async function startMongo({ start = startPart, bin, kind, dir, port, log }) {
  const created = `${dir}.created`;
  if (!existsSync(created)) setAside(dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const part = await start({
    name: 'mongodb',
    stage: 'engine',
    command: bin,
    args: mongoArgs[kind](dir, port),
    cwd: dir,
    env: {},
    log,
  });
  const url = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const probes = {
    // It takes connections before its tables are there, and says this line when they are.
    secantus: async () =>
      readFileSync(log, 'utf8').includes(`listening on 127.0.0.1:${port}`) ? undefined : 'not listening yet',
    mongod: () => initiateReplicaSet(url, port),
  };
  await waitUntil(part, probes[kind], readyBoundMs);
  writeFileSync(created, '');
  return { ...part, url };
}

/**
 * Puts away a store whose creation was cut short: nothing was ever written to it, and SecantusDB refuses to open one
 * that was killed while it made its tables.
 * @param {string} dir
 */
function setAside(dir) {
  if (!existsSync(dir)) return;
  rmSync(`${dir}.cut-short`, { recursive: true, force: true });
  renameSync(dir, `${dir}.cut-short`);
}
