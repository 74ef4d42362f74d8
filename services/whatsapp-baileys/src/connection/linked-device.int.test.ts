import type { WASocket } from 'baileys';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDevice, disconnect, ourNumber } from '../../test/a-device.js';
import { aCollection, aDatabase } from '../../test/database.js';
import { startWhatsappEndpoint, type WhatsappEndpoint } from '../../test/whatsapp-endpoint.js';
import type { AuthDocument } from '../auth/auth-records.js';
import type { LeaseDocument } from '../auth/lease.js';

/** The library itself, its endpoint on this machine: the connection and what becomes of it. */
let database: ReturnType<typeof aDatabase>;
let endpoint: WhatsappEndpoint;
let rigs: ReturnType<typeof aDevice>[] = [];

beforeEach(async () => {
  database = aDatabase();
  endpoint = await startWhatsappEndpoint();
  rigs = [];
});
afterEach(async () => {
  await Promise.all(rigs.map(({ device }) => device.stop()));
  await endpoint.close();
  await database.close();
});
function start(overrides: Parameters<typeof aDevice>[2] = {}) {
  const rig = aDevice(database, endpoint.url, overrides);
  rigs.push(rig);
  return rig;
}

const leases = () => database.db.collection<LeaseDocument>('baileysLeases');
const authCount = () => database.db.collection('baileysAuth').countDocuments();

