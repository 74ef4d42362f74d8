import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { completeSecrets, loadSecrets } from './secrets.mjs';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kanal-secrets-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

it('makes secrets once, readable by their owner alone', () => {
  const first = loadSecrets(dataDir, randomBytes);
  expect(loadSecrets(dataDir, randomBytes)).toEqual(first);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(Buffer.from(first.storeKey, 'base64')).toHaveLength(32);
  expect(first.twilioAccountSid).toMatch(/^AC[0-9a-f]{32}$/);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
});

it('adds what an older folder lacks and keeps the rest', () => {
  const { blindIndexKey: _missing, ...older } = completeSecrets({}, randomBytes);
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(older));
  const loaded = loadSecrets(dataDir, randomBytes);
  expect(loaded).toMatchObject(older);
  expect(Buffer.from(loaded.blindIndexKey, 'base64')).toHaveLength(32);
});

it('does not replace secrets it cannot read', () => {
  writeFileSync(join(dataDir, 'secrets.json'), '{"storeKey": "');
  expect(() => loadSecrets(dataDir, randomBytes)).toThrow();
  expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe('{"storeKey": "');
});
