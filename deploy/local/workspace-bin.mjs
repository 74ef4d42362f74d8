// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';

/**
 * The file behind a command of a workspace, as its package.json names it.
 * @param {string} root The checkout.
 * @param {string} folder Of the workspace.
 * @param {string} name
 * @returns {string}
 * @throws {LaunchError} when there is no such command, or it is not built.
 */
export function workspaceBin(root, folder, name) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const path = manifest.bin?.[name];
  if (path === undefined) throw new LaunchError(`${folder} has no command ${name}.`);
  const file = join(root, folder, path);
  if (!existsSync(file)) {
    throw new LaunchError(`${name} is not built yet: run npm start first, or npm ci && npm run build.`);
  }
  return file;
}
