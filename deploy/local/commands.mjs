// @ts-check
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { logTail } from './log-tail.mjs';

/**
 * Commands that run to their end under the warden, in the checkout, with the launcher's environment and some more.
 * @typedef {object} Commands
 * @property {import('./cache.mjs').RunCommand} run
 * @property {(label: string, command: { name: string, command: string, args: readonly string[], env: Record<string, string> }) => Promise<void>} step
 *   Runs one under a progress line. Its output goes to a log; the end of it is in the error when it fails.
 */

/**
 * @param {object} options
 * @param {import('./settings.mjs').Settings} options.settings
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {import('./warden-client.mjs').Warden} options.warden
 * @param {import('./progress.mjs').Progress} options.progress
 * @returns {Commands}
 */
export function createCommands({ settings, env, warden, progress }) {
  /** @type {import('./cache.mjs').RunCommand} */
  const run = async ({ env: more, ...command }) => {
    const exit = await warden.run({
      ...command,
      stage: 'command',
      cwd: settings.root,
      env: { ...env, ...more },
    });
    return exit.code ?? 1;
  };
  return {
    run,
    step: (label, command) =>
      progress.step(label, async () => {
        const log = join(settings.logDir, `${command.name}.log`);
        const code = await run({ ...command, log });
        if (code !== 0) throw new LaunchError(`${label} failed (exit code ${code}).\n${logTail(log, 60)}`);
      }),
  };
}
