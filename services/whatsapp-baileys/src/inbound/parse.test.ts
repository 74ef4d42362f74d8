import type { InboundDraft, ParsedWebhook } from '@kanal/adapter';
import { inboundMessageSchema } from '@kanal/contracts';
import { proto, type WAMessage, type WAMessageUpdate } from 'baileys';
import { describe, expect, it } from 'vitest';
import { messageEvent, updateEvent } from './event.js';
import { ownMessageId } from './own-message-id.js';
import { parseEvent } from './parse.js';

/*
 * Messages in the library's own form (lib/Utils/decode-wa-message.js, lib/Utils/process-message.js of 7.0.0-rc14), as
 * it emits them; nobody has these numbers.
 */
const account = { number: '6281200001710', lid: '99000@lid' };
const pn = '6281200000001@s.whatsapp.net';
const lid = '20000000000001@lid';
const seconds = 1_795_489_200;
const mediaKey = Buffer.alloc(32, 7);

function read(event: object): ParsedWebhook {
  // Over the wire, as the kit hands it over.
  return parseEvent({ body: Buffer.from(JSON.stringify(event)) });
}

/** A message in the parts that matter here. */
interface Given {
  readonly key?: object;
  readonly message?: object | undefined;
  readonly messageStubType?: number;
  readonly pushName?: string;
}

function readMessage({ key, ...message }: Given, known: { lid?: string } = {}): ParsedWebhook {
  const whole = {
    messageTimestamp: seconds,
    pushName: 'Warga Contoh',
    ...message,
    key: { remoteJid: lid, remoteJidAlt: pn, fromMe: false, id: '3AEB01', ...key },
  };
  return read({ ...messageEvent(whole as WAMessage, account), ...known });
}

function draftOf(parsed: ParsedWebhook): InboundDraft {
  expect(parsed).toMatchObject({ statuses: [], ignored: [], malformed: [] });
  const [draft] = parsed.messages;
  if (!draft) throw new Error('no message was read');
  const complete = {
    ...draft,
    schemaVersion: 3,
    id: 'a'.repeat(32),
    adapter: 'baileys',
    conversation: 'a'.repeat(16),
    sentAt: draft.sentAt ?? '2026-11-24T03:00:00.000Z',
    receivedAt: '2026-11-24T03:00:00.000Z',
  };
  inboundMessageSchema.parse(complete);
  return draft;
}

const text = (words: string): proto.IMessage => ({ conversation: words });
const image = {
  mimetype: 'image/jpeg',
  caption: 'Lubang di depan pasar',
  directPath: '/v/t62.7118-24/1?ccb=11-4&oh=01',
  mediaKey,
  fileSha256: Buffer.alloc(32, 8),
  fileLength: 1234,
  jpegThumbnail: Buffer.alloc(50_000),
} as proto.Message.IImageMessage;

