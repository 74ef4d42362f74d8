import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIntoCache, cachedBinary, cacheFolder, type Recipe, type RunCommand } from './cache.mjs';
import { startPart } from './part.mjs';

let cache: string;
const notes: string[] = [];
const progress = {
  note: (text: string) => void notes.push(text),
  step: <T>(_label: string, work: () => Promise<T>) => work(),
};

const run: RunCommand = async (command) => {
  const part = await startPart({
    ...command,
    stage: 'command',
    cwd: cache,
    env: { PATH: process.env['PATH'] },
  });
  return (await part.exited).code ?? 1;
};

function recipe(script: string, version = '1.0.0'): Recipe {
  return {
    name: 'engine',
    version,
    binary: join('bin', 'engine'),
    usualDuration: '1 s',
    build: (folder) => ({ command: '/bin/sh', args: ['-c', script, 'sh', folder], env: {} }),
  };
}

const building = 'mkdir -p "$1/bin"; echo built >> built.txt; sleep 1.5; echo program > "$1/bin/engine"';

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'kanal-cache-'));
  notes.length = 0;
});

afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

describe('the cache', () => {
  it.each([
    ['KANAL_CACHE_DIR', { KANAL_CACHE_DIR: '/c', XDG_CACHE_HOME: '/x' }, 'linux', '/c'],
    ['XDG_CACHE_HOME', { XDG_CACHE_HOME: '/x' }, 'linux', '/x/kanal'],
    ['the home folder', {}, 'linux', '/h/.cache/kanal'],
    ['the home folder of macOS', {}, 'darwin', '/h/Library/Caches/kanal'],
  ] as const)('lies where %s says', (_label, env, platform, expected) => {
    expect(cacheFolder(env, '/h', platform)).toBe(expected);
  });

  it('builds once, although two want it at the same time', async () => {
    const both = [recipe(building), recipe(building)];
    const binaries = await Promise.all(
      both.map((wanted) => buildIntoCache({ cache, recipe: wanted, run, progress })),
    );
    expect(new Set(binaries).size).toBe(1);
    expect(readFileSync(binaries[0] ?? '', 'utf8')).toBe('program\n');
    expect(readFileSync(join(cache, 'built.txt'), 'utf8')).toBe('built\n');
    expect(notes).toEqual([expect.stringMatching(/is building engine 1\.0\.0; waiting/)]);
  });

  it('keeps versions apart', async () => {
    const one = await buildIntoCache({ cache, recipe: recipe(building), run, progress });
    const two = await buildIntoCache({ cache, recipe: recipe(building, '2.0.0'), run, progress });
    expect(one).not.toBe(two);
  });

  it.each([
    [
      'fails half-way',
      'mkdir -p "$1/bin"; echo half > "$1/bin/engine"; echo > "$1/left-over"; echo no compiler >&2; exit 1',
      /no compiler/,
    ],
    ['makes nothing', 'echo nothing to do', /nothing to do/],
  ])('holds nothing of a build that %s, and shows its last output', async (_label, script, output) => {
    const broken = recipe(script);
    await expect(buildIntoCache({ cache, recipe: broken, run, progress })).rejects.toThrow(output);
    expect(existsSync(cachedBinary(cache, broken))).toBe(false);
    const binary = await buildIntoCache({ cache, recipe: recipe(building), run, progress });
    expect(readFileSync(binary, 'utf8')).toBe('program\n');
    expect(readdirSync(dirname(dirname(binary)))).toEqual(['bin']);
  });
});
