import type { ChannelAdapter, Connection, Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { StoreKeys } from '@kanal/store/sealing';
import type { Db } from 'mongodb';
import type { AuthDocument } from './auth/auth-records.js';
import type { LeaseDocument } from './auth/lease.js';
import type { OpenSocket } from './connection/device-socket.js';
import { keepConnected, type LinkedDevice, type LinkedDeviceOptions } from './connection/linked-device.js';
import type { Pause } from './connection/own-lease.js';
import { parseEvent } from './inbound/parse.js';
import { takeEvents } from './inbound/take-events.js';
import { fastestPerSecond, recipientRate } from './limits.js';
import { mediaSource } from './media.js';
import { createPacing } from './send/pacing.js';
import { createSend } from './send/send.js';
import { createContacts } from './store/contacts.js';
import { createSealedRecords, type SealedDocument } from './store/sealed-records.js';
import { createSentMessages } from './store/sent-messages.js';

/** A linked device and what it needs. */
export interface BaileysAdapterOptions {
  /** Our number, digits only. */
  readonly number: string;
  readonly messagesPerSecond: number;
  readonly db: Db;
  readonly keys: StoreKeys;
  readonly openSocket: OpenSocket;
  readonly onChange: LinkedDeviceOptions['onChange'];
  readonly now: () => number;
  readonly pause: Pause;
  readonly random: () => number;
  readonly log: Log;
}

/** The adapter, and its device for the channel page: there from the moment the kit opens the connection. */
export interface BaileysAdapter {
  readonly adapter: ChannelAdapter;
  device(): LinkedDevice | undefined;
}

/** WhatsApp by a linked device: unofficial. One number, and one process at a time. */
export function createBaileysAdapter(options: BaileysAdapterOptions): BaileysAdapter {
  const { number, messagesPerSecond, db, keys, openSocket, onChange, now, pause, random, log } = options;
  const sealed = { ...keys, session: number };
  const contacts = createContacts(
    createSealedRecords(db.collection<SealedDocument>('baileysContacts'), sealed),
    now,
  );
  const sent = createSentMessages(
    createSealedRecords(db.collection<SealedDocument>('baileysSent'), sealed),
    now,
  );
  let device: LinkedDevice | undefined;

  function open({ accept }: Intake): Connection {
    const events = takeEvents({
      accept,
      account: () => device?.account() ?? { number },
      lidsOf: async (pns) => device?.lidsOf(pns) ?? new Map(),
      contacts,
      sent,
      onFull: () => device?.hold(),
      pause,
      log,
    });
    const opened = keepConnected({
      number,
      auth: db.collection<AuthDocument>('baileysAuth'),
      leases: db.collection<LeaseDocument>('baileysLeases'),
      ...keys,
      openSocket,
      getMessage: (messageId) => sent.messageOf(messageId),
      listener: events,
      hasRoom: events.hasRoom,
      onChange(state, secrets) {
        if (state.state === 'open') {
          sent.forgetOld().catch((err: unknown) => log.warn({ err }, 'baileys.old-not-forgotten'));
        }
        onChange(state, secrets);
      },
      now,
      pause,
      random,
      log,
    });
    device = opened;
    return {
      health() {
        const state = opened.state();
        if (state.state === 'open') return undefined;
        const reason = 'reason' in state && state.reason !== undefined ? ` (${state.reason})` : '';
        return `the linked device is ${state.state}${reason}: see the channel page`;
      },
      async stop() {
        await opened.stop();
        await events.settled();
      },
    };
  }

  return {
    device: () => device,
    adapter: {
      name: 'baileys',
      channels: ['whatsapp'],
      provider: 'baileys',
      routes: [],
      connection: { route: { name: 'baileys.events', parse: parseEvent }, open },
      rates: { account: { perSecond: messagesPerSecond, burst: 1 }, recipient: recipientRate },
      send: createSend({
        socket: () => device?.socket(),
        state: () => device?.state() ?? { state: 'connecting', sinceMs: now() },
        contacts,
        sent,
        pacing: createPacing({ perSecond: fastestPerSecond, now, pause, random }),
        now,
        pause,
        random,
        log,
      }),
      media: (providerRef) => mediaSource(providerRef),
    },
  };
}
