// @ts-check
import { LaunchError } from './launch-error.mjs';

/** The oldest Node that everything Kanal depends on runs on; `engines` in package.json says the same. */
const oldest = [20, 19];

/**
 * @param {string} version As in `process.versions.node`.
 * @throws {LaunchError} when it is too old.
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new LaunchError(
    `Kanal needs Node ${oldest.join('.')} or newer, and this is ${version}. Install a newer one from https://nodejs.org and start again.`,
  );
}
