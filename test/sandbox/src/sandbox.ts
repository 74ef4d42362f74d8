import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Clock, systemClock } from './core/clock.js';
import { createControlRoutes, providerOf } from './core/control-routes.js';
import { createDelivery } from './core/delivery.js';
import { createFaults, type Faults } from './core/faults.js';
import { createApp, listen } from './core/host.js';
import { type Ledger, openLedger } from './core/ledger.js';
import { createPoster } from './core/poster.js';
import type { CitizenMessage, CitizenSend, Provider } from './core/provider.js';
import type { ProviderContext } from './core/provider-context.js';
import { createMeta } from './providers/meta/meta.js';
import type { MetaSettings } from './providers/meta/settings.js';
import type { SmppSettings } from './providers/smpp/settings.js';
import { createSmpp } from './providers/smpp/smpp.js';
import type { TwilioSettings } from './providers/twilio/settings.js';
import { createTwilio } from './providers/twilio/twilio.js';
import type { WhatsAppSettings } from './providers/whatsapp-cloud/settings.js';
import { createWhatsAppCloud } from './providers/whatsapp-cloud/whatsapp-cloud.js';
import type { XSettings } from './providers/x/settings.js';
import { createX } from './providers/x/x.js';

/** What a sandbox needs to know. */
export interface SandboxOptions {
  /** Folder for the ledger and citizens' files. */
  readonly dataDir: string;
  readonly twilio: TwilioSettings;
  /** Without it there is no WhatsApp. */
  readonly whatsapp?: WhatsAppSettings | undefined;
  /** Without it there is no Messenger, no Instagram and no comments. */
  readonly meta?: MetaSettings | undefined;
  /** Without it there is no SMSC. It listens as soon as the sandbox is put together. */
  readonly smpp?: SmppSettings | undefined;
  /** Without it there is no X. */
  readonly x?: XSettings | undefined;
  readonly clock?: Clock;
  /** 32 hexadecimal digits per call; tests give repeatable ones. */
  readonly newHex?: () => string;
}

/** The providers, played: the independent witness of what the product is told and what it does. */
export interface Sandbox {
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** Starts serving; port 0 takes a free one. Returns the address, without a slash at the end. */
  listen(host: string, port: number): Promise<string>;
  /** A citizen writes to the product. Resolves with the product's answers. The sandbox must be listening. */
  sendFromCitizen(message: CitizenMessage): Promise<CitizenSend>;
  /** Several citizens write, and the product is told in one post. Rejects when the channel's provider never does that. */
  sendBatch(
    channel: string,
    messages: readonly Omit<CitizenMessage, 'channel'>[],
  ): Promise<readonly CitizenSend[]>;
  /** Resolves when every post under way, held back or still to come for accepted messages has ended. */
  settled(): Promise<void>;
  /** Stops serving, drops what is still to be posted, and closes the ledger. */
  close(): Promise<void>;
}

/** Opens the ledger and puts the sandbox together; it serves only after `listen`. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, clock = systemClock, newHex = () => randomBytes(16).toString('hex') } = options;
  const ledger = await openLedger({ path: join(dataDir, 'ledger.jsonl'), nowMs: clock.nowMs });
  const faults = createFaults();
  const poster = createPoster();
  const closing = new AbortController();
  const { signal } = closing;
  const background = new Set<Promise<unknown>>();
  let backgroundError: unknown;
  let baseUrl = '';
  let stopListening: () => Promise<void> = async () => undefined;

  const inBackground = (work: Promise<unknown>) => {
    const tracked = work
      .catch((error: unknown) => {
        // Cut off by closing is expected; anything else must not be swallowed.
        if (!signal.aborted) backgroundError ??= error;
      })
      .finally(() => background.delete(tracked));
    background.add(tracked);
  };
  const settled = async () => {
    while (background.size > 0) await Promise.all(background);
    if (backgroundError !== undefined) throw backgroundError;
  };

  const delivery = createDelivery({ ledger, faults, poster, clock, inBackground, signal });
  const shared: ProviderContext = {
    ledger,
    faults,
    delivery,
    clock,
    inBackground,
    signal,
    baseUrl: () => baseUrl,
    dataDir,
    newHex,
  };
  const providers: readonly Provider[] = [
    createTwilio({ ...shared, ...options.twilio }),
    // Before WhatsApp, which takes every call to the Graph API that comes to it.
    ...(options.meta === undefined
      ? []
      : [await createMeta({ ...shared, ...options.meta, isOnlyGraph: options.whatsapp === undefined })]),
    ...(options.whatsapp === undefined
      ? []
      : [await createWhatsAppCloud({ ...shared, ...options.whatsapp })]),
    ...(options.smpp === undefined ? [] : [await createSmpp({ ...shared, ...options.smpp })]),
    ...(options.x === undefined ? [] : [await createX({ ...shared, ...options.x })]),
  ];

  const app = createApp([
    { at: '/_sandbox', router: createControlRoutes({ ledger, faults, providers, signal }) },
    ...providers.flatMap(({ name, controls }) =>
      controls === undefined ? [] : [{ at: `/_sandbox/${name}`, router: controls }],
    ),
    ...providers.map(({ router }) => ({ at: '/', router })),
  ]);

  return {
    ledger,
    faults,
    listen: async (host, port) => {
      const listening = await listen(app, host, port);
      baseUrl = listening.url;
      stopListening = listening.close;
      return baseUrl;
    },
    sendFromCitizen: async (message) => providerOf(providers, message.channel).sendFromCitizen(message),
    sendBatch: async (channel, messages) => {
      const provider = providerOf(providers, channel);
      if (provider.sendBatch === undefined)
        throw new Error(`${provider.name} tells of one message at a time`);
      return provider.sendBatch(messages.map((message) => ({ ...message, channel })));
    },
    settled,
    close: async () => {
      closing.abort();
      await stopListening();
      poster.close();
      while (background.size > 0) await Promise.all(background);
      await ledger.close();
    },
  };
}
