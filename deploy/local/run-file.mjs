// @ts-check
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimant } from './claim.mjs';

/**
 * What `run.json` in the data folder says about the copy that runs there, so that another terminal finds it. It holds
 * keys, and only its owner can read it.
 * @typedef {object} RunFile
 * @property {number} pid The launcher's.
 * @property {string} startedAt
 * @property {string} dataDir
 * @property {Readonly<Record<string, string>>} urls
 * @property {readonly { name: string, pid: number, port?: number, log: string }[]} parts
 * @property {import('./environment.mjs').Variables} environment For commands that work on the copy.
 */

/** @param {string} dataDir */
const fileIn = (dataDir) => join(dataDir, 'run.json');

/**
 * Where the launchers of a data folder put their claims: one copy per folder.
 * @param {string} dataDir
 */
export const claimsIn = (dataDir) => join(dataDir, 'claims');

/** @param {RunFile} run */
export function writeRunFile(run) {
  const aside = `${fileIn(run.dataDir)}.new`;
  writeFileSync(aside, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, fileIn(run.dataDir));
}

/** @param {string} dataDir */
export function removeRunFile(dataDir) {
  rmSync(fileIn(dataDir), { force: true });
}

/**
 * The copy that runs on a data folder. A file that a killed launcher left behind counts as none.
 * @param {string} dataDir
 * @returns {RunFile | undefined}
 */
export function findRunningCopy(dataDir) {
  if (claimant(claimsIn(dataDir)) === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}
