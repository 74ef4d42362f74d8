import { randomBytes } from 'node:crypto';
import { createBlindIndex, createKeyRing, type StoreKeys } from '@kanal/store/sealing';
import { testDatabase } from '@kanal/testing';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';

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

/** A collection whose database can go away: what is asked meanwhile goes to a port where nobody listens. */
export function aCollection<T extends Document>(db: Db, name: string) {
  const nowhere = new MongoClient('mongodb://127.0.0.1:1', { serverSelectionTimeoutMS: 20 });
  const away = nowhere.db(db.databaseName).collection<T>(name);
  const here = db.collection<T>(name);
  const rig = {
    isAway: false,
    collection: new Proxy<Collection<T>>(here, {
      get(_target, property) {
        const source = rig.isAway ? away : here;
        const value: unknown = Reflect.get(source, property, source);
        return typeof value === 'function' ? value.bind(source) : value;
      },
    }),
    close: () => nowhere.close(),
  };
  return rig;
}
