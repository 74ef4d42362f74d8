import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchService, serviceOf } from './bench-service.js';
import type { BenchChannel } from './citizen-message.js';
import { countInbound } from './count-inbound.js';
import { freePorts } from './free-ports.js';
import { type Copy, type Launcher, loadLauncher, type Part, type Secrets, type Warden } from './launcher.js';
import type { WebhookTarget } from './signed-webhook.js';

/** Kanal as the bench runs it: everything on this machine, each part a process. */
export interface Stack {
  readonly target: WebhookTarget;
  readonly mongoUri: string;
  readonly database: string;
  readonly ledgerPath: string;
  readonly sandboxUrl: string;
  /** The running processes by name. */
  pids(): Readonly<Record<string, number>>;
  startRouter(): Promise<void>;
  stopRouter(): Promise<void>;
  /** Messages in the inbound stream. */
  countInbound(): Promise<number>;
  /** Stops everything. May be called twice. */
  stop(): Promise<void>;
}

/** What a stack is started with. */
export interface StackOptions {
  readonly channel: BenchChannel;
  /** Empty folder for data and logs. */
  readonly folder: string;
  readonly engines: { readonly natsBin: string; readonly mongoBin: string; readonly mongoKind: string };
  /** This service writes a CPU profile into `folder` when it stops. */
  readonly profile: BenchService | 'router' | undefined;
  /** More variables for the services, which have their own already, and for the sandbox. */
  readonly serviceVariables: (own: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly sandboxVariables: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const readyBoundMs = 30_000;
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts engines, provisions and migrates, then starts sandbox, the channel's adapter and router, and waits until all are ready. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const launcher = await loadLauncher();
  mkdirSync(join(options.folder, 'logs'), { recursive: true });
  const warden = launcher.startWarden(join(options.folder, 'logs', 'warden.log'));
  try {
    return await startParts(options, launcher, warden);
  } catch (error) {
    await warden.stop();
    throw error;
  }
}

async function startParts(options: StackOptions, launcher: Launcher, warden: Warden): Promise<Stack> {
  const { folder, engines, log } = options;
  const logOf = (name: string) => join(folder, 'logs', `${name}.log`);
  const parts = new Map<string, Part>();

  const services = launcher.readServices(root);
  // The sandbox plays every provider, so it must know where the other adapters would be.
  const names = ['nats', 'natsMonitor', 'mongodb', 'sandbox', 'smpp', ...services.map(({ name }) => name)];
  const free = await freePorts(names.length);
  const ports = Object.fromEntries(names.map((name, index) => [name, free[index] ?? 0]));
  const portOf = (name: string) => ports[name] ?? 0;
  const secrets = launcher.loadSecrets(folder, randomBytes);

  log('starting the engines');
  const nats = await launcher.startNats({
    bin: engines.natsBin,
    dir: join(folder, 'nats'),
    port: portOf('nats'),
    monitorPort: portOf('natsMonitor'),
    user: 'kanal',
    password: secrets.natsPassword,
    log: logOf('nats'),
    start: warden.start,
  });
  parts.set('nats', nats);
  const mongo = await launcher.startMongo({
    bin: engines.mongoBin,
    kind: engines.mongoKind,
    dir: join(folder, 'mongodb'),
    port: portOf('mongodb'),
    log: logOf('mongodb'),
    start: warden.start,
  });
  parts.set('mongodb', mongo);
  const monitorUrl = `http://127.0.0.1:${portOf('natsMonitor')}`;
  const copy: Copy = {
    dataDir: folder,
    secrets,
    ports,
    urls: { nats: nats.url, natsMonitor: monitorUrl, mongodb: mongo.url },
    env: { SMS_PROVIDER: options.channel === 'smpp' ? 'smpp' : 'twilio' },
  };
  const inherited = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

  const operate = async (command: string) => {
    log(`kanal ${command}`);
    const { code } = await warden.run({
      name: command,
      stage: 'command',
      command: process.execPath,
      args: [join(root, 'deploy/operator/dist/main.js'), command, '--apply'],
      cwd: root,
      env: { ...inherited, ...launcher.commandVariables(copy), LOG_LEVEL: 'info' },
      log: logOf('operator'),
    });
    if (code !== 0) throw new Error(`kanal ${command} failed; see ${logOf('operator')}`);
  };
  await operate('provision');
  await operate('migrate');

  const startNode = async (name: string, entry: string, variables: Readonly<Record<string, string>>) => {
    log(`starting ${name}`);
    const isProfiled = name === options.profile;
    const part = await warden.start({
      name,
      stage: 'service',
      command: process.execPath,
      args: [...(isProfiled ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []), join(root, entry)],
      cwd: root,
      env: { ...inherited, NODE_ENV: 'production', ...variables },
      log: logOf(name),
    });
    parts.set(name, part);
    const readyUrl = `http://127.0.0.1:${portOf(name)}/readyz`;
    await launcher.waitUntil(part, () => launcher.answersOk(readyUrl), readyBoundMs);
  };
  const startService = (name: string) => {
    const service = services.find((candidate) => candidate.name === name);
    if (service === undefined) throw new Error(`deploy/services.json has no ${name}`);
    const entry = join(service.folder, service.entry);
    const own = launcher.serviceVariables(service, copy);
    return startNode(name, entry, { ...own, ...options.serviceVariables(own) });
  };
  const sandbox = { ...launcher.sandboxVariables(copy), ...options.sandboxVariables };
  await startNode('sandbox', 'test/sandbox/dist/main.js', sandbox);
  await startService(serviceOf(options.channel));
  await startService('router');

  return {
    target: targetOf(options.channel, sandbox, secrets),
    mongoUri: mongo.url,
    database: launcher.commandVariables(copy)['MONGODB_DATABASE'] ?? '',
    ledgerPath: join(sandbox['SANDBOX_DATA_DIR'] ?? '', 'ledger.jsonl'),
    sandboxUrl: `http://127.0.0.1:${portOf('sandbox')}`,
    pids: () => Object.fromEntries([...parts].map(([name, { pid }]) => [name, pid])),
    startRouter: () => startService('router'),
    async stopRouter() {
      await parts.get('router')?.stop();
      parts.delete('router');
    },
    countInbound: () => countInbound(monitorUrl),
    stop: () => warden.stop(),
  };
}

function targetOf(
  channel: BenchChannel,
  sandbox: Readonly<Record<string, string | undefined>>,
  secrets: Secrets,
): WebhookTarget {
  const of = (name: string) => sandbox[name] ?? '';
  switch (channel) {
    case 'sms':
      return {
        channel,
        url: of('SMS_WEBHOOK_URL'),
        // What is signed has no fragment; that is for the provider alone.
        publicUrl: of('SMS_WEBHOOK_URL').replace(/#.*$/, ''),
        accountSid: secrets.twilioAccountSid,
        authToken: secrets.twilioAuthToken,
        account: of('SMS_NUMBER'),
      };
    case 'smpp':
      return {
        channel,
        url: `http://127.0.0.1:${of('PORT')}/_sandbox/messages`,
        account: '1708@operator',
      };
    case 'whatsapp':
      return {
        channel,
        url: of('WHATSAPP_WEBHOOK_URL'),
        appSecret: secrets.whatsappAppSecret,
        account: of('WHATSAPP_PHONE_NUMBER_ID'),
        displayNumber: of('WHATSAPP_NUMBER').replace('+', ''),
      };
  }
}
