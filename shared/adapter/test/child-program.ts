import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** A program of this folder, ready to run as a process of its own. */
export interface ChildProgram {
  /** Starts it; `shell` wraps the command, with `$NODE_PROGRAM` standing for it. */
  start(env: Readonly<Record<string, string>>, shell?: string): ChildProcess;
  /** Removes what was built. */
  remove(): Promise<void>;
}

/** Builds the TypeScript program from the packages' sources. */
export async function buildProgram(source: URL): Promise<ChildProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'kanal-child-'));
  const file = join(folder, 'program.mjs');
  const bundle = await rolldown({
    input: fileURLToPath(source),
    platform: 'node',
    resolve: { conditionNames: ['@kanal/source', 'node'] },
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return {
    start(env, shell) {
      const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
      const all = { ...process.env, ...env };
      if (shell === undefined) return spawn(process.execPath, [file], { env: all, stdio });
      return spawn('sh', ['-c', shell.replace('$NODE_PROGRAM', `'${process.execPath}' '${file}'`)], {
        env: all,
        stdio,
      });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
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
