import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a program says to `--version`, its first line. Rejects when it cannot be run. */
export async function versionOf(binary: string): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['--version'], { timeout: 10_000 });
  return stdout.split('\n')[0]?.trim() ?? '';
}
