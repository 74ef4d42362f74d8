import { expect, test } from 'vitest';
import { read } from './fixtures/read-events.js';
import { fixtureApp } from './fixtures/read-fixtures.js';

const { instagramId } = fixtureApp;
const comment = {
  id: '1790_22',
  from: { id: '8000000000000001', username: 'warga.satu' },
  text: 'Lampu mati',
};

function readComment(value: object, field = 'comments') {
  const changes = [{ field, value: { ...comment, ...value } }];
  return read({ object: 'instagram', entry: [{ id: instagramId, time: 1_795_489_200, changes }] });
}

test('a comment has exactly these fields', () => {
  expect(readComment({}).messages).toEqual([
    {
      channel: 'instagram',
      account: instagramId,
      kind: 'comment',
      visibility: 'public',
      externalId: '1790_22',
      counterpart: {
        externalId: '8000000000000001',
        aliases: [
          { type: 'igsid', value: '8000000000000001' },
          { type: 'username', value: 'warga.satu' },
        ],
        username: 'warga.satu',
      },
      sentAt: '2026-11-24T03:00:00.000Z',
      text: 'Lampu mati',
      attachments: [],
      raw: { comment },
    },
  ]);
});

test('one during a broadcast is the same', () => {
  expect(readComment({}, 'live_comments').messages).toEqual(readComment({}).messages);
});

test('our own is passed over', () => {
  expect(readComment({ from: { id: instagramId } })).toMatchObject({
    messages: [],
    ignored: [{ reason: 'own-comment' }],
  });
});

test.each([
  ['no name', { id: '8', username: null }, { externalId: '8', aliases: [{ type: 'igsid', value: '8' }] }],
  ['nobody', null, { externalId: '1790_22', aliases: [] }],
])('of %s', (_label, from, counterpart) => {
  expect(readComment({ from }).messages[0]?.counterpart).toEqual(counterpart);
});

test('an answer to a comment names it, and a comment without a word is unsupported', () => {
  expect(readComment({ parent_id: '1790_20' }).messages[0]?.inReplyTo).toBe('1790_20');
  expect(readComment({ text: null }).messages[0]?.unsupported).toBe(true);
  expect(readComment({ id: null })).toMatchObject({ messages: [], malformed: [{}] });
});
