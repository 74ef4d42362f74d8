import { createLog } from '@kanal/runtime';
import { BufferJSON, Curve, proto } from 'baileys';
import { afterAll, describe, expect, it } from 'vitest';
import { aDatabase } from '../../test/database.js';
import { pause } from '../pause.js';
import { type AuthDocument, type AuthRecords, adoptRecords } from './auth-records.js';
import { loadAuth } from './auth-state.js';
import { type LeaseDocument, takeLease } from './lease.js';

const { db, keys, close } = aDatabase();
afterAll(close);

/** The state as a process reads it that has just started. */
async function load(owner: string, afterWrite: () => void = () => undefined) {
  const auth = db.collection<AuthDocument>('baileysAuth');
  const leases = db.collection<LeaseDocument>('baileysLeases');
  const lease = await takeLease(leases, '6281200001710', owner, Date.now() + serial++ * 60_000);
  if (!lease) throw new Error('the lease is held');
  const records = await adoptRecords(lease, { auth, leases, ...keys, onLost: () => undefined });
  const log = createLog({ service: 'test', level: 'silent' });
  const write: AuthRecords['write'] = async (changes) => {
    await records.write(changes);
    afterWrite();
  };
  const ending = new AbortController().signal;
  return loadAuth({ ...records, write }, { ending, onFailed: () => undefined, pause, log });
}
let serial = 0;

describe('the library’s authentication state', () => {
  it('is the same after a restart, bytes and all', async () => {
    const first = await load('first');
    Object.assign(first.state.creds, {
      me: { id: '6281200001710:7@s.whatsapp.net', name: 'Kanal', lid: '99:7@lid' },
      account: { details: Buffer.from('signed') },
    });
    first.saveCreds();
    await first.settled();
    const preKey = Curve.generateKeyPair();
    await first.state.keys.set({
      'pre-key': { 7: preKey },
      session: { '62812.0': Buffer.from([1, 2, 3]) },
      'sender-key-memory': { group: { someone: true } },
      'lid-mapping': { 62812: '99' },
      'device-list': { 62812: ['0', '3'] },
      tctoken: { '99@lid': { token: Buffer.from('t'), timestamp: '1' } },
    });

    const second = await load('second');
    expect(second.state.creds.me).toEqual(first.state.creds.me);
    expect(JSON.stringify(second.state.creds, BufferJSON.replacer)).toBe(
      JSON.stringify(first.state.creds, BufferJSON.replacer),
    );
    const read = second.state.keys;
    expect(Buffer.from((await read.get('pre-key', ['7']))['7']?.private ?? [])).toEqual(
      Buffer.from(preKey.private),
    );
    expect(await read.get('session', ['62812.0', 'unknown'])).toEqual({ '62812.0': Buffer.from([1, 2, 3]) });
    expect(await read.get('sender-key-memory', ['group'])).toEqual({ group: { someone: true } });
    expect(await read.get('lid-mapping', ['62812'])).toEqual({ 62812: '99' });
    expect(await read.get('device-list', ['62812'])).toEqual({ 62812: ['0', '3'] });
    expect(await read.get('tctoken', ['99@lid'])).toEqual({
      '99@lid': { token: Buffer.from('t'), timestamp: '1' },
    });
  });

  it('gives an app state key as the library’s own object, and removes what is set to null', async () => {
    const { state } = await load('first');
    const keyData = {
      keyData: Buffer.from('key'),
      timestamp: 5,
      fingerprint: { rawId: 1, deviceIndexes: [0] },
    };
    await state.keys.set({ 'app-state-sync-key': { AAAA: keyData } });
    const { AAAA: read } = await state.keys.get('app-state-sync-key', ['AAAA']);
    expect(read).toBeInstanceOf(proto.Message.AppStateSyncKeyData);
    expect(Buffer.from(read?.keyData ?? []).toString()).toBe('key');
    await state.keys.set({ 'app-state-sync-key': { AAAA: null } });
    expect(await state.keys.get('app-state-sync-key', ['AAAA'])).toEqual({});
  });

  it('does not take up what a broken pairing has left behind', async () => {
    const linked = await load('first');
    Object.assign(linked.state.creds, {
      me: { id: '6281200001710@s.whatsapp.net', name: '~' },
      account: undefined,
    });
    linked.saveCreds();
    await linked.settled();
    const { creds } = (await load('second')).state;
    expect(creds.me).toBeUndefined();
    expect(creds.advSecretKey).not.toBe(linked.state.creds.advSecretKey);
  });

  it('is written as it is in the end, whenever the library asks for it', async () => {
    // Each turn of the event loop's microtasks after a write is a moment at which it may ask.
    for (let turns = 0; turns < 6; turns++) {
      let isAsked = false;
      const auth = await load('first', () => {
        if (isAsked) return;
        isAsked = true;
        let moment = Promise.resolve();
        for (let turn = 0; turn < turns; turn++) moment = moment.then(() => undefined);
        void moment.then(() => {
          auth.state.creds.accountSyncCounter = 70 + turns;
          auth.saveCreds();
        });
      });
      Object.assign(auth.state.creds, { me: { id: '6281200001710:7@s.whatsapp.net' }, account: {} });
      auth.state.creds.accountSyncCounter = turns;
      auth.saveCreds();
      await auth.settled();
      await new Promise((resolve) => setImmediate(resolve));
      await auth.settled();
      expect((await load('second')).state.creds.accountSyncCounter).toBe(70 + turns);
    }
  });
});
