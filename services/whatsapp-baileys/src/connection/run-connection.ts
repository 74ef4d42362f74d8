import type { Log } from '@kanal/runtime';
import type { WAMessage, WAMessageUpdate } from 'baileys';
import { isLinked, type StoredAuth } from '../auth/auth-state.js';
import { personAt } from '../inbound/address.js';
import type { DeviceSocket, OpenSocket, OpenSocketOptions } from './device-socket.js';
import type { PairingSecrets } from './device-state.js';
import type { ClosedReason } from './next-connection-step.js';
import { quietLogger } from './quiet-logger.js';
import { tapEvents } from './tap-events.js';

/** Who hears what WhatsApp tells. Each is called at once and must not block. */
export interface DeviceListener {
  messages(messages: readonly WAMessage[]): void;
  updates(updates: readonly WAMessageUpdate[]): void;
  /** Two addresses are one person's. */
  samePerson(lid: string, pn: string): void;
}

/** What one connection needs. */
export interface RunConnectionOptions {
  readonly number: string;
  readonly auth: StoredAuth;
  readonly openSocket: OpenSocket;
  readonly getMessage: OpenSocketOptions['getMessage'];
  readonly listener: DeviceListener;
  /** Until a phone has linked the device. */
  readonly onPairing: (secrets: PairingSecrets, socket: DeviceSocket) => void;
  readonly onOpen: (socket: DeviceSocket) => void;
  /** Ends the connection. */
  readonly ending: AbortSignal;
  readonly now: () => number;
  readonly log: Log;
}

/** How a connection ended. */
export interface ConnectionEnd {
  /** The library's status code. */
  readonly code: number | undefined;
  /** Set when we ended it ourselves for good. */
  readonly reason?: ClosedReason;
  /** It had been open for a while, or a phone had just linked the device: whatever ended it is a new story. */
  readonly wasGood: boolean;
}

/** A connection that held this long worked. */
const goodAfterMs = 30_000;

/** How long we wait for WhatsApp to close the connection from its side. */
const goodbyeMs = 2_000;

/**
 * Opens one connection, passes on what it tells, and resolves when it has ended. Never rejects. Nothing is passed on
 * while the device is not known to be our number's: it may be a person's own phone, with their private chats.
 */
export function runConnection(options: RunConnectionOptions): Promise<ConnectionEnd> {
  const { number, auth, openSocket, getMessage, listener, onPairing, onOpen, ending, now, log } = options;
  // WhatsApp begins to deliver before it says "open".
  if (isOtherNumber(auth, number)) {
    return Promise.resolve({ code: undefined, reason: 'other-number', wasGood: false });
  }
  return new Promise((resolve) => {
    let openedAtMs: number | undefined;
    let isNewLogin = false;
    let reason: ClosedReason | undefined;
    const end = (code: number | undefined): void => {
      ending.removeEventListener('abort', hangUp);
      const wasGood = isNewLogin || (openedAtMs !== undefined && now() - openedAtMs >= goodAfterMs);
      resolve({ code, wasGood, ...(reason !== undefined && { reason }) });
    };
    let socket: DeviceSocket;
    const hangUp = (): void => {
      // It hears nothing more from here on, but waits half a minute for a server that does not say goodbye.
      const enough = setTimeout(() => end(undefined), goodbyeMs);
      void Promise.resolve(socket.end(undefined))
        .catch(() => undefined)
        .finally(() => clearTimeout(enough));
    };
    try {
      socket = openSocket({ auth: auth.state, logger: quietLogger(log), getMessage });
    } catch (err) {
      log.error({ err }, 'baileys.socket-not-opened');
      return end(undefined);
    }
    const isOurs = (): boolean => isLinked(auth.state.creds) && !isOtherNumber(auth, number);
    tapEvents(socket.ev, {
      'messages.upsert': ({ messages }) => isOurs() && listener.messages(messages),
      'messages.update': (updates) => isOurs() && listener.updates(updates),
      'lid-mapping.update': ({ lid, pn }) => isOurs() && listener.samePerson(lid, pn),
    });
    socket.ev.on('creds.update', () => auth.saveCreds());
    socket.ev.on('connection.update', (update) => {
      if (update.qr !== undefined) onPairing({ qr: update.qr }, socket);
      isNewLogin ||= update.isNewLogin === true;
      const tellsNumber = update.isNewLogin === true || update.connection === 'open';
      if (tellsNumber && reason === undefined && isOtherNumber(auth, number)) {
        reason = 'other-number';
        return hangUp();
      }
      if (update.connection === 'open') {
        openedAtMs = now();
        onOpen(socket);
      }
      if (update.connection === 'close') end(codeOf(update.lastDisconnect?.error));
    });
    if (ending.aborted) hangUp();
    else ending.addEventListener('abort', hangUp, { once: true });
  });
}

/** Messages would be recorded as written to a number that is not ours. */
function isOtherNumber({ state: { creds } }: StoredAuth, number: string): boolean {
  return isLinked(creds) && personAt(creds.me?.id)?.pn !== `${number}@s.whatsapp.net`;
}

function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('output' in error)) return undefined;
  const { output } = error;
  const isBoom = typeof output === 'object' && output !== null && 'statusCode' in output;
  return isBoom && typeof output.statusCode === 'number' ? output.statusCode : undefined;
}
