// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One process at a time, by files in a folder. A claimant first puts down a file of its own and then looks for others:
 * of two at once at least one sees the other, so both never hold it. A file whose process is gone counts for nothing
 * and may be removed by anybody, because its name never comes again.
 * @typedef {{ held: true, release: () => void } | { held: false, byPid: number }} Claim
 */

/**
 * Takes the claim, or says who has it. Two that try at the same moment both step back and try again.
 * @param {string} folder Made if it is missing; holds nothing else.
 * @returns {Promise<Claim>}
 */
export async function tryClaim(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let other = 0;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const mine = `${process.pid}-${startOf(process.pid)}-${randomBytes(6).toString('hex')}`;
    writeFileSync(join(folder, mine), '', { mode: 0o600 });
    const release = () => rmSync(join(folder, mine), { force: true });
    const holder = livingClaimants(folder).find((name) => name !== mine);
    if (holder === undefined) {
      process.once('exit', release);
      return {
        held: true,
        release: () => {
          process.removeListener('exit', release);
          release();
        },
      };
    }
    release();
    other = pidIn(holder);
    await sleep(20 + Math.random() * 80);
  }
  return { held: false, byPid: other };
}

/**
 * Waits until the claim is free and takes it.
 * @param {string} folder
 * @param {(byPid: number) => void} onWait Called once, when somebody else has it.
 * @returns {Promise<() => void>} Gives it back.
 */
export async function waitForClaim(folder, onWait) {
  for (let told = false; ; told = true) {
    const claim = await tryClaim(folder);
    if (claim.held) return claim.release;
    if (!told) onWait(claim.byPid);
    await sleep(200);
  }
}

/**
 * The process that has the claim now, if any does.
 * @param {string} folder
 * @returns {number | undefined}
 */
export function claimant(folder) {
  const holder = livingClaimants(folder)[0];
  return holder === undefined ? undefined : pidIn(holder);
}

/** @param {string} folder */
function livingClaimants(folder) {
  /** @type {string[]} */
  let names = [];
  try {
    names = readdirSync(folder);
  } catch {
    return names;
  }
  return names.filter((name) => {
    const pid = pidIn(name);
    if (isAlive(pid) && name.split('-')[1] === startOf(pid)) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
}

/** @param {string} name */
function pidIn(name) {
  return Number(name.split('-')[0]);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * When a process started, as Linux counts it (field 22 of proc_pid_stat(5)), so that a number given out again is not
 * taken for its former owner. Elsewhere `0`: there the number alone decides.
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
  } catch {
    return '0';
  }
}
