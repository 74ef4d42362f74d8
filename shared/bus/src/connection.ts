import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, type Log } from '@kanal/runtime';
import type { Authenticator, NatsConnection } from '@nats-io/nats-core';
import { connect, credsAuthenticator, usernamePasswordAuthenticator } from '@nats-io/transport-node';
import { BusError } from './bus-error.js';

/** Where NATS is and who we are there. */
export interface ConnectionOptions {
  /** One URL, or several separated by commas. */
  readonly url: string;
  /** Shown by the server's monitoring. */
  readonly name: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** File of a JWT and its seed; goes before user and password. */
  readonly credsFile?: string | undefined;
}

/** A connection that is never given up. */
export interface Connection {
  /** The connection while it is up. */
  connected(): NatsConnection | undefined;
  /** The connection once it has been up for the first time; rejects with KANAL_BUS_CLOSED when closed before. */
  readonly first: Promise<NatsConnection>;
  /** Calls back at the first connection and after each reconnection. */
  onConnected(callback: (nats: NatsConnection) => void): void;
  /** Flushes what is written, bounded by `timeoutMs`, and closes for good. */
  close(timeoutMs: number): Promise<void>;
}

/** Two pings unanswered at this distance end a connection: a broker that hangs is noticed within 9 s. */
const pingIntervalMs = 3_000;
const connectTimeoutMs = 5_000;

/**
 * Begins to connect and returns at once. Neither an absent server nor refused credentials end the attempts:
 * both can be put right while this process runs.
 */
export function createConnection(
  options: ConnectionOptions,
  { log, random }: { log: Log; random: () => number },
): Connection {
  const callbacks: ((nats: NatsConnection) => void)[] = [];
  const closing = new AbortController();
  let current: NatsConnection | undefined;
  let isUp = false;
  const first = connectFirst();
  // Whoever awaits it gets the rejection; nobody has to.
  first.catch(() => undefined);

  async function connectFirst(): Promise<NatsConnection> {
    for (let attempt = 0; !closing.signal.aborted; attempt++) {
      try {
        const nats = await connectOnce(options, random);
        if (closing.signal.aborted) {
          await nats.close();
          break;
        }
        current = nats;
        up(nats, 'bus.connected');
        void follow(nats);
        return nats;
      } catch (error) {
        const level = attempt === 0 ? 'warn' : 'debug';
        log[level]({ err: error, url: options.url }, 'bus.connect-failed');
        await pause(200 + backoffMs(attempt, { baseMs: 200, capMs: 2_000, random }), closing.signal);
      }
    }
    throw new BusError('KANAL_BUS_CLOSED', 'connecting');
  }

  function up(nats: NatsConnection, event: string): void {
    isUp = true;
    log.info({ server: nats.getServer(), version: nats.info?.version }, event);
    for (const callback of callbacks) callback(nats);
  }

  async function follow(nats: NatsConnection): Promise<void> {
    for await (const status of nats.status()) {
      switch (status.type) {
        case 'disconnect':
          isUp = false;
          if (!closing.signal.aborted) log.warn({}, 'bus.disconnected');
          break;
        case 'reconnect':
          up(nats, 'bus.reconnected');
          break;
        case 'error':
          log.error({ err: status.error }, 'bus.error');
          break;
        case 'staleConnection':
          log.warn({}, 'bus.stale');
          break;
      }
    }
    isUp = false;
  }

  return {
    connected: () => (isUp && current && !current.isClosed() ? current : undefined),
    first,
    onConnected(callback) {
      callbacks.push(callback);
      if (isUp && current) callback(current);
    },
    async close(timeoutMs) {
      closing.abort();
      const nats = current;
      if (!nats || nats.isClosed()) return;
      // Flushing waits for the broker, which may be away.
      const flushed = new AbortController();
      if (isUp) {
        await Promise.race([nats.flush().catch(() => undefined), pause(timeoutMs, flushed.signal)]);
        flushed.abort();
      }
      isUp = false;
      await nats.close();
    },
  };
}

async function connectOnce(options: ConnectionOptions, random: () => number): Promise<NatsConnection> {
  return connect({
    servers: options.url.split(',').map((url) => url.trim()),
    name: options.name,
    authenticator: await authenticatorOf(options),
    timeout: connectTimeoutMs,
    maxReconnectAttempts: -1,
    ignoreAuthErrorAbort: true,
    reconnectDelayHandler: () => 250 + random() * 1_750,
    pingInterval: pingIntervalMs,
    maxPingOut: 2,
    noAsyncTraces: true,
  });
}

async function authenticatorOf({ credsFile, user, password }: ConnectionOptions): Promise<Authenticator[]> {
  if (credsFile) return [credsAuthenticator(await readFile(credsFile))];
  return user === undefined ? [] : [usernamePasswordAuthenticator(user, password)];
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
