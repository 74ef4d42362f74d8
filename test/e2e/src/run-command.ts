import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Stack } from './stack.js';

const run = promisify(execFile);
const kanalFile = fileURLToPath(new URL('../../../deploy/operator/dist/main.js', import.meta.url));
const kirimFile = fileURLToPath(new URL('../../sandbox/dist/kirim/main.js', import.meta.url));

/** How a command ended and what it printed. */
export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the operator's command, whatever its exit code. What a success prints beside its result is not kept. */
export function kanal(stack: Stack, ...words: string[]): Promise<CommandEnd> {
  return ending(stack.kanal(...words).then((stdout) => ({ stdout, stderr: '' })));
}

/** Runs the operator's command with settings of the test's own, whatever its exit code. */
export function operator(
  variables: Readonly<Record<string, string>>,
  ...words: string[]
): Promise<CommandEnd> {
  return ending(
    run(process.execPath, [kanalFile, ...words], { env: { PATH: process.env['PATH'] ?? '', ...variables } }),
  );
}

/** Runs `kirim` against the stack's sandbox, whatever its exit code. */
export function kirim(stack: Stack, ...words: string[]): Promise<CommandEnd> {
  return ending(
    run(process.execPath, [kirimFile, ...words], {
      env: { PATH: process.env['PATH'] ?? '', SANDBOX_URL: stack.urls.sandbox },
    }),
  );
}

async function ending(command: Promise<{ stdout: string; stderr: string }>): Promise<CommandEnd> {
  try {
    return { code: 0, ...(await command) };
  } catch (error) {
    const { code, stdout, stderr } = error as Partial<CommandEnd>;
    if (typeof code !== 'number') throw error;
    return { code, stdout: stdout ?? '', stderr: stderr ?? '' };
  }
}