describe('a linked device', () => {
  it('greets as WhatsApp’s web client does', async () => {
    start();
    await expect.poll(() => endpoint.greetings.length).toBe(1);
    // "WA", 6 and the version of the dictionary, then the handshake's first message.
    expect([...(endpoint.greetings[0] ?? Buffer.alloc(0)).subarray(0, 4)]).toEqual([0x57, 0x41, 6, 3]);
  });

  it('comes back after the server has closed, each time later', async () => {
    endpoint.closeAtOnce();
    const rig = start();
    await expect.poll(() => rig.waits.slice(0, 4)).toEqual([2_000, 3_000, 5_000, 9_000]);
    expect(rig.sockets.length).toBeGreaterThan(3);
  });

  it('gives up what nobody links, keeps nothing of it, and begins again when asked', async () => {
    endpoint.closeAtOnce();
    const rig = start();
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'closed', reason: 'pairing-expired' });
    const opened = rig.sockets.length;
    rig.device.begin();
    await expect.poll(() => rig.sockets.length).toBeGreaterThan(opened);
  });

  it('shows the QR code and the pairing code only while pairing', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.socket().ev.emit('connection.update', { qr: '2@ref,noise,identity,adv,1' });
    expect(rig.device.state().state).toBe('pairing');
    expect(rig.device.secrets()).toEqual({ qr: '2@ref,noise,identity,adv,1' });
    const asked = vi.spyOn(rig.socket(), 'requestPairingCode').mockResolvedValue('ABCD1234');
    await rig.device.requestCode();
    await rig.device.requestCode();
    expect(asked.mock.calls).toEqual([[ourNumber]]);
    rig.socket().ev.emit('connection.update', { qr: 'the next one' });
    expect(rig.device.secrets()).toEqual({ qr: 'the next one', code: 'ABCD1234' });
    rig.linkAndOpen();
    expect(rig.device.state().state).toBe('open');
    expect(rig.device.secrets()).toEqual({});
  });

  it('restarts at once after it was linked, with the same credentials, also as another process', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen();
    await rig.socket().end(disconnect(515));
    await expect.poll(() => rig.sockets.length).toBe(2);
    expect(rig.waits).toEqual([0]);
    expect(rig.auths[1]?.creds.me?.id).toBe(`${ourNumber}:7@s.whatsapp.net`);
    await rig.device.stop();

    const next = start();
    await expect.poll(() => next.sockets.length).toBe(1);
    expect(next.auths[0]?.creds.noiseKey).toEqual(rig.auths[0]?.creds.noiseKey);
    expect(next.device.account()).toEqual({ number: ourNumber });
    next.linkAndOpen();
    expect(next.device.account()).toEqual({ number: ourNumber, lid: '99000@lid' });
  });

  it('stops when it was logged out, forgets its keys, and says why', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen();
    await expect.poll(authCount).toBeGreaterThan(0);
    await rig.socket().end(disconnect(401));
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'closed', reason: 'logged-out' });
    expect(await authCount()).toBe(0);
    rig.device.begin();
    await expect.poll(() => rig.sockets.length).toBe(2);
    expect(rig.auths[1]?.creds.me).toBeUndefined();
  });

  it('stops without forgetting when another connection took its place', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen();
    await expect.poll(authCount).toBeGreaterThan(0);
    await rig.socket().end(disconnect(440));
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'closed', reason: 'replaced' });
    expect(await authCount()).toBeGreaterThan(0);
    expect(rig.sockets).toHaveLength(1);
  });

  it('can be stopped in the moment it closes for good', async () => {
    const stops: Promise<void>[] = [];
    const rig = start({
      onChange: ({ state }) => {
        if (state === 'closed') stops.push(rig.device.stop());
      },
    });
    await expect.poll(() => rig.sockets.length).toBe(1);
    await rig.socket().end(disconnect(440));
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'closed', reason: 'stopped' });
    await Promise.all(stops);
  });

  it('does not receive for another number than ours', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen('6281299999999');
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'closed', reason: 'other-number' });
    expect(rig.states.map(({ state }) => state.state)).not.toContain('open');
  });

  it('hears nothing of a phone with another number, and hangs up when it is told the number', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    const { ev } = rig.socket();
    const key = { remoteJid: '6281200000001@s.whatsapp.net', id: 'A1' };
    const tell = (): void => {
      ev.emit('messages.upsert', {
        messages: [{ key, message: { conversation: 'Nak, sudah makan?' } }],
        type: 'append',
      });
      ev.emit('messages.update', [{ key, update: { message: null } }]);
      ev.emit('lid-mapping.update', { lid: '20000000000001@lid', pn: key.remoteJid });
    };
    tell();
    ev.emit('creds.update', {
      me: { id: '6281299999999:7@s.whatsapp.net', name: 'Ibu' },
      account: { details: Buffer.from('signed') },
    });
    tell();
    ev.emit('connection.update', { isNewLogin: true });
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'closed', reason: 'other-number' });
    expect(rig.heard).toEqual([]);
  });

  it('does not connect with the stored secrets of another number', async () => {
    const before = start();
    await expect.poll(() => before.sockets.length).toBe(1);
    before.linkAndOpen();
    before.socket().ev.emit('creds.update', { me: { id: '6281299999999:7@s.whatsapp.net', name: 'Ibu' } });
    await before.device.stop();
    const rig = start();
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'closed', reason: 'other-number' });
    expect(rig.sockets).toHaveLength(0);
  });

  it('is connected by one process; the other takes over when the first has stopped', async () => {
    const first = start();
    await expect.poll(() => first.sockets.length).toBe(1);
    const second = start();
    await expect.poll(() => second.device.state()).toMatchObject({ reason: 'held-elsewhere' });
    expect(second.sockets).toHaveLength(0);
    await first.device.stop();
    await expect.poll(() => second.sockets.length, { timeout: 30_000 }).toBe(1);
  });

  it('lets go of the connection when another process has taken over', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen();
    await expect.poll(authCount).toBeGreaterThan(0);
    // As if this process had been frozen for a minute, and another had begun meanwhile.
    await leases().updateOne(
      { _id: ourNumber },
      { $set: { owner: 'another', until: new Date(Date.now() + 3_600_000) }, $inc: { fence: 1 } },
    );
    await database.db.collection('baileysAuth').updateMany({}, { $inc: { fence: 1 } });
    rig.socket().ev.emit('creds.update', { accountSyncCounter: 5 });
    await expect.poll(() => rig.device.state()).toMatchObject({ reason: 'held-elsewhere' });
    expect(rig.device.socket()).toBeUndefined();
  });

  it('hears what was told before the connection ended, and as it was told', async () => {
    const rig = start();
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen();
    // While the library catches up it holds everything back.
    const ev = rig.socket().ev as WASocket['ev'];
    ev.buffer();
    const key = { remoteJid: '6281200000001@s.whatsapp.net', id: 'A1' };
    ev.emit('messages.upsert', {
      messages: [{ key, message: { conversation: 'Lampu mati' } }],
      type: 'append',
    });
    ev.emit('messages.update', [{ key, update: { message: null, messageStubType: 1 } }]);
    await rig.socket().end(disconnect(428));
    expect(rig.heard.map(([kind]) => kind)).toEqual(['messages', 'updates']);
  });

  it('lets the connection go while nothing can be kept, and comes back when there is room', async () => {
    let giveRoom: () => void = () => undefined;
    let isFull = false;
    const rig = start({
      hasRoom: () =>
        isFull
          ? new Promise((resolve) => {
              giveRoom = resolve;
            })
          : Promise.resolve(),
    });
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen();
    isFull = true;
    rig.device.hold();
    await expect.poll(() => rig.device.socket()).toBeUndefined();
    await expect.poll(() => rig.device.state()).toMatchObject({ state: 'connecting', reason: 'intake-full' });
    expect(rig.sockets).toHaveLength(1);
    giveRoom();
    await expect.poll(() => rig.sockets.length).toBe(2);
  });

  it('is closed before the library can refuse a message whose keys were not to be had, and comes back with the database', async () => {
    const auth = aCollection<AuthDocument>(database.db, 'baileysAuth');
    const rig = start({ auth: auth.collection });
    await expect.poll(() => rig.sockets.length).toBe(1);
    rig.linkAndOpen();
    await expect.poll(authCount).toBeGreaterThan(0);
    auth.isAway = true;
    const { ws } = rig.socket() as WASocket;
    const [first] = rig.auths;
    const asked = Promise.resolve(first?.keys.get('lid-mapping', ['62812']));
    expect(
      await asked.then(
        () => 'read',
        () => ws.isOpen,
      ),
    ).toBe(false);
    await expect.poll(() => rig.device.socket()).toBeUndefined();
    await expect.poll(() => rig.waits).toContain(5_000);
    expect(rig.sockets).toHaveLength(1);
    auth.isAway = false;
    await expect.poll(() => rig.sockets.length, { timeout: 10_000 }).toBe(2);
    expect(rig.auths[1]?.creds.me).toEqual(first?.creds.me);
    // The library may still try to write for the connection that has ended.
    await expect(first?.keys.set({ 'lid-mapping': { 62812: '99' } })).rejects.toThrow();
    await auth.close();
  });
});
