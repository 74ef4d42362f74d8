// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A line of `deploy/services.json`: all that the launcher knows about a service.
 * @typedef {object} Service
 * @property {string} name
 * @property {string} folder Of its workspace, from the checkout.
 * @property {string} entry From that folder.
 * @property {number} portOffset Its default port, counted from the port base.
 * @property {readonly import('./environment.mjs').Need[]} needs Which variables it gets (environment.mjs).
 * @property {string} [optIn] It is started only when this variable is set in the launcher's environment.
 */

/**
 * Every service there is, also those that run only when they are asked for.
 * @param {string} root The checkout.
 * @returns {readonly Service[]}
 */
export function readEveryService(root) {
  return JSON.parse(readFileSync(join(root, 'deploy', 'services.json'), 'utf8'));
}

/**
 * The services that a copy runs.
 * @param {string} root The checkout.
 * @param {Readonly<Record<string, string | undefined>>} [env] The launcher's: what is opted in to stands there.
 * @returns {readonly Service[]}
 */
export function readServices(root, env = {}) {
  return readEveryService(root).filter(({ optIn }) => optIn === undefined || Boolean(env[optIn]));
}
