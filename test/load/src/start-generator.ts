import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { GeneratorOrder, GeneratorReport } from './generator.js';
import type { LoadOutcome } from './load-plan.js';

/** A generator with its requests signed, waiting for the word. */
export interface Generator {
  readonly pid: number;
  /** Sends the load. Rejects when the server takes no connection or the process dies. */
  go(): Promise<LoadOutcome>;
  /** Ends the process; harmless when it is over. */
  stop(): void;
}

/** Starts a generator in a process of its own and resolves when everything it is to send is signed. */
export async function startGenerator(order: GeneratorOrder): Promise<Generator> {
  const child = fork(fileURLToPath(new URL('./generator.js', import.meta.url)), {
    serialization: 'advanced',
  });
  const nextReport = async (): Promise<GeneratorReport> => {
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`the generator ended early with code ${code}`);
    });
    const reported = once(child, 'message') as Promise<[GeneratorReport]>;
    return (await Promise.race([reported, died]))[0];
  };
  child.send(order);
  await nextReport();
  return {
    pid: child.pid ?? 0,
    async go() {
      child.send('go');
      const report = await nextReport();
      child.disconnect();
      if (report.kind === 'done') return report.outcome;
      throw new Error(report.kind === 'failed' ? report.reason : 'the generator answered out of turn');
    },
    stop: () => child.kill('SIGKILL'),
  };
}
