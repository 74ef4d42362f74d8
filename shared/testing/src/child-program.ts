import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** A TypeScript program that can be run as a process of its own, to be killed. */
export interface ChildProgram {
  /**
   * Starts it with this environment and PATH; standard output is piped, standard error goes to the test's.
   * `shell` wraps the command, with `$NODE_PROGRAM` standing for it.
   */
  start(env: Readonly<Record<string, string>>, shell?: string): ChildProcess;
  /** Kills what still runs of it and removes what was built. */
  remove(): Promise<void>;
}

/** Bundles the program at `source` with the packages' sources, so that nothing has to be built before. */
export async function buildProgram(source: URL): Promise<ChildProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'kanal-child-'));
  const file = join(folder, 'program.mjs');
  const bundle = await rolldown({
    input: fileURLToPath(source),
    platform: 'node',
    // Without `import`: what Express requires would be given as an ES module.
    resolve: { conditionNames: ['@kanal/source', 'node'] },
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  const running = new Set<ChildProcess>();
  return {
    start(env, shell = 'exec $NODE_PROGRAM') {
      const command = shell.replace('$NODE_PROGRAM', `'${process.execPath}' '${file}'`);
      const child = spawn('sh', ['-c', command], {
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

/** Everything the child prints, when it has ended, however it ended. */
export async function outputOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text;
}
