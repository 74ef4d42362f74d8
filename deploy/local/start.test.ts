import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePortBase } from './fixtures/free-port-base.js';
import { readEveryService, readServices } from './services.mjs';
import { checkout } from './settings.mjs';

/** The launcher as it is, in a checkout whose services are stubs and whose engines are given by URL. */
let root: string;
const launchers: ChildProcess[] = [];
const everyPart = ['sandbox', ...readServices(checkout).map(({ name }) => name)].toSorted();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kanal-start-'));
  cpSync(import.meta.dirname, join(root, 'deploy', 'local'), { recursive: true });
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  put('package.json', '{ "type": "module" }');
  put('package-lock.json', '{}');
  put('node_modules/.package-lock.json', '{}');
  put('node_modules/.bin/turbo', '#!/bin/sh\nexit 0\n');
  chmodSync(join(root, 'node_modules/.bin/turbo'), 0o755);
  put('deploy/operator/package.json', '{ "type": "module", "bin": { "kanal": "kanal.js" } }');
  put('deploy/operator/kanal.js', 'console.log(process.argv.slice(2).join(" "), process.env.MONGODB_URI);');
  copyFileSync(join(checkout, '.env.example'), join(root, '.env.example'));
  copyFileSync(join(import.meta.dirname, '..', 'services.json'), join(root, 'deploy', 'services.json'));
  for (const folder of ['test/sandbox', ...readEveryService(checkout).map((service) => service.folder)]) {
    mkdirSync(join(root, folder, 'dist'), { recursive: true });
    const stub = join(import.meta.dirname, 'fixtures', 'stub-service.mjs');
    put(`${folder}/package.json`, '{ "type": "module" }');
    copyFileSync(stub, join(root, folder, 'dist', 'main.js'));
  }
});

afterEach(async () => {
  await Promise.all(
    launchers.splice(0).map(async (launcher) => {
      if (launcher.exitCode !== null || launcher.signalCode !== null) return;
      launcher.kill('SIGTERM');
      await once(launcher, 'exit');
    }),
  );
  rmSync(root, { recursive: true, force: true });
});

const env = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  NATS_URL: 'nats://127.0.0.1:1',
  MONGODB_URI: 'mongodb://127.0.0.1:1',
};

interface Launched {
  readonly launcher: ChildProcess;
  readonly ended: Promise<unknown[]>;
  output(): string;
}

function start(base: number, data: string, more: Record<string, string> = {}): Launched {
  const args = [join(root, 'deploy/local/start.mjs'), '--port-base', String(base), '--data', data];
  const launcher = spawn(process.execPath, args, {
    env: { ...env, ...more },
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launchers.push(launcher);
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { launcher, ended: once(launcher, 'close'), output: () => output };
}

async function ready(launched: Launched): Promise<void> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 20) {
    if (launched.output().includes('Ctrl-C')) return;
    if (launched.launcher.exitCode !== null) break;
    await sleep(20);
  }
  throw new Error(launched.output());
}

interface Run {
  readonly parts: readonly { readonly name: string; readonly pid: number }[];
}

const runFile = (data: string) => JSON.parse(readFileSync(join(root, data, 'run.json'), 'utf8')) as Run;

async function allGone(pids: readonly number[]): Promise<boolean> {
  const isAlive = (pid: number) => existsSync(`/proc/${pid}`) || signalled(pid);
  for (let waitedMs = 0; waitedMs < 10_000 && pids.some(isAlive); waitedMs += 50) await sleep(50);
  return !pids.some(isAlive);
}

function signalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function kanal(data: string, ...args: string[]): string {
  const bin = join(root, 'deploy/local/run-bin.mjs');
  return execFileSync(process.execPath, [bin, 'deploy/operator', 'kanal', ...args], {
    cwd: root,
    env: { PATH: env.PATH, HOME: env.HOME, KANAL_DATA_DIR: data },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('npm start', { timeout: 60_000 }, () => {
  it('runs two copies side by side, and commands find the one they are told', async () => {
    const [first, second] = [start(await freePortBase(), '.one'), start(await freePortBase(), '.two')];
    await Promise.all([ready(first), ready(second)]);
    expect(
      runFile('.one')
        .parts.map(({ name }) => name)
        .toSorted(),
    ).toEqual(everyPart);
    for (const file of ['run.json', 'secrets.json']) {
      expect(statSync(join(root, '.one', file)).mode & 0o777).toBe(0o600);
    }
    expect(kanal('.two', 'complaint', 'BTN-1')).toBe(`complaint BTN-1 ${env.MONGODB_URI}\n`);
    expect(readFileSync(join(root, '.one/logs/migrate.log'), 'utf8')).toContain('migrate --apply');

    const pids = runFile('.one').parts.map(({ pid }) => pid);
    first.launcher.kill('SIGINT');
    expect(await first.ended).toEqual([130, null]);
    expect(await allGone(pids)).toBe(true);
    expect(existsSync(join(root, '.one/run.json'))).toBe(false);
    expect(() => kanal('.one', 'complaint', 'BTN-1')).toThrow(/No copy of Kanal runs/);
    expect(second.launcher.exitCode).toBeNull();
  });

  it('starts what is opted in to only when the terminal says so', async () => {
    const base = await freePortBase();
    await ready(
      start(base, '.one', { BAILEYS_ENABLED: 'yes, unofficially', BAILEYS_NUMBER: '6281200001710' }),
    );
    const names = runFile('.one').parts.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...everyPart, 'baileys'].toSorted());
    const response = await fetch(`http://127.0.0.1:${base + 20}/variables`);
    expect(await response.json()).toEqual(
      expect.arrayContaining([
        'BAILEYS_ENABLED',
        'BAILEYS_NUMBER',
        'BAILEYS_PAGE_PORT',
        'BAILEYS_PAGE_TOKEN',
      ]),
    );
  });

  it('lets no service see what is another’s in the terminal', async () => {
    const base = await freePortBase();
    await ready(start(base, '.one', { KANAL_STORE_KEYS: '1:x', SPOOL_MAX_BYTES: '1', GITHUB_TOKEN: 'x' }));
    const response = await fetch(`http://127.0.0.1:${base + 1}/variables`);
    const names = (await response.json()) as string[];
    expect(names).toEqual(expect.arrayContaining(['PATH', 'SPOOL_MAX_BYTES', 'KANAL_ADAPTER_KEY']));
    expect(names.filter((name) => /STORE_KEYS|GITHUB/.test(name))).toEqual([]);
  });

  it('refuses a second launcher on a data folder', async () => {
    const first = start(await freePortBase(), '.one');
    await ready(first);
    const second = start(await freePortBase(), '.one');
    expect(await second.ended).toEqual([1, null]);
    expect(second.output()).toMatch(/Another copy of Kanal runs with this data folder/);
    expect(runFile('.one').parts).toHaveLength(everyPart.length);
  });

  it('names a port in use before it starts anything', async () => {
    const base = await freePortBase();
    const other = createServer().listen(base + 2, '127.0.0.1');
    await once(other, 'listening');
    const launched = start(base, '.one');
    expect(await launched.ended).toEqual([1, null]);
    other.close();
    expect(launched.output()).toContain(`port ${base + 2}, wanted by router`);
    expect(launched.output()).not.toContain('starting');
  });

  it('says what to read and to run when streams or indexes cannot be brought up to date', async () => {
    const failing =
      'console.log("no room for INBOUND"); process.exit(process.argv[2] === "provision" ? 1 : 0);';
    writeFileSync(join(root, 'deploy/operator/kanal.js'), failing);
    const launched = start(await freePortBase(), '.one');
    expect(await launched.ended).toEqual([1, null]);
    const output = launched.output();
    expect(output).toContain('kanal provision --apply failed');
    expect(output).toContain('no room for INBOUND');
    expect(output).toContain(`Its whole output is in ${join(root, '.one/logs/provision.log')}`);
    expect(output).toContain('run npm start again');
    expect(output).toContain('npm run kanal -- provision');
  });

  it('leaves nothing behind after kill -9, and starts again on the same data', async () => {
    const base = await freePortBase();
    const first = start(base, '.one');
    await ready(first);
    const secrets = readFileSync(join(root, '.one/secrets.json'), 'utf8');
    const pids = runFile('.one').parts.map(({ pid }) => pid);
    first.launcher.kill('SIGKILL');
    expect(await allGone(pids)).toBe(true);
    expect(() => kanal('.one', 'complaint', 'BTN-1')).toThrow(/No copy of Kanal runs/);
    const second = start(base, '.one');
    await ready(second);
    expect(readFileSync(join(root, '.one/secrets.json'), 'utf8')).toBe(secrets);
  });

  it('says which part ended and why, stops the others, and fails', async () => {
    const base = await freePortBase();
    const launched = start(base, '.one');
    await ready(launched);
    const pids = runFile('.one').parts.map(({ pid }) => pid);
    await fetch(`http://127.0.0.1:${base + 1}/die`).catch(() => undefined);
    expect(await launched.ended).toEqual([1, null]);
    expect(launched.output()).toMatch(/sms ended by itself \(exit code 3\)[\s\S]*a fault of this service/);
    expect(await allGone(pids)).toBe(true);
  });
});
