import { randomBytes } from 'node:crypto';
import { type RunningAdapter, startAdapter } from '@kanal/adapter';
import type { Log, Metrics } from '@kanal/runtime';
import { storeKeys } from '@kanal/store/sealing';
import { MongoClient } from 'mongodb';
import { createBaileysAdapter } from './adapter.js';
import type { WhatsappBaileysConfig } from './config.js';
import type { OpenSocket } from './connection/device-socket.js';
import { createPage } from './page/answer.js';
import { servePage } from './page/serve.js';
import { createTerminal } from './page/terminal.js';
import { pause } from './pause.js';
import { type ChannelStateDocument, writeChannelState } from './store/channel-state.js';

/** What the process is made of. */
export interface StartOptions {
  readonly config: WhatsappBaileysConfig;
  readonly openSocket: OpenSocket;
  /** Writes to the terminal of whoever started it; undefined when there is none. */
  readonly terminal: ((text: string) => void) | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Starts the linked device, its channel page and everything the kit does for it. @throws when a port is taken. */
export async function startWhatsappBaileys(
  options: StartOptions,
): Promise<RunningAdapter & { pagePort: number }> {
  const { config, openSocket, log, metrics } = options;
  const number = config.BAILEYS_NUMBER;
  const client = new MongoClient(config.MONGODB_URI, {
    appName: 'kanal-baileys',
    serverSelectionTimeoutMS: 3_000,
    connectTimeoutMS: 3_000,
    // As in the store: an answer that never comes must not stop the device for ever.
    socketTimeoutMS: 20_000,
    // A key that is lost after it was used cannot be made again.
    writeConcern: { w: 'majority', journal: true },
    promoteBuffers: true,
    retryWrites: true,
  });
  const db = client.db(config.MONGODB_DATABASE);
  const terminal = createTerminal(options.terminal);
  const { adapter, device } = createBaileysAdapter({
    number,
    messagesPerSecond: config.BAILEYS_MESSAGES_PER_SECOND,
    db,
    keys: storeKeys(config),
    openSocket,
    onChange(state, secrets) {
      terminal.changed(state, secrets);
      writeChannelState(db.collection<ChannelStateDocument>('channelStates'), number, state).catch(
        (err: unknown) => log.warn({ err }, 'baileys.state-not-written'),
      );
    },
    now: Date.now,
    pause,
    random: Math.random,
    log,
  });
  const token = config.BAILEYS_PAGE_TOKEN ?? (options.terminal && randomBytes(18).toString('base64url'));
  const page = await servePage(
    config.BAILEYS_PAGE_PORT,
    createPage(token, {
      view: () => ({
        number,
        state: device()?.state() ?? { state: 'connecting', sinceMs: Date.now() },
        secrets: device()?.secrets() ?? {},
      }),
      requestCode: async () => device()?.requestCode(),
      begin: () => device()?.begin(),
    }),
    log,
  );
  const pageUrl = `http://127.0.0.1:${page.port}/`;
  terminal.opened(config.BAILEYS_PAGE_TOKEN === undefined ? `${pageUrl}?token=${token}` : pageUrl);
  if (token === undefined) {
    log.warn({ whatToDo: 'set BAILEYS_PAGE_TOKEN, or start it in a terminal' }, 'baileys.page-closed');
  }
  const running = await startAdapter({
    name: 'baileys',
    createAdapter: () => adapter,
    config,
    log,
    metrics,
  });
  running.shutdown.add('ingress', 'channel-page', () => page.close());
  running.shutdown.add('store', 'mongodb', () => client.close());
  return { ...running, pagePort: page.port };
}