describe('a citizen’s message', () => {
  it('is read whole', () => {
    const draft = draftOf(readMessage({ message: text('Lampu jalan mati') }));
    expect(draft).toMatchObject({
      channel: 'whatsapp',
      account: '6281200001710',
      kind: 'direct',
      visibility: 'private',
      externalId: '3AEB01',
      counterpart: {
        externalId: lid,
        aliases: [
          { type: 'lid', value: lid },
          { type: 'wa-id', value: '6281200000001' },
          { type: 'phone', value: '+6281200000001' },
        ],
        displayName: 'Warga Contoh',
      },
      sentAt: new Date(seconds * 1000).toISOString(),
      text: 'Lampu jalan mati',
      attachments: [],
    });
    expect(draft.author).toBeUndefined();
  });

  it.each<[string, proto.IMessage, object]>([
    [
      'text with a link',
      { extendedTextMessage: { text: 'lihat https://contoh' } },
      { text: 'lihat https://contoh' },
    ],
    ['a disappearing message', { ephemeralMessage: { message: text('sebentar') } }, { text: 'sebentar' }],
    [
      'a disappearing answer',
      {
        ephemeralMessage: {
          message: { extendedTextMessage: { text: 'ya', contextInfo: { stanzaId: '3EB0ABC' } } },
        },
      },
      { text: 'ya', inReplyTo: '3EB0ABC' },
    ],
    [
      'a place',
      {
        locationMessage: {
          degreesLatitude: -6.12,
          degreesLongitude: 106.15,
          name: 'Alun-alun',
          address: 'Serang',
        },
      },
      { location: { latitude: -6.12, longitude: 106.15, name: 'Alun-alun', address: 'Serang' } },
    ],
    [
      'a place that moves',
      { liveLocationMessage: { degreesLatitude: -6.12, degreesLongitude: 106.15, caption: 'di sini' } },
      { text: 'di sini', location: { latitude: -6.12, longitude: 106.15 } },
    ],
    [
      'a place that is none',
      { locationMessage: { degreesLatitude: 123, degreesLongitude: 5 } },
      { unsupported: true },
    ],
    [
      'a contact',
      {
        contactMessage: {
          displayName: 'Ketua RT',
          vcard: 'BEGIN:VCARD\nitem1.TEL;waid=62812:+62 812-0000-0009\nEND:VCARD',
        },
      },
      { text: 'Ketua RT: +62 812-0000-0009' },
    ],
    [
      'two contacts',
      { contactsArrayMessage: { contacts: [{ displayName: 'A' }, { displayName: 'B' }] } },
      { text: 'A\nB' },
    ],
    [
      'an answer to buttons',
      { buttonsResponseMessage: { selectedDisplayText: 'Setuju' } },
      { text: 'Setuju' },
    ],
    [
      'an entry of a list',
      { listResponseMessage: { title: 'Jalan', description: 'rusak' } },
      { text: 'Jalan\nrusak' },
    ],
    [
      'something seen once',
      { viewOnceMessageV2: { message: { imageMessage: image } } },
      { unsupported: true, attachments: [] },
    ],
    [
      'a picture marked so',
      { imageMessage: { ...image, viewOnce: true } },
      { unsupported: true, attachments: [] },
    ],
    [
      'something seen once that disappears',
      { ephemeralMessage: { message: { viewOnceMessage: { message: { imageMessage: image } } } } },
      { unsupported: true, attachments: [] },
    ],
    ['a poll', { pollCreationMessageV3: { name: 'Setuju?' } }, { unsupported: true, attachments: [] }],
  ])('%s', (_what, message, expected) => {
    expect(draftOf(readMessage({ message }))).toMatchObject(expected);
  });

  it('seen once, of which a linked device gets the key alone', () => {
    expect(draftOf(readMessage({ key: { id: 'VO1', isViewOnce: true } }))).toMatchObject({
      externalId: 'VO1',
      unsupported: true,
      attachments: [],
    });
  });

  it.each<[string, proto.IMessage, string]>([
    ['picture', { imageMessage: image }, 'image'],
    ['video', { videoMessage: image as proto.Message.IVideoMessage }, 'video'],
    ['round video', { ptvMessage: image as proto.Message.IVideoMessage }, 'video'],
    ['voice', { audioMessage: image as proto.Message.IAudioMessage }, 'audio'],
    ['document', { documentMessage: { ...(image as object), fileName: 'surat.pdf' } }, 'document'],
    [
      'document with words',
      {
        documentWithCaptionMessage: { message: { documentMessage: image as proto.Message.IDocumentMessage } },
      },
      'document',
    ],
    ['sticker', { stickerMessage: image as proto.Message.IStickerMessage }, 'sticker'],
  ])('a %s carries what it takes to fetch and decrypt it', (_what, message, type) => {
    const draft = draftOf(readMessage({ message }));
    expect(draft.attachments).toMatchObject([{ type, mimeType: 'image/jpeg', sizeBytes: 1234 }]);
    expect(JSON.parse(draft.attachments[0]?.providerRef ?? '')).toEqual({
      type,
      path: image.directPath,
      mediaKey: mediaKey.toString('base64'),
      sha256: Buffer.alloc(32, 8).toString('base64'),
    });
    // Previews are of no use and would fill the record.
    expect(JSON.stringify(draft.raw).length).toBeLessThan(2_000);
  });

  it('with a file nobody can fetch keeps the words', () => {
    const { mediaKey: _key, ...keyless } = image;
    expect(draftOf(readMessage({ message: { imageMessage: keyless } }))).toMatchObject({
      text: 'Lubang di depan pasar',
      attachments: [],
      unsupported: true,
    });
  });
});

