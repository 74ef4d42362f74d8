import { randomBytes } from 'node:crypto';
import { createLog } from '@kanal/runtime';
import { connectStore } from '@kanal/store';
import { createKeyRing } from '@kanal/store/sealing';
import { testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { afterAll, expect, it } from 'vitest';
import { aDatabase } from '../../test/database.js';
import { type AuthDocument, adoptRecords } from '../auth/auth-records.js';
import { type LeaseDocument, takeLease } from '../auth/lease.js';
import { createContacts } from './contacts.js';
import { createSealedRecords, type SealedDocument } from './sealed-records.js';

const { uri, database } = testDatabase();
const client = new MongoClient(uri, { promoteBuffers: true });
const { keys, close } = aDatabase();
afterAll(async () => {
  await client.close();
  await close();
});

it('the operator’s new key opens the device’s secrets, and the old one may go', async () => {
  const db = client.db(database);
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const session = '6281200001710';
  const parts = {
    auth: db.collection<AuthDocument>('baileysAuth'),
    leases: db.collection<LeaseDocument>('baileysLeases'),
  };
  const records = async (keyRing: ReturnType<typeof createKeyRing>, owner: string, atMs: number) => {
    const lease = await takeLease(parts.leases, session, owner, atMs);
    if (!lease) throw new Error('the lease is held');
    return adoptRecords(lease, { ...parts, ...keys, keyRing, onLost: () => undefined });
  };
  const contactsWith = (keyRing: ReturnType<typeof createKeyRing>) =>
    createContacts(
      createSealedRecords(db.collection<SealedDocument>('baileysContacts'), { ...keys, keyRing, session }),
      Date.now,
    );
  const old = createKeyRing(new Map([[1, older]]));
  await (await records(old, 'first', 0)).write([{ type: 'session', id: 'a', value: 'rahasia' }]);
  await contactsWith(old).note('2@lid', [{ id: 'A1', text: 'Lampu mati' }]);

  const both = createKeyRing(
    new Map([
      [1, older],
      [2, newer],
    ]),
  );
  const log = createLog({ service: 'test', level: 'silent' });
  const store = connectStore({
    uri,
    database,
    keyRing: both,
    blindIndex: keys.blindIndex,
    callTimeoutMs: 0,
    log,
  });
  expect(await store.rewrapKeys({ apply: true })).toBe(2);
  expect(await store.rewrapKeys({ apply: false })).toBe(0);
  await store.close();

  const young = createKeyRing(new Map([[2, newer]]));
  expect((await (await records(young, 'second', 60_000)).read('session', ['a'])).get('a')).toBe('rahasia');
  expect((await contactsWith(young).find('2@lid'))?.recent).toEqual([{ id: 'A1', text: 'Lampu mati' }]);
});
