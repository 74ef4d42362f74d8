// @ts-check
import { existsSync, readFileSync, renameSync } from 'node:fs';

/**
 * The last lines of a log, for the message about why something failed.
 * @param {string} file
 * @param {number} [lines]
 * @returns {string} Indented; says so when there is nothing.
 */
export function logTail(file, lines = 20) {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : '';
  if (text === '') return `  (${file} is empty)`;
  return [`  ${file}:`, ...text.split('\n').slice(-lines)].join('\n  ');
}

/**
 * Sets the log of the run before aside as `….previous`, so that a log holds one run.
 * @param {string} file
 */
export function beginLog(file) {
  if (existsSync(file)) renameSync(file, `${file}.previous`);
}
