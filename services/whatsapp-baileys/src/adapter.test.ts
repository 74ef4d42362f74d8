import type { ChannelAdapter } from '@kanal/adapter';
import { type AdapterFixtures, describeAdapter } from '@kanal/adapter/conformance';
import { createLog } from '@kanal/runtime';
import { createBlindIndex, createKeyRing } from '@kanal/store/sealing';
import { proto, type WAMessage } from 'baileys';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { createBaileysAdapter } from './adapter.js';
import { messageEvent, updateEvent } from './inbound/event.js';
import { ownMessageId } from './inbound/own-message-id.js';
import { pause } from './pause.js';

const account = { number: '6281200001710' };
const key = { remoteJid: '20000000000001@lid', remoteJidAlt: '6281200000001@s.whatsapp.net', id: '3AEB01' };

function anAdapter(): ChannelAdapter {
  const bytes = Buffer.alloc(32, 1);
  return createBaileysAdapter({
    number: account.number,
    messagesPerSecond: 0.25,
    // Nothing is asked of it: it does not even connect.
    db: new MongoClient('mongodb://127.0.0.1:9').db('kanal'),
    keys: { keyRing: createKeyRing(new Map([[1, bytes]])), blindIndex: createBlindIndex(bytes) },
    openSocket: () => {
      throw new Error('nothing is opened here');
    },
    onChange: () => undefined,
    now: Date.now,
    pause,
    random: Math.random,
    log: createLog({ service: 'baileys', level: 'silent' }),
  }).adapter;
}

/** An event of the connection, as the kit hands it over. */
const event = (of: object) => ({
  method: 'POST' as const,
  path: '',
  query: '',
  headers: {},
  body: Buffer.from(JSON.stringify(of)),
  receivedAtMs: Date.UTC(2026, 10, 24, 3),
});

const message = (of: Partial<WAMessage>) =>
  event(
    messageEvent(
      { key, messageTimestamp: 1_795_489_200, pushName: 'Warga Contoh', ...of } as WAMessage,
      account,
    ),
  );

const fixtures: AdapterFixtures = {
  signatureHeader: '',
  incoming: [
    {
      label: 'a message',
      request: message({ message: { conversation: 'Lampu jalan mati' } }),
      outcome: 'accepted',
      messages: [{ adapter: 'baileys', channel: 'whatsapp', text: 'Lampu jalan mati', externalId: '3AEB01' }],
    },
    {
      label: 'a message in a group',
      request: message({ key: { ...key, remoteJid: '1203@g.us' }, message: { conversation: 'rapat besok' } }),
      outcome: 'accepted',
      ignored: ['group'],
    },
    {
      label: 'a message that could not be decrypted',
      request: message({ messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT }),
      outcome: 'accepted',
      ignored: ['not-decrypted'],
    },
    {
      label: 'an edit',
      request: event(
        updateEvent(
          { key, update: { message: { editedMessage: { message: { conversation: 'di RT 3' } } } } },
          account,
        ),
      ),
      outcome: 'accepted',
      messages: [{ edited: true, original: '3AEB01', text: 'di RT 3' }],
    },
    {
      label: 'a receipt for a reply',
      request: event(
        updateEvent(
          { key: { ...key, fromMe: true, id: ownMessageId('a'.repeat(32)) }, update: { status: 3 } },
          account,
        ),
      ),
      outcome: 'accepted',
      statuses: [{ status: 'delivered', providerMessageId: ownMessageId('a'.repeat(32)) }],
    },
    { label: 'no event', request: event({ event: 'something' }), outcome: 'quarantined' },
  ],
  // Replies go over the connection: src/send/send.int.test.ts has the laws for them.
  outgoing: [],
};

describeAdapter(anAdapter, fixtures);

it('has a connection and no webhooks', () => {
  const { name, provider, channels, routes, connection } = anAdapter();
  expect([name, provider, channels, routes]).toEqual(['baileys', 'baileys', ['whatsapp'], []]);
  expect(connection?.route.name).toBe('baileys.events');
});