describe('who wrote', () => {
  const who = (key: object, known?: { lid?: string }) =>
    draftOf(readMessage({ key: { id: 'A1', remoteJidAlt: undefined, ...key }, message: text('x') }, known))
      .counterpart;

  it.each<[string, object, { lid?: string }, string]>([
    ['LID and phone', { remoteJid: lid, remoteJidAlt: pn }, {}, lid],
    ['phone and LID', { remoteJid: pn, remoteJidAlt: lid }, {}, lid],
    ['LID alone', { remoteJid: lid }, {}, lid],
    ['phone alone, the LID known from before', { remoteJid: pn }, { lid }, lid],
    ['phone alone', { remoteJid: pn }, {}, pn],
    ['a device of theirs', { remoteJid: lid.replace('@', ':12@') }, {}, lid],
  ])('%s: one and the same person', (_what, key, known, expected) => {
    expect(who(key, known).externalId).toBe(expected);
  });
});

describe('what is written on our side', () => {
  it('on the phone is the agency’s word in the citizen’s conversation', () => {
    const key = { fromMe: true, id: '3A0001' };
    const draft = draftOf(
      readMessage({ key, message: text('Sudah kami teruskan'), pushName: 'Pemprov Banten' }),
    );
    expect(draft).toMatchObject({ author: 'page-inbox', counterpart: { externalId: lid } });
    expect(draft.counterpart.displayName).toBeUndefined();
  });

  it('by this program is nothing new', () => {
    const key = { fromMe: true, id: ownMessageId('a'.repeat(32)) };
    expect(readMessage({ key, message: text('Aduan tercatat') }).ignored).toEqual([{ reason: 'own-send' }]);
  });
});

describe('what is passed over, with its reason', () => {
  it.each<[string, Given]>([
    ['group', { key: { remoteJid: '120363000000000001@g.us', participant: pn, id: 'G1' } }],
    ['status', { key: { remoteJid: 'status@broadcast', participant: pn, id: 'S1' } }],
    ['broadcast', { key: { remoteJid: '123@broadcast', participant: pn, id: 'B1' } }],
    ['newsletter', { key: { remoteJid: '123@newsletter', id: 'N1' } }],
    ['bot', { key: { remoteJid: '867051314767696@bot', id: 'M1' } }],
    [
      'own-chat',
      {
        key: {
          remoteJid: '6281200001710@s.whatsapp.net',
          remoteJidAlt: undefined,
          fromMe: true,
          id: 'O1',
        },
      },
    ],
    [
      'own-chat',
      {
        key: { remoteJid: '99000@lid', remoteJidAlt: undefined, fromMe: true, id: 'O2' },
      },
    ],
    ['nobody', { key: { remoteJid: 'someone@else', id: 'X1' } }],
    ['not-decrypted', { messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT }],
    ['notice', { messageStubType: proto.WebMessageInfo.StubType.CALL_MISSED_VOICE }],
    ['reaction', { message: { reactionMessage: { text: '👍' } } }],
    ['poll-vote', { message: { pollUpdateMessage: {} } }],
    [
      'protocol',
      { message: { protocolMessage: { type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING } } },
    ],
    ['album-header', { message: { albumMessage: { expectedImageCount: 3 } } }],
    ['key-exchange', { message: { senderKeyDistributionMessage: { groupId: 'x' } } }],
    ['chat-setting', { message: { pinInChatMessage: {} } }],
  ])('%s', (reason, message) => {
    const parsed = readMessage({
      message: text('x'),
      ...('message' in message || 'key' in message ? {} : { message: undefined }),
      ...message,
    });
    expect(parsed).toEqual({ messages: [], statuses: [], ignored: [{ reason }], malformed: [] });
  });

  it('a message that could not be decrypted is read when it comes again under the same id', () => {
    const stub = { messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT };
    expect(readMessage(stub).messages).toEqual([]);
    expect(draftOf(readMessage({ message: text('sekarang terbaca') }))).toMatchObject({
      externalId: '3AEB01',
    });
  });
});

