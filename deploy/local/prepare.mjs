// @ts-check
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildIntoCache } from './cache.mjs';
import { waitForClaim } from './claim.mjs';
import { createCommands } from './commands.mjs';
import { findMongo, findNats } from './find-engines.mjs';

/**
 * The engines as they were found.
 * @typedef {object} FoundEngines
 * @property {import('./find-engines.mjs').GivenEngine | import('./find-engines.mjs').EngineBinary} nats
 * @property {import('./find-engines.mjs').GivenEngine | import('./find-engines.mjs').EngineBinary} mongodb
 */

/**
 * Makes a checkout ready to run: dependencies when the lock file is newer than they are, engines, build. Of two
 * launchers in one checkout the second waits.
 * @param {object} options
 * @param {import('./settings.mjs').Settings} options.settings
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {import('./warden-client.mjs').Warden} options.warden
 * @param {import('./progress.mjs').Progress} options.progress
 * @returns {Promise<FoundEngines>}
 * @throws {LaunchError} with the end of the output of what failed.
 */
export async function prepare({ settings, env, warden, progress }) {
  const { root, cache } = settings;
  const release = await waitForClaim(join(root, '.kanal', 'preparing'), (pid) =>
    progress.note(`Process ${pid} is preparing this checkout; waiting for it.`),
  );
  try {
    const { run, step } = createCommands({ settings, env, warden, progress });
    if (needsInstall(root)) {
      const args = ['ci', '--no-audit', '--no-fund'];
      await step('installing dependencies', { name: 'npm-ci', command: 'npm', args, env: {} });
    }
    const build = (/** @type {import('./cache.mjs').Recipe} */ recipe) =>
      buildIntoCache({ cache, recipe, run, progress });
    const engines = {
      nats: await findNats({ env, cache, build }),
      mongodb: await findMongo({ env, cache, build }),
    };
    await step('building', {
      name: 'build',
      command: join(root, 'node_modules', '.bin', 'turbo'),
      args: ['run', 'build', '--output-logs=errors-only', '--ui=stream'],
      env: { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    });
    return engines;
  } finally {
    release();
  }
}

/**
 * npm writes the lock file it installed from into node_modules, last of all.
 * @param {string} root
 * @returns {boolean} Whether there are no dependencies, half of them, or older ones than the lock file wants.
 */
export function needsInstall(root) {
  const installed = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  return installed === undefined || installed.mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs;
}
