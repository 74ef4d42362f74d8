import { describe, expect, test } from 'vitest';
import { fromCitizen, fromPage, psid, readInstagram, readPage, sentAt } from './fixtures/read-events.js';
import { fixtureApp } from './fixtures/read-fixtures.js';

const { pageId, appId } = fixtureApp;
const outboundId = 'abcdefghijklmnopqrstuvwxyz234567';
const text = { mid: 'm_1', text: 'Lampu jalan mati' };

describe('a message', () => {
  test('has exactly these fields', () => {
    const event = fromCitizen({ message: text });
    expect(readPage(event)).toEqual({
      messages: [
        {
          channel: 'messenger',
          account: pageId,
          kind: 'direct',
          visibility: 'private',
          externalId: 'm_1',
          counterpart: { externalId: psid, aliases: [{ type: 'psid', value: psid }] },
          sentAt,
          text: 'Lampu jalan mati',
          attachments: [],
          raw: { messaging: event },
        },
      ],
      statuses: [],
      ignored: [],
      malformed: [],
      lookups: [],
    });
  });

  test.each([
    ['milliseconds in a number', 1_795_489_200_000, sentAt],
    ['seconds in a number', 1_795_489_200, sentAt],
    ['milliseconds in a string', '1795489200000', sentAt],
    ['seconds in a string', '1795489200', sentAt],
    ['null', null, undefined],
    ['words', 'kemarin', undefined],
  ])('of a time in %s', (_label, timestamp, expected) => {
    expect(readPage(fromCitizen({ message: text, timestamp })).messages[0]?.sentAt).toBe(expected);
  });

  test('without a time of its own is a message all the same', () => {
    const read = readPage(fromCitizen({ message: text, timestamp: undefined }));
    expect(read.malformed).toEqual([]);
    expect(read.messages[0]).not.toHaveProperty('sentAt');
  });

  test('twice in a call, and in another order, is each time the same message', () => {
    const one = fromCitizen({ message: text });
    const other = fromCitizen({ message: { ...text, mid: 'm_2' } });
    const ids = (events: object[]) => readPage(...events).messages.map(({ externalId }) => externalId);
    expect(ids([one, other, one])).toEqual(['m_1', 'm_2', 'm_1']);
    expect(ids([other, one])).toEqual(['m_2', 'm_1']);
  });

  test.each([
    ['an id', { message: { text: 'x' } }, 'mid'],
    ['a sender', { message: text, sender: null }, 'sender.id'],
    ['an object', { message: 'Lampu jalan mati' }, '(root)'],
    ['its new text', { message_edit: { mid: 'm_1', num_edit: 1 } }, 'text'],
    ['the one it changes', { message_edit: { text: 'x' } }, 'mid'],
  ])('without %s is malformed by itself, and the reason holds no value', (_label, event, field) => {
    const good = fromCitizen({ message: text });
    const parsed = readPage(good, fromCitizen(event), good);
    expect(parsed.messages).toHaveLength(2);
    expect(parsed.malformed).toMatchObject([{ reason: expect.stringContaining(field) }]);
    expect(parsed.malformed[0]?.reason).not.toMatch(/Lampu|7000000000000001/);
  });

  test('of an id with 340 characters keeps it, and its change fits the contract', () => {
    const mid = 'x'.repeat(340);
    const { messages } = readPage(
      fromCitizen({ message: { ...text, mid } }),
      fromCitizen({ message: { mid, is_deleted: true } }),
    );
    expect(messages.map(({ externalId }) => externalId)).toEqual([mid, `${mid}:deleted`]);
  });
});

describe('a change', () => {
  const edit = (num_edit: unknown, words = 'Baru') =>
    fromCitizen({ message_edit: { mid: 'm_1', text: words, num_edit } });

  test('is a message of its own, and names the one it changes', () => {
    const { messages } = readPage(
      edit(1),
      edit(2),
      fromCitizen({ message: { mid: 'm_1', is_deleted: true } }),
    );
    expect(messages).toMatchObject([
      { externalId: 'm_1:edit:1', original: 'm_1', edited: true, text: 'Baru' },
      { externalId: 'm_1:edit:2', original: 'm_1', edited: true },
      { externalId: 'm_1:deleted', original: 'm_1', deleted: true, attachments: [] },
    ]);
    expect(messages[2]).not.toHaveProperty('text');
    expect(messages[2]).not.toHaveProperty('unsupported');
  });

  test('delivered twice is the same change, without its number too', () => {
    const ids = (event: object) => readPage(event).messages[0]?.externalId;
    expect(ids(edit(1))).toBe(ids(edit(1)));
    expect(ids(edit(null))).toBe(`m_1:edit:${sentAt}`);
  });
});

