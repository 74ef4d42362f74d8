import type { Clock, Log, Metrics } from '@kanal/runtime';
import type { NatsConnection } from '@nats-io/nats-core';
import { type BusMetrics, busMetrics } from './bus-metrics.js';
import { type ConnectionOptions, createConnection } from './connection.js';
import { readDurability, reportDurability } from './durability.js';
import { createPublisher, type Publisher } from './publisher.js';
import { isVersionAtLeast } from './server-version.js';
import { createStreamWatch } from './stream-watch.js';
import { createWire } from './wire.js';

/** What a process needs to use the bus. */
export interface BusOptions extends ConnectionOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Base URL of the server's monitoring port, to check that it syncs every message. */
  readonly monitorUrl?: string | undefined;
  /** For tests. Default: the system's. */
  readonly clock?: Clock;
  /** For tests. Default: `Math.random`. */
  readonly random?: () => number;
}

/** One process's way to NATS. */
export interface Bus {
  readonly publisher: Publisher;
  readonly metrics: BusMetrics;
  readonly random: () => number;
  /** Whether the connection is up at this moment. */
  isConnected(): boolean;
  /** What keeps this process from using the bus, or undefined. For readiness. */
  health(): string | undefined;
  /** The connection, when it has been up for the first time. It stays the same one through reconnections. */
  connection(): Promise<NatsConnection>;
  /** Calls back at the first connection and after every reconnection. */
  onConnected(callback: (nats: NatsConnection) => void): void;
  /** Flushes and closes. Stop consumptions first. Takes 5 s at most. */
  close(): Promise<void>;
}

const oldestVersion = '2.14.0';
const closeTimeoutMs = 5_000;

/**
 * The bus of a process, at once: it connects in the background and never gives up, so a service starts in any order
 * and outlives every outage. `health` tells why it cannot work yet.
 */
export function createBus(options: BusOptions): Bus {
  const { log, clock = Date.now, random = Math.random } = options;
  const metrics = busMetrics(options.metrics);
  const connection = createConnection(options, { log, random });
  const streams = createStreamWatch(log);
  let isDurabilityReported = false;

  connection.onConnected((nats) => {
    streams.look(nats);
    if (!isVersionAtLeast(oldestVersion, nats.info?.version)) {
      log.error({ version: nats.info?.version, oldest: oldestVersion }, 'bus.server-too-old');
    }
    if (isDurabilityReported) return;
    isDurabilityReported = true;
    void readDurability(options.monitorUrl).then((durability) => reportDurability(durability, log));
  });

  return {
    metrics,
    random,
    publisher: createPublisher({
      wire: createWire(connection.connected),
      takesBatches: streams.takesBatches,
      metrics,
      clock,
      random,
    }),
    isConnected: () => connection.connected() !== undefined,
    health() {
      const nats = connection.connected();
      if (!nats) return 'not connected to NATS';
      const version = nats.info?.version;
      if (!isVersionAtLeast(oldestVersion, version)) {
        return `the NATS server is ${version}: ${oldestVersion} or newer is needed`;
      }
      const missing = streams.missing();
      if (missing.length > 0) {
        return `streams are missing (${missing.join(', ')}): run kanal provision --apply`;
      }
      return undefined;
    },
    connection: () => connection.first,
    onConnected: connection.onConnected,
    async close() {
      streams.stop();
      await connection.close(closeTimeoutMs);
    },
  };
}
