// @ts-check
import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LaunchError } from './launch-error.mjs';
import { signalGroup } from './part.mjs';

/** @typedef {import('./part.mjs').Exit} Exit */
/** @typedef {import('./part.mjs').Part} Part */
/** @typedef {import('./part.mjs').RunningPart} RunningPart */

/**
 * The launcher's hold on the warden.
 * @typedef {object} Warden
 * @property {number} pid
 * @property {Promise<void>} ready Rejects when another process has the claim; nothing is to be started before.
 * @property {import('./part.mjs').StartPart} start
 * @property {(part: Part) => Promise<Exit>} run Starts a part and waits for its end.
 * @property {() => Promise<void>} stop Stops every part in order, then the warden. May be called twice.
 * @property {() => void} kill SIGKILL to every part: for the second Ctrl-C.
 */

/**
 * Starts the warden. When it dies before its time, this process ends what it knows of and every part counts as gone.
 * @param {string} log File for what the warden itself has to say, which is nothing unless it has a fault.
 * @param {string} [claims] Folder of a claim that the warden takes first and keeps as long as it lives.
 * @returns {Warden}
 */
export function startWarden(log, claims) {
  const output = openSync(log, 'a', 0o600);
  const child = fork(fileURLToPath(new URL('./warden.mjs', import.meta.url)), claims ? [claims] : [], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);

  /** @type {Map<string, { started: (pid: number) => void, notStarted: (error: Error) => void }>} */
  const starting = new Map();
  /** @type {Map<string, { pid: number, exited: (exit: Exit) => void }>} */
  const running = new Map();

  /** @type {(error?: LaunchError) => void} */
  let greeted = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((resolve, reject) => {
    greeted = (error) => (error ? reject(error) : resolve());
  });
  // Whoever starts without a claim need not wait for it.
  ready.catch(() => {});
  child.on('message', (/** @type {import('./warden.mjs').FromWarden} */ message) => {
    switch (message.type) {
      case 'ready':
        greeted();
        break;
      case 'refused':
        greeted(
          new LaunchError(
            `Another copy of Kanal runs with this data folder (process ${message.byPid}). Stop it, or start this one with a folder and ports of its own: npm start -- --data .kanal-2 --port-base 18080`,
          ),
        );
        break;
      case 'started':
        starting.get(message.name)?.started(message.pid);
        break;
      case 'not-started':
        starting.get(message.name)?.notStarted(new LaunchError(`${message.name}: ${message.reason}`));
        break;
      case 'exited':
        running.get(message.name)?.exited(message.exit);
        break;
    }
  });
  /** @type {Promise<void>} */
  const gone = new Promise((resolve) => {
    child.once('exit', () => {
      greeted(new LaunchError(`The warden did not start; see ${log}`));
      for (const { notStarted } of starting.values()) notStarted(new LaunchError('The warden is gone.'));
      for (const { pid, exited } of running.values()) {
        signalGroup(pid, 'SIGKILL');
        exited({ code: null, signal: 'SIGKILL' });
      }
      resolve();
    });
  });

  /** @param {import('./warden.mjs').ToWarden} message */
  const tell = (message) => {
    if (child.connected) child.send(message);
  };

  /** @type {import('./part.mjs').StartPart} */
  const start = async (part) => {
    if (!child.connected) throw new LaunchError(`${part.name}: the warden is gone.`);
    /** @type {(exit: Exit) => void} */
    let resolveExit = () => {};
    /** @type {Promise<Exit>} */
    const exited = new Promise((resolve) => {
      resolveExit = resolve;
    });
    const pid = await new Promise((resolve, reject) => {
      starting.set(part.name, {
        // Noted before anything is awaited: a part may end in the message after this one.
        started: (startedPid) => {
          running.set(part.name, {
            pid: startedPid,
            exited: (exit) => {
              running.delete(part.name);
              resolveExit(exit);
            },
          });
          resolve(startedPid);
        },
        notStarted: reject,
      });
      tell({ type: 'start', part });
    }).finally(() => starting.delete(part.name));
    const order = (/** @type {'stop' | 'kill'} */ type) => () => {
      tell({ type, name: part.name });
      return exited;
    };
    return { name: part.name, pid, log: part.log, exited, stop: order('stop'), kill: order('kill') };
  };

  return {
    pid: /** @type {number} */ (child.pid),
    ready,
    start,
    run: async (part) => (await start(part)).exited,
    stop: () => {
      tell({ type: 'stop-all' });
      return gone;
    },
    kill: () => tell({ type: 'kill-all' }),
  };
}
