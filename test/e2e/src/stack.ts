import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, startOwnMongo, startOwnNats } from '@kanal/testing';
import { type Child, startChild, until } from './child.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

/** The parts of the product that run as processes of their own here. */
export type PartName = 'sms' | 'whatsapp' | 'meta' | 'x' | 'baileys' | 'router' | 'progress' | 'sandbox';

type Variables = Readonly<Record<string, string>>;

/** Kanal as it runs in production, with the sandbox in the provider's place: every part a process, nothing in-process. */
export interface Stack {
  readonly nats: Awaited<ReturnType<typeof startOwnNats>>;
  readonly mongo: Awaited<ReturnType<typeof startOwnMongo>>;
  readonly urls: Readonly<Record<PartName, string>>;
  /** The agency's number and Twilio credentials the sandbox signs with. */
  readonly twilio: { readonly accountSid: string; readonly authToken: string; readonly number: string };
  /** The agency's WhatsApp number at Meta, and what the sandbox signs with. */
  readonly whatsapp: { readonly numberId: string; readonly appSecret: string; readonly verifyToken: string };
  /** The number of the linked device, where its stand-in for WhatsApp is worked, and its channel page. */
  readonly baileys: {
    readonly number: string;
    readonly controlUrl: string;
    readonly pageUrl: string;
    readonly pageToken: string;
  };
  /** The agency's page and Instagram account at Meta, and what the sandbox signs with. */
  readonly meta: {
    readonly pageId: string;
    readonly instagramId: string;
    readonly appSecret: string;
    readonly verifyToken: string;
  };
  /** The agency's account at X, and what the sandbox signs with. */
  readonly x: { readonly userId: string; readonly username: string; readonly consumerSecret: string };
  readonly database: string;
  /** The public page; `urls.progress` is for who runs it. */
  readonly progressUrl: string;
  /** Starts a part and waits until it listens (not until it is ready: an engine may be away on purpose). */
  start(part: PartName, more?: Variables): Promise<Child>;
  part(part: PartName): Child;
  /** Waits until `/readyz` of the part says yes. */
  ready(part: PartName): Promise<void>;
  /** Everything every part has ever printed, also before a kill. */
  logs(): string;
  /** Runs the operator's command. Rejects with its output when it exits with another code than 0. */
  kanal(...words: string[]): Promise<string>;
  /** Stops everything and removes the data. Call it in `afterAll`. */
  remove(): Promise<void>;
}

const entries: Readonly<Record<PartName, string>> = {
  sms: 'services/sms/dist/main.js',
  whatsapp: 'services/whatsapp/dist/main.js',
  // The service with a stand-in for WhatsApp in it: there is no sandbox that speaks its protocol.
  baileys: 'services/whatsapp-baileys/test/double-main.mjs',
  meta: 'services/meta/dist/main.js',
  x: 'services/x/dist/main.js',
  router: 'services/router/dist/main.js',
  progress: 'services/progress/dist/main.js',
  sandbox: 'test/sandbox/dist/main.js',
};

/** What each part logs once it listens. */
const listening = /"(?:service\.started|adapter\.listening|sandbox\.listening)"/;

