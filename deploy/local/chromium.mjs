// @ts-check
import { existsSync } from 'node:fs';
import { onPath } from './find-engines.mjs';
import { LaunchError } from './launch-error.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The browser of the end-to-end tests: `CHROMIUM_PATH`; one on the PATH; on Debian as root, installed from its packages.
 * @param {object} options
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {import('./commands.mjs').Commands} options.commands
 * @param {boolean} [options.mayInstall]
 * @returns {Promise<string>}
 * @throws {LaunchError} when there is none and none can be installed.
 */
export async function findChromium({ env, commands, mayInstall = isDebianRoot() }) {
  const given = env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new LaunchError(`CHROMIUM_PATH names no file: ${given}`);
  }
  const find = () => names.map((name) => onPath(name, env)).find((path) => path !== undefined);
  const found = find();
  if (found) return found;
  if (mayInstall) {
    const aptGet = { command: 'apt-get', env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await commands.step('reading the package lists', { ...aptGet, name: 'apt-update', args: ['update'] });
    const args = ['install', '--yes', '--no-install-recommends', 'chromium'];
    await commands.step('installing Chromium', { ...aptGet, name: 'apt-install', args });
    const installed = find();
    if (installed) return installed;
  }
  throw new LaunchError(
    'The end-to-end tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
  );
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}