describe('what was written in our name', () => {
  const echo = (message: object) => fromPage({ message: { ...text, is_echo: true, ...message } });

  test.each([
    ['in the inbox', {}],
    ['by another app', { app_id: 999 }],
    ['by somebody whose metadata is none of ours', { metadata: 'DEVELOPER_DEFINED' }],
  ])('%s is the page’s, to the citizen', (_label, message) => {
    expect(readPage(echo(message)).messages).toMatchObject([
      { externalId: 'm_1', author: 'page-inbox', counterpart: { externalId: psid } },
    ]);
  });

  test.each([
    ['a number', Number(appId)],
    ['a string', appId],
  ])('by us is dropped, by our app’s id in %s', (_label, app_id) => {
    expect(readPage(echo({ app_id }))).toMatchObject({ messages: [], ignored: [{ reason: 'own-echo' }] });
  });

  test('by us resolves the reply it names, whatever the app is said to be', () => {
    expect(readPage(echo({ metadata: outboundId }))).toMatchObject({
      messages: [],
      statuses: [{ account: pageId, outboundId, providerMessageId: 'm_1', status: 'sent' }],
      ignored: [],
    });
  });

  test('and changed or taken back stays the page’s', () => {
    const { messages } = readPage(
      fromPage({ message_edit: { mid: 'm_1', text: 'Sudah', num_edit: 1 } }),
      echo({ is_deleted: true }),
    );
    expect(messages).toMatchObject([
      { author: 'page-inbox', edited: true },
      { author: 'page-inbox', deleted: true },
    ]);
  });

  test('a citizen cannot make us drop a message by what it says of an app', () => {
    expect(
      readPage(fromCitizen({ message: { ...text, app_id: appId, metadata: outboundId } })).messages,
    ).toHaveLength(1);
  });
});

describe('a pressed button', () => {
  test.each([
    ['its title', { mid: 'm_1', title: 'Mulai', payload: 'START' }, 'Mulai'],
    ['its payload when it has no title', { mid: 'm_1', title: null, payload: 'START' }, 'START'],
  ])('says %s', (_label, postback, expected) => {
    expect(readPage(fromCitizen({ postback })).messages).toMatchObject([
      { externalId: 'm_1', text: expected },
    ]);
  });

  test('without an id has one, the same each time and another for another press', () => {
    const id = (timestamp: number) =>
      readPage(fromCitizen({ postback: { title: 'Mulai' }, timestamp })).messages[0]?.externalId;
    expect(id(1_795_489_200_000)).toBe(id(1_795_489_200_000));
    expect(id(1_795_489_200_000)).not.toBe(id(1_795_489_200_001));
  });
});

describe('receipts', () => {
  test('are statuses where they name messages, and passed over where they only tell a time', () => {
    const parsed = readPage(
      fromCitizen({ delivery: { mids: ['m_8', 'm_9'] } }),
      fromCitizen({ delivery: { mids: null, watermark: 1 } }),
      fromCitizen({ read: { watermark: 1 } }),
    );
    expect(parsed.statuses).toEqual(
      ['m_8', 'm_9'].map((providerMessageId) => ({
        channel: 'messenger',
        account: pageId,
        providerMessageId,
        status: 'delivered',
        at: sentAt,
      })),
    );
    expect(parsed.ignored).toEqual([{ reason: 'delivery-watermark' }, { reason: 'read-watermark' }]);
  });

  test('of Instagram name the message that was read', () => {
    expect(readInstagram(fromCitizen({ read: { mid: 'aWdf' } })).statuses).toMatchObject([
      { channel: 'instagram', providerMessageId: 'aWdf', status: 'read' },
    ]);
  });
});

describe('on Instagram', () => {
  test('a citizen is known by an IGSID', () => {
    expect(readInstagram(fromCitizen({ message: text })).messages).toMatchObject([
      { channel: 'instagram', counterpart: { aliases: [{ type: 'igsid', value: psid }] } },
    ]);
  });

  test.each([
    ['an answer to a story', { reply_to: { story: { id: '1', url: 'https://x.example/1' } } }, 'story-reply'],
    [
      'a story that names us',
      { text: null, attachments: [{ type: 'story_mention', payload: { url: 'https://x.example/1' } }] },
      'mention',
    ],
    ['an answer to a message', { reply_to: { mid: 'm_0' } }, 'direct'],
  ])('%s', (_label, message, kind) => {
    expect(readInstagram(fromCitizen({ message: { ...text, ...message } })).messages).toMatchObject([
      { kind, visibility: 'private' },
    ]);
  });

  test('a note of our account to itself is nobody’s', () => {
    const self = { sender: { id: '1' }, recipient: { id: fixtureApp.instagramId }, timestamp: 1 };
    const event = { ...self, sender: self.recipient, message: { ...text, is_echo: true } };
    expect(readInstagram(event)).toMatchObject({ messages: [], ignored: [{ reason: 'self' }] });
  });
});

test.each([
  ['is_unsupported', { is_unsupported: true }],
  ['nothing in it', {}],
])('a message with %s is unsupported, so that the citizen is asked to write', (_label, message) => {
  expect(readPage(fromCitizen({ message: { mid: 'm_1', ...message } })).messages).toMatchObject([
    { unsupported: true, attachments: [] },
  ]);
});
