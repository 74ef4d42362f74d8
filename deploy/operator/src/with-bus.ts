import { type Bus, createBus } from '@kanal/bus';
import { createLog, createMetrics, KanalError, loadConfig } from '@kanal/runtime';
import { busConfigSchema, environment } from './config.js';

/** A broker that has not answered by then is not there. */
const connectTimeoutMs = 5_000;

/**
 * Runs `use` with a connected bus and closes it.
 * @throws KanalError KANAL_OPERATOR_NO_BUS when NATS does not answer within five seconds.
 */
export async function withBus<T>(use: (bus: Bus) => Promise<T>): Promise<T> {
  const config = loadConfig(busConfigSchema, environment);
  const bus = createBus({
    url: config.NATS_URL,
    name: 'operator',
    user: config.NATS_USER,
    password: config.NATS_PASSWORD,
    credsFile: config.NATS_CREDS_FILE,
    log: createLog({ service: 'operator', level: 'fatal' }),
    metrics: createMetrics('operator'),
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new KanalError(
            'KANAL_OPERATOR_NO_BUS',
            'NATS does not answer. Is it running (npm start), and is NATS_URL right?',
          ),
        ),
      connectTimeoutMs,
    );
  });
  try {
    await Promise.race([bus.connection(), late]);
    return await use(bus);
  } finally {
    clearTimeout(timer);
    await bus.close();
  }
}
