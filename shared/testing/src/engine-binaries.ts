import { homedir } from 'node:os';
import { type FoundEngine, localDeploy } from './local-deploy.js';

/** Where the engines' programs lie on this machine. */
export interface EngineBinaries {
  readonly nats: string;
  readonly mongo: { readonly bin: string; readonly kind: 'secantus' | 'mongod' };
}

/**
 * The programs named by `KANAL_NATS_BIN`, `KANAL_MONGO_BIN` and `KANAL_MONGO_KIND`, as `npm test` sets them; what is not
 * named is looked for as the launcher does, but nothing is built.
 * @throws Error that says how to run the tests when one is missing.
 */
export async function engineBinaries(env: NodeJS.ProcessEnv): Promise<EngineBinaries> {
  const { KANAL_NATS_BIN, KANAL_MONGO_BIN, KANAL_MONGO_KIND } = env;
  return {
    nats: KANAL_NATS_BIN || (await find('findNats', env)).bin,
    mongo: KANAL_MONGO_BIN
      ? { bin: KANAL_MONGO_BIN, kind: KANAL_MONGO_KIND === 'mongod' ? 'mongod' : 'secantus' }
      : await findMongo(env),
  };
}

async function findMongo(env: NodeJS.ProcessEnv): Promise<EngineBinaries['mongo']> {
  const { bin, kind } = await find('findMongo', env);
  return { bin, kind: kind === 'mongod' ? 'mongod' : 'secantus' };
}

async function find(
  which: 'findNats' | 'findMongo',
  { NATS_URL: _nats, MONGODB_URI: _mongodb, ...env }: NodeJS.ProcessEnv,
): Promise<Extract<FoundEngine, { from: 'binary' }>> {
  const { cacheFolder } = await localDeploy('cache.mjs');
  const finders = await localDeploy('find-engines.mjs');
  const cache = cacheFolder(env, homedir(), process.platform);
  const build = () => Promise.reject(new Error('an engine is not built yet: run `npm test` once'));
  const found = await finders[which]({ env, cache, build });
  // Engines given by URL belong to somebody: tests kill theirs.
  if (found.from === 'url') throw new Error('tests start engines of their own');
  return found;
}
