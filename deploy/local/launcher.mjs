// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError, printable } from './launch-error.mjs';
import { checkNode } from './node-version.mjs';
import { createProgress } from './progress.mjs';
import { startWarden } from './warden-client.mjs';

/**
 * What the body of a launcher works with.
 * @typedef {object} Launcher
 * @property {import('./warden-client.mjs').Warden} warden
 * @property {import('./progress.mjs').Progress} progress
 * @property {AbortSignal} interrupted Aborted by Ctrl-C, SIGTERM or the end of the terminal.
 */

/** Exit code of a program ended by Ctrl-C, by the shells' convention. */
const interruptedCode = 130;

/**
 * Runs `body` with a warden, and ends with everything stopped, whatever happens: its end, an error, a signal. A second
 * signal kills what has not stopped yet.
 * @param {object} options
 * @param {() => import('./settings.mjs').Settings} options.settings
 * @param {(settings: import('./settings.mjs').Settings) => string} [options.claims] Folder of the claim, for a copy.
 * @param {(settings: import('./settings.mjs').Settings, launcher: Launcher) => Promise<number>} options.body Resolves
 *   to the exit code.
 * @returns {Promise<never>}
 */
export async function runLauncher({ settings: read, claims, body }) {
  // A terminal that is gone refuses output; the stop has to go on regardless.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const controller = new AbortController();
  /** @type {import('./warden-client.mjs').Warden | undefined} */
  let warden;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (controller.signal.aborted) warden?.kill();
      controller.abort();
    });
  }
  const progress = createProgress({ stream: process.stdout });

  let code = 1;
  try {
    checkNode(process.versions.node);
    const settings = read();
    mkdirSync(settings.logDir, { recursive: true, mode: 0o700 });
    warden = startWarden(join(settings.logDir, 'warden.log'), claims?.(settings));
    await warden.ready;
    code = await Promise.race([
      body(settings, { warden, progress, interrupted: controller.signal }),
      aborted(controller.signal),
    ]);
  } catch (error) {
    if (!controller.signal.aborted) process.stderr.write(`\n${printable(error)}\n`);
  }
  if (controller.signal.aborted) code = interruptedCode;
  const running = warden;
  if (running) await running.stop();
  process.exit(code);
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function aborted(signal) {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(new LaunchError('interrupted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
