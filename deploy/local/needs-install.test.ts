import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { needsInstall } from './prepare.mjs';

it('installs when nothing is installed, an install was cut off, or the lock file is newer', () => {
  const root = mkdtempSync(join(tmpdir(), 'kanal-install-'));
  try {
    writeFileSync(join(root, 'package-lock.json'), '{}');
    expect(needsInstall(root)).toBe(true);
    mkdirSync(join(root, 'node_modules'));
    expect(needsInstall(root)).toBe(true);
    const installed = join(root, 'node_modules', '.package-lock.json');
    writeFileSync(installed, '{}');
    expect(needsInstall(root)).toBe(false);
    utimesSync(installed, 1, 1);
    expect(needsInstall(root)).toBe(true);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
