import type { OutboundMessage, SendResult } from '@kanal/contracts';
import { createLog } from '@kanal/runtime';
import { anOutboundMessage } from '@kanal/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { disconnect } from '../../test/a-device.js';
import { aDatabase } from '../../test/database.js';
import { type Answer, SocketStandIn } from '../../test/socket-stand-in.mjs';
import type { DeviceState } from '../connection/device-state.js';
import { quietLogger } from '../connection/quiet-logger.js';
import { ownMessageId } from '../inbound/own-message-id.js';
import { createContacts } from '../store/contacts.js';
import { createSealedRecords, type SealedDocument } from '../store/sealed-records.js';
import { createSentMessages } from '../store/sent-messages.js';
import { createPacing } from './pacing.js';
import { createSend } from './send.js';

const database = aDatabase();
afterAll(() => database.close());

const citizen = '20000000000001@lid';
const log = createLog({ service: 'baileys', level: 'silent' });
let serial = 0;

async function aSender(state: DeviceState = { state: 'open', sinceMs: 0 }) {
  const sealed = { ...database.keys, session: `62812${serial++}` };
  const { db } = database;
  const contacts = createContacts(
    createSealedRecords(db.collection<SealedDocument>('baileysContacts'), sealed),
    Date.now,
  );
  const sentMessages = () =>
    createSentMessages(createSealedRecords(db.collection<SealedDocument>('baileysSent'), sealed), Date.now);
  await contacts.note(citizen, [{ id: 'Q1', text: 'Lampu jalan mati di RT 3' }]);
  const socket = new SocketStandIn({ logger: quietLogger(log) });
  const waits: number[] = [];
  let clock = Date.UTC(2026, 10, 24, 3);
  const pause = async (ms: number) => {
    waits.push(ms);
    clock += ms;
  };
  let current: SocketStandIn | undefined = state.state === 'open' ? socket : undefined;
  const send = createSend({
    socket: () => current,
    state: () => state,
    contacts,
    sent: sentMessages(),
    pacing: createPacing({ perSecond: 1, now: () => clock, pause, random: () => 0.5 }),
    now: () => clock,
    pause,
    random: () => 0.5,
    log,
  });
  return {
    socket,
    waits,
    sentMessages,
    drop: () => {
      current = undefined;
    },
    send: (
      overrides: Partial<OutboundMessage> = {},
      signal = new AbortController().signal,
    ): Promise<SendResult> => send(aReply(overrides), signal),
  };
}

function aReply(overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    ...anOutboundMessage(),
    id: 'a'.repeat(32),
    adapter: 'baileys',
    channel: 'whatsapp',
    kind: 'direct',
    visibility: 'private',
    to: citizen,
    text: 'Aduan Anda tercatat dengan nomor BTN-261124-7K3QX.',
    ...overrides,
  };
}

const messageId = ownMessageId(aReply().id);

