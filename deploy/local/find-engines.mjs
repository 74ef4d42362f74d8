// @ts-check
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cachedBinary } from './cache.mjs';
import { LaunchError } from './launch-error.mjs';
import { natsRecipe, secantusRecipe } from './recipes.mjs';

/**
 * An engine that runs already, or the program to start one with.
 * @typedef {{ from: 'url', url: string }} GivenEngine
 * @typedef {{ from: 'binary', kind: 'nats-server' | 'mongod' | 'secantus', bin: string }} EngineBinary
 */

/** @typedef {(recipe: import('./cache.mjs').Recipe) => Promise<string>} Build */

/**
 * Where engines are looked for.
 * @typedef {object} Search
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} cache
 * @property {Build} build Called only when nothing is there and the language's tool is on the PATH.
 */

/**
 * NATS: `NATS_URL`; `nats-server` 2.14 or newer on the PATH; the cache; built with Go.
 * @param {Search} search
 * @returns {Promise<GivenEngine | EngineBinary>}
 * @throws {LaunchError} that names the choices when none is possible.
 */
export async function findNats({ env, cache, build }) {
  if (env.NATS_URL) return { from: 'url', url: env.NATS_URL };
  const found = (await onPathSince('nats-server', 2, 14, env)) ?? inCache(cache, natsRecipe);
  if (found) return { from: 'binary', kind: 'nats-server', bin: found };
  if (onPath('go', env)) return { from: 'binary', kind: 'nats-server', bin: await build(natsRecipe) };
  throw new LaunchError(
    [
      'No NATS server. Do one of these and start again:',
      '  install Go (https://go.dev/dl): Kanal then builds nats-server once',
      '  install nats-server 2.14 or newer (https://github.com/nats-io/nats-server/releases)',
      '  use containers: docker compose -f deploy/compose.yaml up',
      '  set NATS_URL to one that runs',
    ].join('\n'),
  );
}

/**
 * MongoDB wire protocol: `MONGODB_URI`; `mongod` 7.0 or newer on the PATH; `secantusd-rs` in the cache or on the PATH;
 * built with Rust.
 * @param {Search} search
 * @returns {Promise<GivenEngine | EngineBinary>}
 * @throws {LaunchError} that names the choices when none is possible.
 */
export async function findMongo({ env, cache, build }) {
  if (env.MONGODB_URI) return { from: 'url', url: env.MONGODB_URI };
  const mongod = await onPathSince('mongod', 7, 0, env);
  if (mongod) return { from: 'binary', kind: 'mongod', bin: mongod };
  const secantus = inCache(cache, secantusRecipe) ?? onPath('secantusd-rs', env);
  if (secantus) return { from: 'binary', kind: 'secantus', bin: secantus };
  if (onPath('cargo', env)) return { from: 'binary', kind: 'secantus', bin: await build(secantusRecipe) };
  throw new LaunchError(
    [
      'No MongoDB server. Do one of these and start again:',
      '  install MongoDB 7.0 or newer (https://www.mongodb.com/docs/manual/installation)',
      '  install Rust (https://rustup.rs): Kanal then builds SecantusDB once',
      '  use containers: docker compose -f deploy/compose.yaml up',
      '  set MONGODB_URI to one that runs',
    ].join('\n'),
  );
}

/**
 * @param {string} cache
 * @param {import('./cache.mjs').Recipe} recipe
 */
function inCache(cache, recipe) {
  const binary = cachedBinary(cache, recipe);
  return existsSync(binary) ? binary : undefined;
}

/**
 * The program of that name on the PATH.
 * @param {string} name
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | undefined}
 */
export function onPath(name, env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {number} major
 * @param {number} minor
 * @param {Readonly<Record<string, string | undefined>>} env
 */
async function onPathSince(name, major, minor, env) {
  const bin = onPath(name, env);
  if (!bin) return undefined;
  const version = /v?(\d+)\.(\d+)\.\d+/.exec(await versionText(bin));
  const [foundMajor, foundMinor] = [Number(version?.[1]), Number(version?.[2])];
  return foundMajor > major || (foundMajor === major && foundMinor >= minor) ? bin : undefined;
}

/** @param {string} bin */
async function versionText(bin) {
  try {
    return (await promisify(execFile)(bin, ['--version'], { timeout: 10_000 })).stdout;
  } catch {
    return '';
  }
}
