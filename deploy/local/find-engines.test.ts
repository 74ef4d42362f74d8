import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedBinary, type Recipe } from './cache.mjs';
import { findMongo, findNats } from './find-engines.mjs';
import { natsRecipe, secantusRecipe } from './recipes.mjs';

let folder: string;
let env: Record<string, string>;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanal-engines-'));
  cache = join(folder, 'cache');
  env = { PATH: join(folder, 'path') };
  mkdirSync(join(folder, 'path'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a program on the PATH that says it is `version`. */
function install(name: string, version: string): string {
  const file = join(folder, 'path', name);
  writeFileSync(file, `#!/bin/sh\necho "${version}"\n`, { mode: 0o755 });
  return file;
}

function putIntoCache(recipe: Recipe): string {
  const file = cachedBinary(cache, recipe);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

const build = async (recipe: Recipe) => `built ${recipe.name}`;

describe('NATS is taken from the first of', () => {
  it('NATS_URL, the PATH, the cache, a build with Go', async () => {
    const search = { env, cache, build };
    await expect(findNats(search)).rejects.toThrow(
      /install Go.*\n.*install nats-server.*\n.*docker.*\n.*NATS_URL/,
    );
    install('go', 'go version go1.26');
    expect(await findNats(search)).toEqual({ from: 'binary', kind: 'nats-server', bin: 'built nats-server' });
    const cached = putIntoCache(natsRecipe);
    expect(await findNats(search)).toEqual({ from: 'binary', kind: 'nats-server', bin: cached });
    install('nats-server', 'nats-server: v2.9.10');
    expect(await findNats(search)).toEqual({ from: 'binary', kind: 'nats-server', bin: cached });
    const installed = install('nats-server', 'nats-server: v2.14.0');
    expect(await findNats(search)).toEqual({ from: 'binary', kind: 'nats-server', bin: installed });
    env['NATS_URL'] = 'nats://elsewhere:4222';
    expect(await findNats(search)).toEqual({ from: 'url', url: 'nats://elsewhere:4222' });
  });
});

describe('MongoDB is taken from the first of', () => {
  it('MONGODB_URI, mongod, the cache, secantusd-rs on the PATH, a build with Rust', async () => {
    const search = { env, cache, build };
    await expect(findMongo(search)).rejects.toThrow(/install MongoDB.*\n.*Rust.*\n.*docker.*\n.*MONGODB_URI/);
    install('cargo', 'cargo 1.95.0');
    expect(await findMongo(search)).toEqual({ from: 'binary', kind: 'secantus', bin: 'built secantusd-rs' });
    const onPath = install('secantusd-rs', 'secantusd-rs 0.5.3-beta.196');
    expect(await findMongo(search)).toEqual({ from: 'binary', kind: 'secantus', bin: onPath });
    const cached = putIntoCache(secantusRecipe);
    expect(await findMongo(search)).toEqual({ from: 'binary', kind: 'secantus', bin: cached });
    install('mongod', 'db version v6.0.19');
    expect(await findMongo(search)).toEqual({ from: 'binary', kind: 'secantus', bin: cached });
    const mongod = install('mongod', 'db version v8.0.4\nBuild Info: {}');
    expect(await findMongo(search)).toEqual({ from: 'binary', kind: 'mongod', bin: mongod });
    env['MONGODB_URI'] = 'mongodb://elsewhere';
    expect(await findMongo(search)).toEqual({ from: 'url', url: 'mongodb://elsewhere' });
  });
});
