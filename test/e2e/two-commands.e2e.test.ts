import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { claimant } from '../../deploy/local/claim.mjs';
import { freePortBase } from '../../deploy/local/fixtures/free-port-base.js';
import { needsInstall } from '../../deploy/local/prepare.mjs';
import { claimsIn, findRunningCopy } from '../../deploy/local/run-file.mjs';
import { readServices } from '../../deploy/local/services.mjs';
import { checkout } from '../../deploy/local/settings.mjs';
import { type Child, startChild, until } from './src/child.js';

const run = promisify(execFile);
const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** What `npm run <name>` runs, without npm: a Node program and its first arguments. */
function program(name: string): { file: string; args: readonly string[] } {
  const [node, file = '', ...args] = scripts[name]?.split(' ') ?? [];
  expect(node).toBe('node');
  return { file: join(checkout, file), args };
}

/** The words of the README's second command. */
const [, example = ''] =
  /^npm run kirim -- sms "(.+)"$/m.exec(readFileSync(join(checkout, 'README.md'), 'utf8')) ?? [];

let dataDir: string;
let variables: Record<string, string>;
let launcher: Child;

beforeAll(async () => {
  // The launcher would install them anew, under the feet of this very test.
  expect(needsInstall(checkout), 'the dependencies are older than the lock file: npm ci').toBe(false);
  dataDir = mkdtempSync(join(tmpdir(), 'kanal-two-commands-'));
  const { nats, mongo } = inject('kanalEngines').binaries;
  const { HOME = '', PATH = '', KANAL_CACHE_DIR = '', XDG_CACHE_HOME = '' } = process.env;
  variables = {
    HOME,
    KANAL_CACHE_DIR,
    XDG_CACHE_HOME,
    // The suite's engines first, so that the launcher finds them and builds none.
    PATH: [dirname(nats), dirname(mongo.bin), PATH].join(delimiter),
    KANAL_DATA_DIR: dataDir,
    KANAL_PORT_BASE: String(await freePortBase()),
  };
  launcher = startChild('npm start', program('start').file, variables);
  await until(
    'the ready screen',
    () => {
      if (!launcher.isRunning()) throw new Error(`npm start ended:\n${launcher.output()}`);
      return launcher.output().includes('Ctrl-C') ? true : undefined;
    },
    150_000,
  ).catch((error) => {
    throw new Error(`${error}\n${launcher.output()}`);
  });
});

afterAll(async () => {
  await launcher?.stop();
  if (!dataDir) return;
  // The warden ends every part, also after a launcher that had to be killed, and then gives its claim back.
  await until('the warden to end', () => (claimant(claimsIn(dataDir)) ? undefined : true), 40_000);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs `npm run <name> -- <words>` in a second terminal. Rejects when it exits with another code than 0. */
async function command(name: string, ...words: string[]): Promise<string> {
  const { file, args } = program(name);
  const { stdout } = await run(process.execPath, [file, ...args, ...words], {
    cwd: checkout,
    env: variables,
  });
  return stdout;
}

interface ComplaintRecord {
  readonly ticket: string;
  readonly narrative: string;
  readonly messages: readonly { readonly role: string }[];
  readonly replies: readonly { readonly text: string }[];
}

async function recordOf(ticket: string): Promise<ComplaintRecord> {
  return JSON.parse(await command('kanal', 'complaint', ticket, '--json')) as ComplaintRecord;
}

describe('the two commands of the README', () => {
  it('take a complaint in, answer it once, keep it, and leave no process behind', async () => {
    expect(launcher.output()).toContain(`KANAL_DATA_DIR=${dataDir} npm run kirim -- sms "${example}"`);

    const printed = await command('kirim', 'sms', example);
    const [, from = ''] = /^Dari \(from\): +(\+62\d+)$/m.exec(printed) ?? [];
    const [, sid = ''] = /^MessageSid: +(SM[0-9a-f]{32})$/m.exec(printed) ?? [];
    const [, ticket = ''] = /^Tiket \(ticket\): +(BTN-\d{6}-[0-9A-Z]{7})$/m.exec(printed) ?? [];
    expect(printed).toContain(`Aduan ${ticket} (bukan no. LAPOR!)`);

    const before = await recordOf(ticket);
    expect(before).toMatchObject({ ticket, narrative: example, messages: [{ role: 'opening' }] });
    // A provider's id is shown with a purpose only.
    expect(JSON.stringify(before)).not.toContain(sid);
    expect(before.replies).toHaveLength(1);

    for (const _again of [1, 2]) {
      const repeated = await command('kirim', 'sms', example, '--from', from, '--sid', sid, '--json');
      expect(JSON.parse(repeated)).toMatchObject({ kind: 'repeat-unanswered', messageId: sid });
    }
    const after = await recordOf(ticket);
    expect({ ...after, replies: after.replies.length }).toEqual({ ...before, replies: 1 });

    const copy = findRunningCopy(dataDir);
    const pids = [claimant(claimsIn(dataDir)) ?? 0, ...(copy?.parts ?? []).map(({ pid }) => pid)];
    const services = readServices(checkout).map(({ name }) => name);
    expect(copy?.parts.map(({ name }) => name).toSorted()).toEqual(
      ['mongodb', 'nats', 'sandbox', ...services].toSorted(),
    );
    process.kill(launcher.pid, 'SIGINT');
    expect(await launcher.ended, launcher.output()).toEqual({ code: 130, signal: null });
    await until('every process to be gone', () => (pids.some(isAlive) ? undefined : true));
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
    expect(launcher.output()).not.toContain('ended by itself');
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
