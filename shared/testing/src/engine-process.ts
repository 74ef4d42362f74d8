import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running engine, and the three ways to end or bring it back that fault tests need. */
export interface EngineProcess {
  readonly pid: number;
  /** What it has printed so far, both streams. For the message when it does not start. */
  output(): string;
  /** SIGTERM, and SIGKILL when that takes longer than 10 s. Resolves when the process is gone. */
  stop(): Promise<void>;
  /** SIGKILL: nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/**
 * Starts `binary` and waits until `ready` gives a value; polled every 20 ms.
 * The process dies with this one, whatever ends it by `exit`.
 * @throws Error with the engine's output when it ends first, or is not ready within 30 s.
 */
export async function startEngine<T>(
  binary: string,
  args: readonly string[],
  ready: (output: string, pid: number) => T | undefined,
): Promise<{ process: EngineProcess; value: T }> {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-100_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  const dieToo = () => child.kill('SIGKILL');
  process.once('exit', dieToo);
  child.once('exit', () => process.removeListener('exit', dieToo));

  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 20) {
    if (failure || child.exitCode !== null) break;
    const value = child.pid === undefined ? undefined : ready(output, child.pid);
    if (value !== undefined && child.pid !== undefined) {
      return { value, process: handleOf(child, child.pid, () => output) };
    }
    await sleep(20);
  }
  child.kill('SIGKILL');
  throw new Error(`${binary} did not start: ${failure?.message ?? output}`);
}

function handleOf(child: ChildProcess, pid: number, output: () => string): EngineProcess {
  const end = async (signal: NodeJS.Signals, boundMs: number) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const hard = setTimeout(() => child.kill('SIGKILL'), boundMs);
    await gone;
    clearTimeout(hard);
  };
  return { pid, output, stop: () => end('SIGTERM', 10_000), kill: () => end('SIGKILL', 10_000) };
}
