// @ts-check
/**
 * The process that starts every other one of a copy, and ends them when the launcher is gone, however it went: the
 * channel to the launcher closes even on kill -9 or when its terminal is torn down. It runs in a session of its own,
 * so signals of the terminal reach the launcher alone and the order of stopping holds. The claim on the data folder
 * (first argument, if any) is its own, because the folder is in use for as long as a part runs.
 *
 * @typedef {{ type: 'start', part: import('./part.mjs').Part }
 *   | { type: 'stop', name: string }
 *   | { type: 'kill', name: string }
 *   | { type: 'stop-all' }
 *   | { type: 'kill-all' }} ToWarden
 * @typedef {{ type: 'ready' }
 *   | { type: 'refused', byPid: number }
 *   | { type: 'started', name: string, pid: number }
 *   | { type: 'not-started', name: string, reason: string }
 *   | { type: 'exited', name: string, exit: import('./part.mjs').Exit }} FromWarden
 */
import { tryClaim } from './claim.mjs';
import { startPart } from './part.mjs';

/** @type {Map<string, { stage: import('./part.mjs').Part['stage'], running: import('./part.mjs').RunningPart }>} */
const parts = new Map();
/** Starts under way: a stop waits for them, so that it misses none. @type {Set<Promise<void>>} */
const starting = new Set();
let stopping = false;

/** @param {FromWarden} message */
function tell(message) {
  if (process.connected) process.send?.(message);
}

/** @param {import('./part.mjs').Part} part */
async function start(part) {
  if (stopping) {
    tell({ type: 'not-started', name: part.name, reason: 'everything is being stopped' });
    return;
  }
  try {
    const running = await startPart(part);
    parts.set(part.name, { stage: part.stage, running });
    running.exited.then((exit) => {
      parts.delete(part.name);
      tell({ type: 'exited', name: part.name, exit });
    });
    tell({ type: 'started', name: part.name, pid: running.pid });
  } catch (error) {
    tell({
      type: 'not-started',
      name: part.name,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

async function stopAll() {
  if (stopping) return;
  stopping = true;
  await Promise.all(starting);
  for (const stage of /** @type {const} */ (['command', 'service', 'engine'])) {
    const ofStage = [...parts.values()].filter((part) => part.stage === stage);
    await Promise.all(ofStage.map(({ running }) => running.stop()));
  }
  process.exit(0);
}

process.on('message', (/** @type {ToWarden} */ message) => {
  switch (message.type) {
    case 'start': {
      const started = start(message.part).finally(() => starting.delete(started));
      starting.add(started);
      break;
    }
    case 'stop':
      parts.get(message.name)?.running.stop();
      break;
    case 'kill':
      parts.get(message.name)?.running.kill();
      break;
    case 'stop-all':
      stopAll();
      break;
    case 'kill-all':
      for (const { running } of parts.values()) running.kill();
      break;
  }
});
process.on('disconnect', stopAll);
process.on('SIGTERM', stopAll);
process.on('SIGINT', stopAll);
process.on('SIGHUP', stopAll);

const claims = process.argv[2];
const claim = claims === undefined ? undefined : await tryClaim(claims);
tell(claim === undefined || claim.held ? { type: 'ready' } : { type: 'refused', byPid: claim.byPid });
