import { createLog } from '@kanal/runtime';
import type { WAMessage } from 'baileys';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aCollection, aDatabase } from '../../test/database.js';
import { createContacts } from '../store/contacts.js';
import { createSealedRecords, type SealedDocument } from '../store/sealed-records.js';
import type { DeviceEvent } from './event.js';
import { ownMessageId } from './own-message-id.js';
import { takeEvents } from './take-events.js';

const database = aDatabase();
const stored = aCollection<SealedDocument>(database.db, 'baileysContacts');
afterAll(() => Promise.all([database.close(), stored.close()]));

const account = { number: '6281200001710' };
const pn = '6281200000001@s.whatsapp.net';
const lid = '20000000000001@lid';
let serial = 0;

/** The intake, on the real contacts; what is kept is written down. */
function anIntake(lids: ReadonlyMap<string, string> | Promise<never> = new Map()) {
  const kept: DeviceEvent[] = [];
  const sealed = { ...database.keys, session: `62813${serial++}` };
  const contacts = createContacts(createSealedRecords(stored.collection, sealed), Date.now);
  const rig = {
    kept,
    contacts,
    waits: 0,
    isFull: false,
    fullSeen: 0,
    events: takeEvents({
      accept: async (body) => {
        if (rig.isFull) return false;
        kept.push(JSON.parse(Buffer.from(body).toString()) as DeviceEvent);
        return true;
      },
      account: () => account,
      lidsOf: async () => lids,
      contacts,
      sent: {
        outboundIdOf: async (id) => (id === ownMessageId('a'.repeat(32)) ? 'a'.repeat(32) : undefined),
      },
      onFull: () => {
        rig.fullSeen++;
      },
      pause: () => {
        rig.waits++;
        return new Promise((resolve) => setImmediate(resolve));
      },
      log: createLog({ service: 'baileys', level: 'silent' }),
    }),
  };
  return rig;
}

const message = (
  of: { remoteJid: string; remoteJidAlt?: string; fromMe?: boolean },
  words = 'Lampu jalan mati',
) =>
  ({
    key: { id: `A${serial++}`, ...of },
    message: { conversation: words },
    messageTimestamp: 1,
  }) as WAMessage;

describe('what the connection tells', () => {
  let rig: ReturnType<typeof anIntake>;
  beforeEach(() => {
    rig = anIntake();
  });

  it('is handed over in the same turn: nothing stands between the receipt and the durable message', async () => {
    rig.events.messages([message({ remoteJid: lid, remoteJidAlt: pn })]);
    await Promise.resolve();
    await Promise.resolve();
    expect(rig.kept).toHaveLength(1);
  });

  it('is kept as it was told, whatever the library does to its object afterwards', async () => {
    const told = message({ remoteJid: lid });
    rig.events.messages([told]);
    Object.assign(told, { message: null });
    await rig.events.settled();
    expect(rig.kept[0]).toMatchObject({ event: 'message', message: expect.stringMatching(/.+/) });
  });

  it('is tried until it is kept, and meanwhile nothing more is to come', async () => {
    rig.isFull = true;
    rig.events.messages([message({ remoteJid: lid }), message({ remoteJid: lid })]);
    await expect.poll(() => rig.fullSeen).toBe(2);
    let hasRoom = false;
    const waiting = rig.events.hasRoom(new AbortController().signal).then(() => {
      hasRoom = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([rig.kept.length, hasRoom]).toEqual([0, false]);
    rig.isFull = false;
    await waiting;
    expect(rig.kept).toHaveLength(2);
  });

  it('makes a contact of who has written, and of nobody we wrote to', async () => {
    rig.events.messages([
      message({ remoteJid: lid }, 'satu'),
      message({ remoteJid: '30000000000001@lid', fromMe: true }),
      message({ remoteJid: '120363000000000001@g.us' }),
    ]);
    await rig.events.settled();
    expect((await rig.contacts.find(lid))?.recent.map(({ text }) => text)).toEqual(['satu']);
    expect(await rig.contacts.find('30000000000001@lid')).toBeUndefined();
    expect(await rig.contacts.find('120363000000000001@g.us')).toBeUndefined();
  });

  it('makes a contact as soon as the database is back', async () => {
    stored.isAway = true;
    rig.events.messages([message({ remoteJid: lid }, 'satu')]);
    await expect.poll(() => rig.waits).toBeGreaterThan(1);
    expect(rig.kept).toHaveLength(1);
    stored.isAway = false;
    await expect.poll(async () => (await rig.contacts.find(lid))?.recent).toMatchObject([{ text: 'satu' }]);
  });

  it('keeps the last five messages of a person, in their order, for quotations', async () => {
    rig.events.messages(Array.from({ length: 7 }, (_, n) => message({ remoteJid: lid }, `pesan ${n}`)));
    await rig.events.settled();
    expect((await rig.contacts.find(lid))?.recent.map(({ text }) => text)).toEqual(
      [2, 3, 4, 5, 6].map((n) => `pesan ${n}`),
    );
  });

  it('about a phone whose LID is known goes to the person’s one conversation', async () => {
    const known = anIntake(new Map([[pn, lid]]));
    known.events.messages([message({ remoteJid: pn })]);
    await known.events.settled();
    expect(known.kept).toMatchObject([{ event: 'message', lid }]);
    expect(await known.contacts.find(lid)).toBeDefined();
  });

  it('is kept without a LID when the database owes the answer', async () => {
    const rig = anIntake(new Promise<never>(() => undefined));
    const key = { remoteJid: pn, id: 'A1' };
    rig.events.messages([message({ remoteJid: pn })]);
    rig.events.updates([{ key, update: { message: null } }]);
    await expect.poll(() => rig.kept.map(({ event }) => event)).toEqual(['message', 'update']);
  });

  it('says once that a person known by phone is the one with this LID', async () => {
    rig.events.messages([message({ remoteJid: pn })]);
    await expect.poll(() => rig.contacts.find(pn)).toBeDefined();
    rig.events.messages([
      message({ remoteJid: lid, remoteJidAlt: pn }),
      message({ remoteJid: lid, remoteJidAlt: pn }),
    ]);
    await expect.poll(async () => (await rig.contacts.find(lid))?.recent.length).toBe(3);
    rig.events.samePerson(lid, pn);
    await rig.events.settled();
    expect(rig.kept.filter(({ event }) => event === 'same-person')).toEqual([
      { event: 'same-person', account, lid, pn },
    ]);
  });

  it('says nothing of people who never wrote', async () => {
    rig.events.samePerson(lid, pn);
    await rig.events.settled();
    expect(rig.kept).toEqual([]);
  });

  it('names our own reply in a receipt for it', async () => {
    const key = { remoteJid: lid, fromMe: true, id: ownMessageId('a'.repeat(32)) };
    rig.events.updates([{ key, update: { status: 3 } }]);
    await rig.events.settled();
    expect(rig.kept).toMatchObject([{ event: 'update', status: 3, outboundId: 'a'.repeat(32) }]);
  });
});
