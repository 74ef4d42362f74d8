// @ts-check
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { waitForClaim } from './claim.mjs';
import { LaunchError } from './launch-error.mjs';
import { logTail } from './log-tail.mjs';

/**
 * A program that is built once per machine.
 * @typedef {object} Recipe
 * @property {string} name With `version`, its place in the cache.
 * @property {string} version
 * @property {string} binary Path of the program in the folder that was built.
 * @property {string} usualDuration As shown while it is built.
 * @property {(folder: string) => { command: string, args: readonly string[], env: Record<string, string> }} build
 *   The command that puts everything into `folder`.
 */

/**
 * Runs a command to its end with its output in a file; resolves to its exit code.
 * @typedef {(command: { name: string, command: string, args: readonly string[], env: Record<string, string>, log: string }) => Promise<number>} RunCommand
 */

/**
 * The user's cache folder for Kanal. It lies outside the checkout, so that a fresh clone on a warm machine starts fast.
 * @param {Readonly<Record<string, string | undefined>>} env `KANAL_CACHE_DIR`, else `XDG_CACHE_HOME`, else the platform's own.
 * @param {string} home
 * @param {NodeJS.Platform} platform
 */
export function cacheFolder(env, home, platform) {
  if (env.KANAL_CACHE_DIR) return env.KANAL_CACHE_DIR;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'kanal');
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'kanal') : join(home, '.cache', 'kanal');
}

/**
 * Where the program of a recipe lies once it is built.
 * @param {string} cache
 * @param {Recipe} recipe
 */
export function cachedBinary(cache, recipe) {
  return join(cache, recipe.name, recipe.version, recipe.binary);
}

/**
 * Builds a recipe into the cache unless it is there. It is built in a folder aside and moved when complete, so what
 * lies in the cache works; of two that want it at once one builds and the other waits.
 * @param {object} options
 * @param {string} options.cache
 * @param {Recipe} options.recipe
 * @param {RunCommand} options.run
 * @param {import('./progress.mjs').Progress} options.progress
 * @returns {Promise<string>} The program.
 * @throws {LaunchError} with the end of the build's output when it fails.
 */
export async function buildIntoCache({ cache, recipe, run, progress }) {
  const binary = cachedBinary(cache, recipe);
  const label = `${recipe.name} ${recipe.version}`;
  const release = await waitForClaim(join(cache, 'claims', `${recipe.name}-${recipe.version}`), (pid) =>
    progress.note(`Process ${pid} is building ${label}; waiting for it.`),
  );
  try {
    if (existsSync(binary)) return binary;
    const aside = join(cache, 'building', `${recipe.name}-${recipe.version}`);
    const log = join(cache, 'logs', `${recipe.name}-${recipe.version}.log`);
    rmSync(aside, { recursive: true, force: true });
    for (const folder of [aside, dirname(log)]) mkdirSync(folder, { recursive: true });

    await progress.step(`building ${label}, once per machine (usually ${recipe.usualDuration})`, async () => {
      const code = await run({ name: `build-${recipe.name}`, ...recipe.build(aside), log });
      if (code !== 0 || !existsSync(join(aside, recipe.binary))) {
        throw new LaunchError(`${label} could not be built (exit code ${code}).\n${logTail(log)}`);
      }
    });
    const place = join(cache, recipe.name, recipe.version);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(place), { recursive: true });
    renameSync(aside, place);
    return binary;
  } finally {
    release();
  }
}
