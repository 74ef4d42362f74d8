import { randomBytes } from 'node:crypto';
import { createBlindIndex, createKeyRing, type StoreKeys } from '@kanal/store/sealing';
import { testDatabase } from '@kanal/testing';
import { type Db, MongoClient } from 'mongodb';

/** A database of its own on the run's engine, and keys of its own. */
export function aDatabase(): { db: Db; keys: StoreKeys; client: MongoClient; close(): Promise<void> } {
  const { uri, database } = testDatabase();
  const client = new MongoClient(uri, {
    writeConcern: { w: 'majority', journal: true },
    promoteBuffers: true,
  });
  const keys = {
    keyRing: createKeyRing(new Map([[1, randomBytes(32)]])),
    blindIndex: createBlindIndex(randomBytes(32)),
  };
  return { db: client.db(database), keys, client, close: () => client.close() };
}
