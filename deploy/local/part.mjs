// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { beginLog } from './log-tail.mjs';

/**
 * A process of a copy: what to run and where its output goes.
 * The stage decides the order of stopping: commands first, then services, then the engines under them.
 * @typedef {object} Part
 * @property {string} name
 * @property {'command' | 'service' | 'engine'} stage
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} cwd
 * @property {Readonly<Record<string, string | undefined>>} env The whole environment, nothing is inherited.
 * @property {string} log File for both output streams. It holds one run; the run before it is in `….previous`.
 */

/**
 * How a process ended.
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit
 */

/**
 * A part that was started.
 * @typedef {object} RunningPart
 * @property {string} name
 * @property {number} pid
 * @property {string} log
 * @property {Promise<Exit>} exited Resolves when the process is gone, and never rejects.
 * @property {() => Promise<Exit>} stop SIGTERM, and SIGKILL when that takes longer than the stage's bound.
 * @property {() => Promise<Exit>} kill SIGKILL to the process and everything it started.
 */

/** How long a part of each stage may take to stop. A service's own hard stop is set below this. */
export const stopBoundMs = Object.freeze({ command: 2_000, service: 12_000, engine: 15_000 });

/** @typedef {(part: Part) => Promise<RunningPart>} StartPart */

/**
 * Starts `part` as the leader of a process group, so that a Ctrl-C of the terminal does not reach it directly and a
 * kill reaches all that it started. It does not outlive an orderly exit of this process; for what happens when this
 * process is killed see warden.mjs.
 * @type {StartPart}
 */
export async function startPart(part) {
  beginLog(part.log);
  const log = openSync(part.log, 'a', 0o600);
  const child = spawn(part.command, part.args, {
    cwd: part.cwd,
    env: /** @type {NodeJS.ProcessEnv} */ (part.env),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = /** @type {number} */ (child.pid);

  const killGroup = () => signalGroup(pid, 'SIGKILL');
  process.once('exit', killGroup);
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      killGroup();
      process.removeListener('exit', killGroup);
      resolve({ code, signal });
    });
  });

  /** @type {Promise<Exit> | undefined} */
  let stopping;
  const stop = async () => {
    child.kill('SIGTERM');
    const tooLate = setTimeout(killGroup, stopBoundMs[part.stage]);
    const exit = await exited;
    clearTimeout(tooLate);
    return exit;
  };

  return {
    name: part.name,
    pid,
    log: part.log,
    exited,
    // Once only: a service takes a second SIGTERM as the order to end at once.
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
    kill: () => {
      killGroup();
      return exited;
    },
  };
}

/**
 * Signals a process group. One that is gone is no error.
 * @param {number} leaderPid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(leaderPid, signal) {
  try {
    process.kill(-leaderPid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
