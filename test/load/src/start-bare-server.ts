import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The yardstick's server, running. */
export interface BareServer {
  readonly pid: number;
  readonly url: string;
  stop(): void;
}

/** Starts the bare `node:http` server in a process of its own. It ends with the bench, however that goes. */
export async function startBareServer(): Promise<BareServer> {
  const child = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)));
  const [port] = (await once(child, 'message')) as [number];
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}/`,
    stop: () => child.disconnect(),
  };
}
