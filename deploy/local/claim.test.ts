import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimant, tryClaim, waitForClaim } from './claim.mjs';

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'kanal-claim-')), 'claims');
});

afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** Processes that each add to a shared counter, read and written apart, under the claim. */
async function countTogether(processes: number, rounds: number): Promise<number> {
  const counter = join(folder, '..', 'counter');
  writeFileSync(counter, '0');
  const script = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { setTimeout as sleep } from 'node:timers/promises';
    const { waitForClaim } = await import(${JSON.stringify(join(import.meta.dirname, 'claim.mjs'))});
    for (let round = 0; round < ${rounds}; round += 1) {
      const release = await waitForClaim(${JSON.stringify(folder)}, () => {});
      const read = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
      await sleep(2);
      writeFileSync(${JSON.stringify(counter)}, String(read + 1));
      release();
    }`;
  const children = Array.from({ length: processes }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' }),
  );
  await Promise.all(children.map((child) => once(child, 'exit')));
  return Number(readFileSync(counter, 'utf8'));
}

describe('a claim', () => {
  it('is held by one, named to the other, and free again after its release', async () => {
    const first = await tryClaim(folder);
    if (!first.held) throw new Error('not held');
    expect(await tryClaim(folder)).toEqual({ held: false, byPid: process.pid });
    expect(claimant(folder)).toBe(process.pid);
    first.release();
    expect(claimant(folder)).toBeUndefined();
    const again = await tryClaim(folder);
    expect(again.held).toBe(true);
    if (again.held) again.release();
  });

  it('is recovered from a process that was killed', async () => {
    const script = `
      const { tryClaim } = await import(${JSON.stringify(join(import.meta.dirname, 'claim.mjs'))});
      console.log((await tryClaim(${JSON.stringify(folder)})).held);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      expect(await tryClaim(folder)).toEqual({ held: false, byPid: child.pid });
    } finally {
      child.kill('SIGKILL');
    }
    await gone;
    expect(readdirSync(folder)).toHaveLength(1);
    const mine = await tryClaim(folder);
    expect(mine.held).toBe(true);
    if (mine.held) mine.release();
  });

  it('is not kept by a process number that was given out again, where the system tells the two apart', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${process.pid}-1-0123456789ab`), '');
    expect(claimant(folder)).toBe(process.platform === 'linux' ? undefined : process.pid);
  });

  it('says once that it waits', async () => {
    const first = await tryClaim(folder);
    if (!first.held) throw new Error('not held');
    let waits = 0;
    const second = waitForClaim(folder, (pid) => {
      expect(pid).toBe(process.pid);
      waits += 1;
      setTimeout(first.release, 1_500);
    });
    (await second)();
    expect(waits).toBe(1);
  });

  it('lets processes through one at a time', async () => {
    expect(await countTogether(4, 8)).toBe(32);
  }, 60_000);
});
