// @ts-check
import { createServer } from 'node:net';
import { LaunchError } from './launch-error.mjs';

/**
 * @param {number} port
 * @returns {Promise<boolean>} Whether it is free on the loopback address.
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * @param {Readonly<Record<string, number>>} ports Port by the part that is to listen on it.
 * @param {number} portBase
 * @throws {LaunchError} that names every port in use and what to do.
 */
export async function checkPorts(ports, portBase) {
  const free = await Promise.all(
    Object.entries(ports).map(async ([name, port]) => ({ name, port, free: await isFree(port) })),
  );
  const taken = free.filter((port) => !port.free);
  if (taken.length === 0) return;
  throw new LaunchError(
    [
      'In use by another program:',
      ...taken.map(({ name, port }) => `  port ${port}, wanted by ${name}`),
      `End that program, or start Kanal elsewhere: npm start -- --port-base ${portBase + 1_000}`,
      'If it is another copy of Kanal, give this one a data folder of its own too: --data .kanal-2',
    ].join('\n'),
  );
}
