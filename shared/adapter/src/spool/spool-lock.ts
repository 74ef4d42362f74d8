import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpoolError } from './spool-error.js';

/**
 * Makes this process the only one that uses the folder (created if need be), until the returned function is called or it dies.
 * A lock names a process by pid and start time, because pids come again (in a container it is always 1).
 * Guards against a second start by mistake on one machine; it is no lock between machines.
 * @throws SpoolError `KANAL_SPOOL_LOCKED` when a live process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'lock');
  const own = join(folder, `lock.${process.pid}`);
  const me = `${process.pid} ${await startTime(process.pid)}`;
  await writeFile(own, me);
  try {
    // A link is made whole or not at all: nobody ever reads half a lock.
    await link(own, lock).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      const owner = await readFile(lock, 'utf8');
      if (await isAlive(owner)) throw SpoolError.locked(owner.split(' ', 1)[0] ?? '');
      await rename(own, lock);
    });
    if ((await readFile(lock, 'utf8')) !== me) throw SpoolError.locked('of another start');
  } finally {
    await rm(own, { force: true });
  }
  return () => rm(lock, { force: true });
}

async function isAlive(owner: string): Promise<boolean> {
  const [pid, started] = owner.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return (await startTime(Number(pid))) === started;
}

/** Field 22 of proc(5)'s stat, in clock ticks since boot; empty where there is no /proc. */
async function startTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is a name in parentheses that may hold spaces.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
