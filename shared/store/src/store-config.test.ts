import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@kanal/runtime';
import { afterAll, describe, expect, it } from 'vitest';
import { storeConfigSchema, storeKeys } from './store-config.js';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const blind = { KANAL_BLIND_INDEX_KEY: key(9) };
const folder = mkdtempSync(join(tmpdir(), 'kanal-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const read = (env: Record<string, string>) => storeKeys(loadConfig(storeConfigSchema, { ...blind, ...env }));

describe('storeKeys', () => {
  it('wraps with the highest version, wherever it stands in the list', () => {
    expect(read({ KANAL_STORE_KEYS: `1:${key(1)},3:${key(3)},2:${key(2)}` }).keyRing.newest).toBe(3);
  });

  it('reads them from a file', () => {
    const file = join(folder, 'keys');
    writeFileSync(file, `2:${key(2)}\n`);
    expect(read({ KANAL_STORE_KEYS_FILE: file }).keyRing.newest).toBe(2);
  });

  it.each([
    ['a short key', { KANAL_STORE_KEYS: '1:c2hvcnQ=' }],
    ['version nought', { KANAL_STORE_KEYS: `0:${key(1)}` }],
    ['one version twice', { KANAL_STORE_KEYS: `1:${key(1)},1:${key(2)}` }],
    ['no keys at all', {}],
    ['a file that is not there', { KANAL_STORE_KEYS_FILE: join(folder, 'missing') }],
  ])('refuses %s, and says so without the key', (_label, env: Record<string, string>) => {
    expect(() => read(env)).toThrow(/KANAL_STORE_KEYS/);
    expect(() => read(env)).not.toThrow(/c2hvcnQ|AQEBAQ/);
  });
});
