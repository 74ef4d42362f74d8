import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimant } from './claim.mjs';
import { claimsIn } from './run-file.mjs';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kanal-launcher-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

function launch(what: string) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'fixtures', 'small-launcher.mjs'), dataDir, what],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const partPid = once(child.stdout, 'data').then(([chunk]) => Number.parseInt(String(chunk), 10));
  return { child, partPid, ended: once(child, 'exit'), problem: text(child.stderr).catch(() => '') };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a launcher', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stops everything on %s and says nothing of a failure',
    async (signal) => {
      const { child, partPid, ended, problem } = launch('wait');
      const pid = await partPid;
      expect(isAlive(pid)).toBe(true);
      child.kill(signal);
      expect(await ended).toEqual([130, null]);
      expect(isAlive(pid)).toBe(false);
      expect(await problem).toBe('');
      expect(claimant(claimsIn(dataDir))).toBeUndefined();
    },
  );

  it('stops everything when its terminal is gone and refuses output', async () => {
    const { child, partPid, ended } = launch('talk');
    const pid = await partPid;
    child.stdout.destroy();
    child.stderr.destroy();
    await sleep(300);
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGHUP');
    expect(await ended).toEqual([130, null]);
    expect(isAlive(pid)).toBe(false);
  });

  it('shows what to do without a stack, and stops everything', async () => {
    const { partPid, ended, problem } = launch('fail');
    const pid = await partPid;
    expect(await ended).toEqual([1, null]);
    expect((await problem).trim()).toBe('what to do about it');
    expect(isAlive(pid)).toBe(false);
  });

  it('ends with the code of its body', async () => {
    const { partPid, ended } = launch('wait');
    process.kill(await partPid, 'SIGTERM');
    expect(await ended).toEqual([7, null]);
  });

  it('refuses a data folder in use and leaves its copy alone', async () => {
    const first = launch('wait');
    const pid = await first.partPid;
    const second = launch('wait');
    expect(await second.ended).toEqual([1, null]);
    expect(await second.problem).toMatch(/Another copy of Kanal runs with this data folder \(process \d+\)/);
    expect(isAlive(pid)).toBe(true);
    first.child.kill('SIGTERM');
    await first.ended;
  });
});