describe('what changes a message', () => {
  const key = { remoteJid: lid, remoteJidAlt: pn, fromMe: false, id: '3AEB01' };
  const update = (of: WAMessageUpdate['update'], at: object = key) =>
    read(updateEvent({ key: at as WAMessageUpdate['key'], update: of }, account));
  const edit = (words: string, at = seconds) => ({
    message: { editedMessage: { message: text(words) } },
    messageTimestamp: at,
  });

  it('an edit has an id of its own and names the original', () => {
    const draft = draftOf(update(edit('Lampu jalan mati di RT 3')));
    expect(draft).toMatchObject({ edited: true, original: '3AEB01', text: 'Lampu jalan mati di RT 3' });
    expect(draft.externalId).toMatch(/^3AEB01:edit:/);
  });

  it('the same edit told twice is one; other words or another time are another', () => {
    const ids = [edit('satu'), edit('satu'), edit('dua'), edit('satu', seconds + 1)].map(
      (of) => draftOf(update(of)).externalId,
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe(ids[1]);
  });

  it('a deletion for everyone', () => {
    const revoke = { message: null, messageStubType: proto.WebMessageInfo.StubType.REVOKE, key };
    const draft = draftOf(update(revoke as WAMessageUpdate['update']));
    expect(draft).toMatchObject({
      deleted: true,
      original: '3AEB01',
      externalId: '3AEB01:revoke',
      attachments: [],
    });
    expect(draft.text).toBeUndefined();
  });

  it('in a group is passed over', () => {
    expect(update(edit('x'), { remoteJid: '1@g.us', id: 'G1' }).ignored).toEqual([{ reason: 'group' }]);
  });
});

describe('receipts', () => {
  const ours = ownMessageId('b'.repeat(32));
  const receipt = (status: number | undefined, more: object = {}, id = ours) =>
    read({
      ...updateEvent(
        {
          key: { remoteJid: lid, fromMe: true, id },
          update: { status, messageTimestamp: seconds, ...more },
        } as WAMessageUpdate,
        account,
      ),
      outboundId: 'b'.repeat(32),
    });

  it.each([
    [2, 'sent'],
    [3, 'delivered'],
    [4, 'read'],
    [5, 'read'],
  ])('status %i is %s', (status, expected) => {
    expect(receipt(status).statuses).toEqual([
      {
        channel: 'whatsapp',
        account: '6281200001710',
        providerMessageId: ours,
        outboundId: 'b'.repeat(32),
        status: expected,
        at: new Date(seconds * 1000).toISOString(),
      },
    ]);
  });

  it('a refusal carries WhatsApp’s code', () => {
    expect(receipt(0, { messageStubParameters: ['463', 'some words'] }).statuses).toMatchObject([
      { status: 'rejected', code: '463' },
    ]);
  });

  it.each<[string, number | undefined, string]>([
    ['of what a person wrote on the phone', 3, '3A0001'],
    ['that says it is under way', 1, ours],
    ['without a status', undefined, ours],
  ])('%s say nothing', (_what, status, id) => {
    expect(receipt(status, {}, id).statuses).toEqual([]);
    expect(receipt(status, {}, id).ignored).toHaveLength(1);
  });
});

it('a person known by phone before and by LID now is told with both', () => {
  expect(draftOf(read({ event: 'same-person', account, lid, pn }))).toMatchObject({
    identityChange: true,
    externalId: `identity:${lid}:${pn}`,
    counterpart: { externalId: lid, aliases: [{ type: 'lid' }, { type: 'wa-id' }, { type: 'phone' }] },
    attachments: [],
  });
});

it.each([
  ['{'],
  ['{"event":"other"}'],
  [JSON.stringify({ event: 'message', account, key: { id: 'A', remoteJid: lid }, message: '////' })],
])('bytes that are no event throw, for the quarantine: %s', (body) => {
  expect(() => parseEvent({ body: Buffer.from(body) })).toThrow();
});