describe('a reply by the linked device', () => {
  let sender: Awaited<ReturnType<typeof aSender>>;
  beforeEach(async () => {
    sender = await aSender();
  });

  it('is accepted when WhatsApp says so, under an id made of ours', async () => {
    expect(await sender.send()).toEqual({ outcome: 'accepted', providerMessageId: messageId });
    expect(sender.socket.relayed).toEqual([
      { to: citizen, messageId, message: { extendedTextMessage: { text: aReply().text } } },
    ]);
    expect(sender.socket.presence).toEqual([`composing ${citizen}`, `paused ${citizen}`]);
  });

  it('quotes what it answers, also when that is an edit', async () => {
    for (const inReplyTo of ['Q1', 'Q1:edit:1795489200:0a1b2c3d']) await sender.send({ inReplyTo });
    await sender.send({ inReplyTo: 'long ago' });
    const quoted = sender.socket.relayed.map(({ message }) => message.extendedTextMessage?.contextInfo);
    const question = { conversation: 'Lampu jalan mati di RT 3' };
    const context = { stanzaId: 'Q1', participant: citizen, quotedMessage: question };
    expect(quoted).toEqual([context, context, undefined]);
  });

  it('can be given again to a phone that could not decrypt it, also after a restart', async () => {
    await sender.send();
    const ledger = sender.sentMessages();
    expect((await ledger.messageOf(messageId))?.extendedTextMessage?.text).toBe(aReply().text);
    expect(await ledger.outboundIdOf(messageId)).toBe(aReply().id);
    expect(await ledger.messageOf('3EB0FFFFFFFFFFFFFFFFFF')).toBeUndefined();
  });

  it('is in the ledger before it goes out, and lies there sealed', async () => {
    sender.socket.answer = { says: 'throw', error: new Error('anything') };
    await sender.send();
    expect(await sender.sentMessages().messageOf(messageId)).toBeDefined();
    const stored = JSON.stringify(await database.db.collection('baileysSent').find().toArray());
    expect(stored).not.toContain('BTN-261124');
    expect(stored).not.toContain(Buffer.from(aReply().text).toString('base64').slice(4, 40));
  });

  it('goes to nobody who has not written', async () => {
    const lastInboundAt = '2026-11-23T03:00:00.000Z';
    expect(await sender.send({ to: '6281299999999@s.whatsapp.net', lastInboundAt })).toMatchObject({
      outcome: 'rejected',
      code: 'KANAL_BAILEYS_NEVER_WROTE',
    });
    expect(sender.socket.relayed).toEqual([]);
    expect(sender.socket.presence).toEqual([]);
  });

  it('waits for who has written within a day: the note of it may be on its way', async () => {
    const lastInboundAt = '2026-11-23T03:00:00.001Z';
    expect(await sender.send({ to: '6281299999999@s.whatsapp.net', lastInboundAt })).toEqual({
      outcome: 'retry',
      code: 'KANAL_BAILEYS_NOT_NOTED_YET',
      afterMs: 300_000,
      isForRecipientOnly: true,
    });
    expect(sender.socket.relayed).toEqual([]);
  });

  it.each([
    ['a group', { to: '120363000000000001@g.us' }],
    ['everybody', { visibility: 'public' as const }],
    ['nobody', { to: 'status@broadcast' }],
  ])('goes to one person, not to %s', async (_whom, overrides) => {
    expect(await sender.send(overrides)).toMatchObject({
      outcome: 'rejected',
      code: 'KANAL_BAILEYS_NOT_A_PERSON',
    });
    expect(sender.socket.relayed).toEqual([]);
  });

  it.each<[string, Answer, SendResult]>([
    [
      'refused',
      { says: 'ack', error: '463' },
      { outcome: 'rejected', code: '463', reason: expect.stringContaining('restricted') },
    ],
    [
      'refused for an unknown reason',
      { says: 'ack', error: '777' },
      { outcome: 'rejected', code: '777', reason: expect.any(String) },
    ],
    ['unknown when WhatsApp says nothing', { says: 'nothing' }, { outcome: 'unknown', cause: 'no-answer' }],
    [
      'unknown when the connection ends after it',
      { says: 'goodbye' },
      { outcome: 'unknown', cause: 'connection-ended' },
    ],
    [
      'unknown when the library fails somewhere',
      { says: 'throw', error: new Error('commit') },
      { outcome: 'unknown', cause: 'relay-failed' },
    ],
    [
      'tried again when the socket was not open',
      { says: 'throw', error: Object.assign(disconnect(428), { message: 'Connection Closed' }) },
      { outcome: 'retry', code: 'KANAL_BAILEYS_DISCONNECTED', afterMs: 30_000 },
    ],
  ])('is %s', async (_what, answer, expected) => {
    sender.socket.answer = answer;
    expect(await sender.send()).toEqual(expected);
  });

  it('has the same id at a second attempt', async () => {
    sender.socket.answer = {
      says: 'throw',
      error: Object.assign(disconnect(428), { message: 'Connection Closed' }),
    };
    await sender.send();
    sender.socket.answer = { says: 'ack' };
    await sender.send();
    expect(sender.socket.relayed.map((relayed) => relayed.messageId)).toEqual([messageId]);
  });

  it.each<[DeviceState, number]>([
    [{ state: 'connecting', sinceMs: 0 }, 30_000],
    [{ state: 'pairing', sinceMs: 0 }, 900_000],
    [{ state: 'closed', sinceMs: 0, reason: 'logged-out' }, 900_000],
  ])('waits while the device is %o', async (state, afterMs) => {
    const { send, socket } = await aSender(state);
    expect(await send()).toEqual({ outcome: 'retry', code: 'KANAL_BAILEYS_DISCONNECTED', afterMs });
    expect(socket.presence).toEqual([]);
  });

  it('is not handed over when the connection ended while we were "typing"', async () => {
    const { socket } = sender;
    const before = socket.sendPresenceUpdate;
    socket.sendPresenceUpdate = async (...of) => {
      sender.drop();
      await before(...of);
    };
    expect(await sender.send()).toMatchObject({ outcome: 'retry' });
    expect(socket.relayed).toEqual([]);
  });

  it('is typed like by a person, and one after the other with a pause that varies', async () => {
    await Promise.all([sender.send({ id: 'a'.repeat(32) }), sender.send({ id: 'b'.repeat(32) })]);
    expect(sender.socket.relayed).toHaveLength(2);
    // Free at once; typing; a second and a quarter after the first; typing.
    expect(sender.waits).toEqual([0, 600, 1_250, 600]);
  });

  it('is handed back when its turn does not come', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, n) => sender.send({ id: String.fromCharCode(97 + n).repeat(32) })),
    );
    const busy = results.filter((result) => 'code' in result && result.code === 'KANAL_BAILEYS_BUSY');
    expect(busy.length).toBeGreaterThan(0);
    expect(sender.socket.relayed).toHaveLength(6 - busy.length);
  });
});
