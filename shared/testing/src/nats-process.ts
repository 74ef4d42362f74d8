import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineProcess, startEngine } from './engine-process.js';

/** An account with JetStream of its own and one user in it. */
export interface NatsAccount {
  readonly user: string;
  readonly password: string;
}

/** Where a NATS server listens, and its process. */
export interface NatsProcess extends EngineProcess {
  readonly url: string;
  readonly port: number;
  /** Base URL of the monitoring port. */
  readonly monitorUrl: string;
}

/** How a test's NATS server differs from the usual one. */
export interface NatsSettings {
  /** Accounts in place of the open server without users. */
  readonly accounts?: readonly NatsAccount[];
  /** 0 or missing: any free port. */
  readonly port?: number;
  /** More lines of configuration, appended as they are. */
  readonly extra?: string;
  /** In place of `always`, for the test of the warning. */
  readonly syncInterval?: string;
}

/** Starts nats-server on the loopback address with its store and its generated configuration in `folder`. */
export async function startNatsProcess(
  binary: string,
  folder: string,
  { accounts = [], port = 0, extra = '', syncInterval = 'always' }: NatsSettings = {},
): Promise<NatsProcess> {
  mkdirSync(folder, { recursive: true });
  const configuration = join(folder, 'nats.conf');
  writeFileSync(
    configuration,
    [
      'host: "127.0.0.1"',
      `port: ${port === 0 ? -1 : port}`,
      'http: "127.0.0.1:-1"',
      `ports_file_dir: "${folder}"`,
      'max_payload: 1MB',
      `jetstream { store_dir: "${folder}", sync_interval: ${syncInterval}, max_file_store: 16TB }`,
      accounts.length === 0 ? '' : `accounts {\n${accounts.map(accountBlock).join('\n')}\n}`,
      extra,
    ].join('\n'),
    { mode: 0o600 },
  );
  const { process, value } = await startEngine(binary, ['-c', configuration], (output, pid) =>
    output.includes('Server is ready') ? readPorts(join(folder, `nats-server_${pid}.ports`)) : undefined,
  );
  const [url, monitorUrl] = value;
  return { ...process, url, monitorUrl, port: Number(new URL(url).port) };
}

function accountBlock({ user, password }: NatsAccount): string {
  return `  ${user} { jetstream: enabled, users: [{ user: ${user}, password: ${password} }] }`;
}

/** The server writes this file once it listens: `{"nats":["nats://…"],"monitoring":["http://…"]}`. */
function readPorts(file: string): [url: string, monitorUrl: string] | undefined {
  try {
    const ports = JSON.parse(readFileSync(file, 'utf8')) as { nats?: string[]; monitoring?: string[] };
    const url = ports.nats?.[0];
    const monitorUrl = ports.monitoring?.[0];
    return url && monitorUrl ? [url, monitorUrl] : undefined;
  } catch {
    return undefined;
  }
}
