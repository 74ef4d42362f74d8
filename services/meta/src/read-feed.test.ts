import { describe, expect, test } from 'vitest';
import { read } from './fixtures/read-events.js';
import { fixtureApp } from './fixtures/read-fixtures.js';

const { pageId } = fixtureApp;
const comment = {
  item: 'comment',
  verb: 'add',
  comment_id: '11_22',
  post_id: '11',
  parent_id: '11',
  from: { id: '7000000000000001', name: 'Warga Satu' },
  message: 'Lampu mati',
  created_time: 1_795_489_200,
};

function readFeed(value: object, time: unknown = 1_795_489_500) {
  const changes = [{ field: 'feed', value: { ...comment, ...value } }];
  return read({ object: 'page', entry: [{ id: pageId, time, changes }] });
}

test('a comment has exactly these fields', () => {
  expect(readFeed({}).messages).toEqual([
    {
      channel: 'facebook',
      account: pageId,
      kind: 'comment',
      visibility: 'public',
      externalId: '11_22',
      counterpart: {
        externalId: '7000000000000001',
        aliases: [{ type: 'psid', value: '7000000000000001' }],
        displayName: 'Warga Satu',
      },
      sentAt: '2026-11-24T03:00:00.000Z',
      text: 'Lampu mati',
      attachments: [],
      raw: { feed: comment },
    },
  ]);
});

describe('a change', () => {
  const edited = (message: string, time?: unknown) => readFeed({ verb: 'edited', message }, time).messages[0];

  test('names the comment and is later than it', () => {
    expect(edited('Lampu hidup')).toMatchObject({
      externalId: expect.stringMatching(/^11_22:edited:1795489500000:[a-z2-7]{8}$/),
      original: '11_22',
      edited: true,
      text: 'Lampu hidup',
      sentAt: '2026-11-24T03:05:00.000Z',
    });
  });

  test('delivered twice is one; another text, or the same at another time, is another', () => {
    const ids = [edited('A'), edited('A'), edited('B'), edited('A', 1_795_489_600)].map(
      (message) => message?.externalId,
    );
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
  });

  test('without a time of the call is read all the same', () => {
    expect(edited('A', null)).toMatchObject({ externalId: expect.stringContaining(':edited:0:') });
  });

  test('a removal holds nothing of the comment', () => {
    const [message] = readFeed({ verb: 'remove' }).messages;
    expect(message).toMatchObject({ externalId: '11_22:removed', original: '11_22', deleted: true });
    expect(message).not.toHaveProperty('text');
  });
});

test.each([
  ['our own', { from: { id: pageId, name: 'Pemkab' } }, 'own-comment'],
  ['our own, in a number', { from: { id: Number(pageId) } }, 'own-comment'],
  ['hidden', { verb: 'hide' }, 'comment-hidden'],
  ['shown again', { verb: 'unhide' }, 'comment-hidden'],
  ['something new', { verb: 'translated' }, 'comment-other'],
  ['a post', { item: 'status' }, 'feed-status'],
  ['something that is new', { item: 'hologram' }, 'feed-other'],
])('%s is passed over', (_label, value, reason) => {
  expect(readFeed(value)).toMatchObject({ messages: [], ignored: [{ reason }], malformed: [] });
});

test.each([
  ['no name', { id: '7', name: null }, { externalId: '7', aliases: [{ type: 'psid', value: '7' }] }],
  ['nobody', null, { externalId: '11_22', aliases: [] }],
  ['somebody without an id', { name: 'Warga' }, { externalId: '11_22', aliases: [], displayName: 'Warga' }],
])('of %s', (_label, from, counterpart) => {
  expect(readFeed({ from }).messages[0]?.counterpart).toEqual(counterpart);
});

test('an answer to a comment names it; one to a post does not', () => {
  expect(readFeed({ parent_id: '11_20' }).messages[0]?.inReplyTo).toBe('11_20');
  expect(readFeed({}).messages[0]).not.toHaveProperty('inReplyTo');
});

test('a photo without a word', () => {
  const [message] = readFeed({ message: null, photo: 'https://x.example/1.jpg' }).messages;
  expect(message?.attachments).toEqual([{ type: 'image', providerRef: 'https://x.example/1.jpg' }]);
  expect(message).not.toHaveProperty('unsupported');
  expect(readFeed({ message: null }).messages[0]?.unsupported).toBe(true);
});
