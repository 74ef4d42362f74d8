/**
 * The parts of `deploy/local` that tests use too, loaded when needed: it is plain JavaScript that runs before anything
 * is installed, and no dependency of a package.
 */
interface LocalDeploy {
  'cache.mjs': {
    cacheFolder(env: NodeJS.ProcessEnv, home: string, platform: NodeJS.Platform): string;
  };
  'find-engines.mjs': {
    findNats(search: EngineSearch): Promise<FoundEngine>;
    findMongo(search: EngineSearch): Promise<FoundEngine>;
  };
  'replica-set.mjs': {
    initiateReplicaSet(url: string, port: number): Promise<string | undefined>;
  };
}

/** Where an engine is looked for. */
export interface EngineSearch {
  readonly env: NodeJS.ProcessEnv;
  readonly cache: string;
  readonly build: () => Promise<string>;
}

/** An engine as `deploy/local` finds it. */
export type FoundEngine =
  | { readonly from: 'url'; readonly url: string }
  | { readonly from: 'binary'; readonly kind: 'nats-server' | 'mongod' | 'secantus'; readonly bin: string };

/** Loads one file of `deploy/local`. */
export async function localDeploy<File extends keyof LocalDeploy>(file: File): Promise<LocalDeploy[File]> {
  const url = new URL(`../../../deploy/local/${file}`, import.meta.url);
  return (await import(url.href)) as LocalDeploy[File];
}
