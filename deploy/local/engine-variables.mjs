// @ts-check

/**
 * How tests and load runs, which start engines of their own, get to know the programs.
 * @param {import('./prepare.mjs').FoundEngines} engines
 * @returns {Record<string, string>}
 */
export function engineVariables({ nats, mongodb }) {
  return {
    ...(nats.from === 'binary' ? { KANAL_NATS_BIN: nats.bin } : {}),
    ...(mongodb.from === 'binary' ? { KANAL_MONGO_BIN: mongodb.bin, KANAL_MONGO_KIND: mongodb.kind } : {}),
  };
}

/**
 * The environment without engines given by URL: who kills and restarts engines must never touch one of somebody else.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Record<string, string | undefined>}
 */
export function withoutGivenEngines(env) {
  const { NATS_URL: _nats, MONGODB_URI: _mongodb, ...rest } = env;
  return rest;
}
