// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './launch-error.mjs';
import { logTail } from './log-tail.mjs';

/**
 * Waits until a part that was started does its work.
 * @param {import('./part.mjs').RunningPart} part
 * @param {() => Promise<string | undefined>} probe What is still missing, `undefined` when nothing is; asked every 50 ms.
 * @param {number} boundMs
 * @throws {LaunchError} with the end of its log, when the part ends first or the bound is over.
 */
export async function waitUntil(part, probe, boundMs) {
  let ended = '';
  part.exited.then(({ code, signal }) => {
    ended = `ended (${signal ?? `exit code ${code}`}) before it was ready`;
  });
  let missing = 'no answer';
  for (const startedMs = performance.now(); performance.now() - startedMs < boundMs; await sleep(50)) {
    if (ended) break;
    const answer = await probe();
    if (answer === undefined && !ended) return;
    missing = answer ?? missing;
  }
  const why = ended || `was not ready within ${boundMs / 1_000} s: ${missing}`;
  throw new LaunchError(`${part.name} ${why}.\n${logTail(part.log)}`);
}

/**
 * Whether `url` answers 200; else what it says.
 * @param {string} url
 * @returns {Promise<string | undefined>}
 */
export async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    const text = await response.text();
    return response.ok ? undefined : `${response.status} ${text.slice(0, 500)}`;
  } catch {
    return `no answer from ${url}`;
  }
}
