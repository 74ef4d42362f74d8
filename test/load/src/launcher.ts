/** What the bench uses of the launcher in `deploy/local`, which runs before anything is built and so is plain Node. */
export interface Launcher {
  startWarden(log: string): Warden;
  startNats(options: EngineOptions & NatsAccess): Promise<Engine>;
  startMongo(options: EngineOptions & { readonly kind: string }): Promise<Engine>;
  waitUntil(part: Part, probe: () => Promise<string | undefined>, boundMs: number): Promise<void>;
  answersOk(url: string): Promise<string | undefined>;
  readServices(root: string): readonly Service[];
  loadSecrets(dataDir: string, randomBytes: (bytes: number) => Buffer): Secrets;
  serviceVariables(service: Service, copy: Copy): Readonly<Record<string, string>>;
  sandboxVariables(copy: Copy): Readonly<Record<string, string>>;
  commandVariables(copy: Copy): Readonly<Record<string, string>>;
}

interface EngineOptions {
  readonly bin: string;
  readonly dir: string;
  readonly port: number;
  readonly log: string;
  readonly start: Warden['start'];
}

interface NatsAccess {
  readonly monitorPort: number;
  readonly user: string;
  readonly password: string;
}

/** A process to start; see deploy/local/part.mjs. */
interface PartOrder {
  readonly name: string;
  readonly stage: 'command' | 'service' | 'engine';
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: string;
}

/** A process that was started. */
export interface Part {
  readonly pid: number;
  readonly log: string;
  readonly exited: Promise<unknown>;
  stop(): Promise<unknown>;
}

/** An engine that answers. */
interface Engine extends Part {
  readonly url: string;
}

/** Starts processes and ends them all when the bench is gone, however it went; see deploy/local/warden-client.mjs. */
export interface Warden {
  start(order: PartOrder): Promise<Part>;
  run(order: PartOrder): Promise<{ readonly code: number | null }>;
  stop(): Promise<void>;
}

/** A line of deploy/services.json. */
interface Service {
  readonly name: string;
  readonly folder: string;
  readonly entry: string;
}

/** Of the secrets of a data folder, those the bench itself needs; see deploy/local/secrets.mjs. */
export interface Secrets {
  readonly natsPassword: string;
  readonly twilioAccountSid: string;
  readonly twilioAuthToken: string;
  readonly whatsappAppSecret: string;
}

/** What the variables of the processes are made of; see deploy/local/environment.mjs. */
export interface Copy {
  readonly dataDir: string;
  readonly secrets: Secrets;
  readonly ports: Readonly<Record<string, number>>;
  readonly urls: { readonly nats: string; readonly natsMonitor: string; readonly mongodb: string };
  readonly env: Readonly<Record<string, string | undefined>>;
}

const modules = ['warden-client', 'engines', 'wait-until', 'services', 'secrets', 'environment'];

/** Loads the launcher from beside this package. */
export async function loadLauncher(): Promise<Launcher> {
  const load = (name: string) => import(new URL(`../../../deploy/local/${name}.mjs`, import.meta.url).href);
  return Object.assign({}, ...(await Promise.all(modules.map(load))));
}