/** Starts engines of its own, provisions and migrates, and starts every part named (default: all that SMS needs). */
export async function startStack(
  options: { parts?: readonly PartName[]; variables?: Partial<Record<PartName, Variables>> } = {},
): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'kanal-e2e-'));
  const [nats, mongo] = await Promise.all([startOwnNats(), startOwnMongo()]);
  const ports = {
    sms: await freePort(),
    whatsapp: await freePort(),
    baileys: await freePort(),
    baileysControl: await freePort(),
    baileysPage: await freePort(),
    meta: await freePort(),
    x: await freePort(),
    smpp: await freePort(),
    router: await freePort(),
    progress: await freePort(),
    progressPage: await freePort(),
    sandbox: await freePort(),
  };
  const urls = {
    sms: `http://127.0.0.1:${ports.sms}`,
    whatsapp: `http://127.0.0.1:${ports.whatsapp}`,
    baileys: `http://127.0.0.1:${ports.baileys}`,
    meta: `http://127.0.0.1:${ports.meta}`,
    x: `http://127.0.0.1:${ports.x}`,
    router: `http://127.0.0.1:${ports.router}`,
    progress: `http://127.0.0.1:${ports.progress}`,
    sandbox: `http://127.0.0.1:${ports.sandbox}`,
  };
  const twilio = {
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
    number: '+6281200001708',
  };
  const whatsapp = {
    numberId: '100000000001709',
    appSecret: randomBytes(16).toString('hex'),
    verifyToken: randomBytes(16).toString('hex'),
  };
  const baileys = {
    number: '6281200001710',
    controlUrl: `http://127.0.0.1:${ports.baileysControl}`,
    pageUrl: `http://127.0.0.1:${ports.baileysPage}/`,
    pageToken: randomBytes(16).toString('hex'),
  };
  const whatsappToken = `EAA${randomBytes(24).toString('hex')}`;
  const meta = {
    pageId: '100000000001712',
    instagramId: '17840000000001713',
    appSecret: randomBytes(16).toString('hex'),
    verifyToken: randomBytes(16).toString('hex'),
  };
  // One number with both, as agencies have it.
  const smppAccounts = ['telkomsel', 'indosat'].map((name) => ({
    name,
    systemId: `kanal-${name}`,
    password: randomBytes(4).toString('hex'),
    number: '1708',
  }));
  const smppOperators = smppAccounts.map((account) => ({
    ...account,
    host: '127.0.0.1',
    port: ports.smpp,
    receipts: true,
  }));
  const x = {
    userId: '1708000000000001708',
    username: 'lapor1708',
    consumerSecret: randomBytes(16).toString('hex'),
  };
  const xClient = {
    X_CLIENT_ID: randomBytes(16).toString('base64url'),
    X_CLIENT_SECRET: randomBytes(24).toString('base64url'),
    X_REFRESH_TOKEN: randomBytes(32).toString('base64url'),
    X_BEARER_TOKEN: randomBytes(32).toString('base64url'),
    X_USER_ID: x.userId,
    X_USERNAME: x.username,
  };
  const metaAppId = '100000000001711';
  const pageToken = `EAA${randomBytes(24).toString('hex')}`;
  const instagramToken = `IGA${randomBytes(24).toString('hex')}`;
  const secret = () => randomBytes(32).toString('base64');
  const database = 'kanal';
  const bus = { NATS_URL: nats.url, NATS_MONITOR_URL: nats.monitorUrl };
  const store = {
    MONGODB_URI: mongo.uri,
    MONGODB_DATABASE: database,
    KANAL_STORE_KEYS: `1:${secret()}`,
    KANAL_BLIND_INDEX_KEY: secret(),
  };
  const variables: Record<PartName, Variables> = {
    sms: {
      ...bus,
      PORT: String(ports.sms),
      KANAL_ADAPTER_KEY: secret(),
      SPOOL_DIR: join(folder, 'spool'),
      PUBLIC_BASE_URL: urls.sms,
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKENS: twilio.authToken,
      TWILIO_API_BASE_URL: urls.sandbox,
      // Used where a test sets SMS_PROVIDER=smpp.
      SMPP_OPERATORS: JSON.stringify(smppOperators),
      MEDIA_ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${ports.sandbox}`,
    },
    whatsapp: {
      ...bus,
      PORT: String(ports.whatsapp),
      KANAL_ADAPTER_KEY: secret(),
      SPOOL_DIR: join(folder, 'spool-whatsapp'),
      PUBLIC_BASE_URL: urls.whatsapp,
      WHATSAPP_APP_SECRETS: whatsapp.appSecret,
      WHATSAPP_VERIFY_TOKEN: whatsapp.verifyToken,
      WHATSAPP_NUMBERS: `${whatsapp.numberId}:${whatsappToken}`,
      GRAPH_API_BASE_URL: urls.sandbox,
      MEDIA_ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${ports.sandbox}`,
    },
    baileys: {
      ...bus,
      ...store,
      PORT: String(ports.baileys),
      KANAL_ADAPTER_KEY: secret(),
      SPOOL_DIR: join(folder, 'spool-baileys'),
      BAILEYS_ENABLED: 'yes, unofficially',
      BAILEYS_NUMBER: baileys.number,
      BAILEYS_PAGE_PORT: String(ports.baileysPage),
      BAILEYS_PAGE_TOKEN: baileys.pageToken,
      // The test waits for every reply.
      BAILEYS_MESSAGES_PER_SECOND: '1',
      DOUBLE_CONTROL_PORT: String(ports.baileysControl),
    },
    meta: {
      ...bus,
      PORT: String(ports.meta),
      KANAL_ADAPTER_KEY: secret(),
      SPOOL_DIR: join(folder, 'spool-meta'),
      PUBLIC_BASE_URL: urls.meta,
      META_APP_SECRETS: meta.appSecret,
      META_APP_ID: metaAppId,
      META_VERIFY_TOKEN: meta.verifyToken,
      META_PAGES: `${meta.pageId}:${pageToken}`,
      META_INSTAGRAM_ACCOUNTS: `${meta.instagramId}:${instagramToken}`,
      GRAPH_API_BASE_URL: urls.sandbox,
      INSTAGRAM_API_BASE_URL: urls.sandbox,
      MEDIA_ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${ports.sandbox}`,
    },
    x: {
      ...bus,
      PORT: String(ports.x),
      KANAL_ADAPTER_KEY: secret(),
      SPOOL_DIR: join(folder, 'spool-x'),
      PUBLIC_BASE_URL: urls.x,
      X_CONSUMER_SECRETS: x.consumerSecret,
      ...xClient,
      X_API_BASE_URL: urls.sandbox,
      X_MONTHLY_BUDGET_USD: '50',
      X_POLL_SECONDS: '60',
      MEDIA_ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${ports.sandbox}`,
    },
    router: {
      ...bus,
      ...store,
      PORT: String(ports.router),
      TICKET_PREFIX: 'BTN',
      AGENCY_NAME: 'Pemprov Banten',
      // Tests wait for replies; those about the quiet time set their own.
      QUIET_TIME_SECONDS: '0',
    },
    progress: {
      // Without the keys.
      MONGODB_URI: mongo.uri,
      MONGODB_DATABASE: database,
      PORT: String(ports.progress),
      PROGRESS_PORT: String(ports.progressPage),
      TICKET_PREFIX: 'BTN',
      AGENCY_NAME: 'Pemprov Banten',
    },
    sandbox: {
      PORT: String(ports.sandbox),
      SANDBOX_DATA_DIR: join(folder, 'sandbox'),
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      SMS_WEBHOOK_URL: `${urls.sms}/webhooks/sms/twilio`,
      SMS_NUMBER: twilio.number,
      SMPP_PORT: String(ports.smpp),
      SMPP_ACCOUNTS: JSON.stringify(smppAccounts),
      WHATSAPP_WEBHOOK_URL: `${urls.whatsapp}/webhooks/whatsapp/cloud-api`,
      WHATSAPP_APP_SECRET: whatsapp.appSecret,
      WHATSAPP_VERIFY_TOKEN: whatsapp.verifyToken,
      WHATSAPP_PHONE_NUMBER_ID: whatsapp.numberId,
      WHATSAPP_NUMBER: '+6281200001709',
      WHATSAPP_TOKEN: whatsappToken,
      META_WEBHOOK_URL: `${urls.meta}/webhooks/meta`,
      META_DATA_DELETION_URL: `${urls.meta}/webhooks/meta/data-deletion`,
      META_APP_SECRET: meta.appSecret,
      META_APP_ID: metaAppId,
      META_VERIFY_TOKEN: meta.verifyToken,
      META_PAGE_ID: meta.pageId,
      META_PAGE_TOKEN: pageToken,
      META_INSTAGRAM_ID: meta.instagramId,
      META_INSTAGRAM_TOKEN: instagramToken,
      X_WEBHOOK_URL: `${urls.x}/webhooks/x`,
      X_CONSUMER_SECRET: x.consumerSecret,
      ...xClient,
      X_BALANCE_USD: '100',
    },
  };
  const running = new Map<PartName, Child>();
  const ever: Child[] = [];

  const stack: Stack = {
    nats,
    mongo,
    urls,
    twilio,
    whatsapp,
    baileys,
    meta,
    x,
    database,
    progressUrl: `http://127.0.0.1:${ports.progressPage}`,
    async start(part, more = {}) {
      const child = startChild(part, join(root, entries[part]), {
        ...variables[part],
        ...options.variables?.[part],
        ...more,
      });
      running.set(part, child);
      ever.push(child);
      await until(`${part} to listen:\n${child.output()}`, async () => {
        if (!child.isRunning()) throw new Error(`${part} ended at once:\n${child.output()}`);
        // By its own word: on a port that somebody else took meanwhile, they would answer in its name.
        return listening.test(child.output()) ? true : undefined;
      });
      return child;
    },
    part(part) {
      const child = running.get(part);
      if (!child) throw new Error(`${part} was not started`);
      return child;
    },
    async ready(part) {
      await until(
        `${part} to be ready`,
        async () => ((await answers(`${urls[part]}/readyz`)) ? true : undefined),
        60_000,
      );
    },
    logs: () => ever.map((child) => child.output()).join(''),
    async kanal(...words) {
      const { stdout } = await run(process.execPath, [join(root, 'deploy/operator/dist/main.js'), ...words], {
        env: { PATH: process.env['PATH'] ?? '', ...bus, ...store },
      });
      return stdout;
    },
    async remove() {
      await Promise.all([...running.values()].map((child) => child.stop()));
      await Promise.all([nats.remove(), mongo.remove()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await stack.kanal('provision', '--apply');
    await stack.kanal('migrate', '--apply');
    for (const part of options.parts ?? (['sandbox', 'sms', 'router'] as const)) await stack.start(part);
    for (const part of options.parts ?? (['sms', 'router'] as const)) await stack.ready(part);
    return stack;
  } catch (error) {
    await stack.remove();
    throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
