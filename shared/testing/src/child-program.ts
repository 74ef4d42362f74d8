import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** A TypeScript program that can be run as a process of its own, to be killed. */
export interface ChildProgram {
  /** Starts it with these arguments; standard output is piped, standard error goes to the test's. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
  /** Kills what still runs of it and removes what was built. */
  remove(): Promise<void>;
}

/** Bundles the program at `entry` (a path) with the packages' sources, so that nothing has to be built before. */
export async function buildProgram(entry: string): Promise<ChildProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'kanal-child-'));
  const file = join(folder, 'program.mjs');
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    resolve: { conditionNames: ['@kanal/source', 'node', 'import', 'default'] },
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  const running = new Set<ChildProcess>();
  return {
    start(args, env = {}) {
      const child = spawn(process.execPath, [file, ...args], {
        env: { PATH: process.env['PATH'] ?? '', ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running.add(child);
      child.once('exit', () => running.delete(child));
      return child;
    },
    async remove() {
      await Promise.all(
        [...running].map((child) => {
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          return gone;
        }),
      );
      await rm(folder, { recursive: true, force: true });
    },
  };
}
