// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a command that has the terminal to itself, and waits for its end.
 * @param {object} options
 * @param {string} options.command
 * @param {readonly string[]} options.args
 * @param {string} options.cwd
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {AbortSignal} options.interrupted Ends it with SIGTERM.
 * @returns {Promise<number>} Its exit code, 1 when a signal ended it.
 */
export function runInForeground({ command, args, cwd, env, interrupted }) {
  const child = spawn(command, args, {
    cwd,
    env: /** @type {NodeJS.ProcessEnv} */ (env),
    stdio: 'inherit',
    signal: interrupted,
    killSignal: 'SIGTERM',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
