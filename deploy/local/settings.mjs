// @ts-check
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cacheFolder } from './cache.mjs';
import { LaunchError } from './launch-error.mjs';

/**
 * Where a copy of Kanal lives on this machine.
 * @typedef {object} Settings
 * @property {string} root The checkout.
 * @property {string} dataDir
 * @property {string} logDir
 * @property {string} cache
 * @property {number} portBase
 */

/** The checkout this file belongs to. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Offsets from the port base. A service's own stands in deploy/services.json. */
export const portOffsets = Object.freeze({
  sandbox: 0,
  progressPage: 7,
  nats: 10,
  natsMonitor: 11,
  mongodb: 12,
  smpp: 13,
});

/**
 * Reads flags and environment; a flag wins.
 * @param {object} options
 * @param {readonly string[]} [options.args] `--port-base N`, `--data FOLDER`.
 * @param {Readonly<Record<string, string | undefined>>} options.env `KANAL_PORT_BASE`, `KANAL_DATA_DIR`, `KANAL_CACHE_DIR`.
 * @param {string} options.home
 * @param {NodeJS.Platform} options.platform
 * @param {string} [options.root]
 * @returns {Settings}
 * @throws {LaunchError} on an unknown flag or a port base that leaves no room.
 */
export function readSettings({ args = [], env, home, platform, root = checkout }) {
  const flags = parseFlags(args);
  const portBase = Number(flags['port-base'] ?? env.KANAL_PORT_BASE ?? 17_080);
  if (!Number.isInteger(portBase) || portBase < 1_024 || portBase > 65_000) {
    throw new LaunchError('--port-base (or KANAL_PORT_BASE) is a whole number from 1024 to 65000.');
  }
  const data = flags.data ?? (env.KANAL_DATA_DIR || '.kanal');
  const dataDir = isAbsolute(data) ? data : join(root, data);
  return {
    root,
    dataDir,
    logDir: join(dataDir, 'logs'),
    cache: cacheFolder(env, home, platform),
    portBase,
  };
}

/** @param {readonly string[]} args */
function parseFlags(args) {
  try {
    return parseArgs({
      args: [...args],
      options: { 'port-base': { type: 'string' }, data: { type: 'string' } },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LaunchError(`${reason}\nUsage: npm start -- [--port-base N] [--data FOLDER]`);
  }
}
