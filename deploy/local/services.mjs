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
 */

/**
 * @param {string} root The checkout.
 * @returns {readonly Service[]}
 */
export function readServices(root) {
  return JSON.parse(readFileSync(join(root, 'deploy', 'services.json'), 'utf8'));
}
