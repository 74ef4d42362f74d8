// @ts-check
import { LaunchError } from './launch-error.mjs';

/** Any of these says where to work, if it is not the copy on this machine. */
const addresses = ['NATS_URL', 'MONGODB_URI', 'SANDBOX_URL'];

/**
 * The environment of a command. What is set by hand wins over the running copy, so that the same command serves a
 * deployment elsewhere.
 * @param {object} options
 * @param {readonly string[]} options.args
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {string} options.dataDir
 * @param {import('./run-file.mjs').RunFile | undefined} options.copy
 * @returns {Record<string, string | undefined>}
 * @throws {LaunchError} when the command needs a copy and none runs. Asking for help needs none.
 */
export function commandEnvironment({ args, env, dataDir, copy }) {
  const isElsewhere = addresses.some((name) => env[name] && env[name] !== copy?.environment[name]);
  if (isElsewhere) return { ...env };
  if (copy) return { ...env, ...copy.environment };
  const asksForHelp = args.length === 0 || args.some((arg) => arg === '--help' || arg === '-h');
  if (asksForHelp) return { ...env };
  throw new LaunchError(
    `No copy of Kanal runs with the data folder ${dataDir}. Start it in another terminal: npm start (for another folder set KANAL_DATA_DIR in both).`,
  );
}
