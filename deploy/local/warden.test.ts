import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWarden } from './warden-client.mjs';

let folder: string;
let launcher: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanal-warden-'));
});

afterEach(() => {
  launcher?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function goneWithin(pids: readonly number[], boundMs: number): Promise<number[]> {
  for (let waitedMs = 0; waitedMs < boundMs && pids.some(isAlive); waitedMs += 50) await sleep(50);
  return pids.filter(isAlive);
}

/** Starts the stand-in and resolves to the pids of the warden, its parts and a grandchild. */
async function startStandIn(): Promise<number[]> {
  launcher = spawn(
    process.execPath,
    [join(import.meta.dirname, 'fixtures', 'launcher-stand-in.mjs'), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (!launcher.stdout) throw new Error('no stdout');
  const [line] = (await once(launcher.stdout, 'data')) as [Buffer];
  let grandchild = '';
  while (grandchild === '') {
    grandchild = readFileSync(join(folder, 'parent.log'), 'utf8').trim();
    await sleep(10);
  }
  return [...(JSON.parse(line.toString()) as number[]), Number(grandchild)];
}

const order = () => readFileSync(join(folder, 'order.txt'), 'utf8').trim().split('\n');

const part = (name: string, script: string) => ({
  name,
  stage: 'command' as const,
  command: '/bin/sh',
  args: ['-c', script],
  cwd: folder,
  env: { PATH: process.env['PATH'] },
  log: join(folder, `${name}.log`),
});

describe('when the launcher is gone', () => {
  it('leaves no process behind after kill -9, services stopped before engines', async () => {
    const pids = await startStandIn();
    expect(pids.filter(isAlive)).toEqual(pids);
    launcher?.kill('SIGKILL');
    expect(await goneWithin(pids, 10_000)).toEqual([]);
    expect(order()).toEqual(['service', 'engine']);
  }, 20_000);

  it('keeps the claim on the data folder until the last part is gone', async () => {
    const pids = await startStandIn();
    const second = startWarden(join(folder, 'second.log'), join(folder, 'claims'));
    await expect(second.ready).rejects.toThrow(/Another copy of Kanal runs with this data folder/);
    await second.stop();

    launcher?.kill('SIGKILL');
    expect(await goneWithin(pids, 10_000)).toEqual([]);
    const third = startWarden(join(folder, 'third.log'), join(folder, 'claims'));
    await expect(third.ready).resolves.toBeUndefined();
    await third.stop();
  }, 20_000);
});

describe('a warden', () => {
  it('tells how a part ended, with its output in the log', async () => {
    const warden = startWarden(join(folder, 'warden.log'));
    try {
      expect(await warden.run(part('ends', 'echo out; echo err >&2; exit 3'))).toEqual({
        code: 3,
        signal: null,
      });
      expect(readFileSync(join(folder, 'ends.log'), 'utf8')).toBe('out\nerr\n');
      const killed = await warden.start(part('killed', 'sleep 600'));
      expect(await killed.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    } finally {
      await warden.stop();
    }
  });

  it('says why a part cannot start', async () => {
    const warden = startWarden(join(folder, 'warden.log'));
    try {
      const missing = { ...part('missing', ''), command: join(folder, 'no-such-program') };
      await expect(warden.start(missing)).rejects.toThrow(/missing: .*ENOENT/);
    } finally {
      await warden.stop();
    }
  });

  it('takes its parts with it when it is killed itself, and says that they are gone', async () => {
    const warden = startWarden(join(folder, 'warden.log'));
    const orphan = await warden.start(part('orphan', 'sleep 600'));
    process.kill(warden.pid, 'SIGKILL');
    expect(await orphan.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await goneWithin([orphan.pid], 5_000)).toEqual([]);
    await warden.stop();
  });
});
