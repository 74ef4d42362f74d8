import { createLog, KanalError, loadConfig } from '@kanal/runtime';
import { connectStore, type Store, storeKeys } from '@kanal/store';
import { databaseConfigSchema, environment } from './config.js';

/**
 * Runs `use` with a connected store and closes it.
 * @throws KanalError KANAL_OPERATOR_NO_STORE when the database does not answer within three seconds.
 */
export async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const config = loadConfig(databaseConfigSchema, environment);
  const store = connectStore({
    uri: config.MONGODB_URI,
    database: config.MONGODB_DATABASE,
    ...storeKeys(config),
    // An index over all records takes longer than any call of a service may.
    callTimeoutMs: 0,
    log: createLog({ service: 'operator', level: 'fatal' }),
  });
  try {
    if (!(await store.answers())) {
      throw new KanalError(
        'KANAL_OPERATOR_NO_STORE',
        'the database does not answer. Is it running (npm start), and is MONGODB_URI right?',
      );
    }
    return await use(store);
  } finally {
    await store.close();
  }
}
