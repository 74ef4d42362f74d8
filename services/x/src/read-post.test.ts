import { expect, test } from 'vitest';
import type { Ours } from './event-read.js';
import { fixtureApp } from './fixtures/read-fixtures.js';
import { readPost } from './read-post.js';

const ours: Ours = { userId: fixtureApp.userId, username: fixtureApp.username, takesDirect: true };
const { userId } = ours;

function read(post: Readonly<Record<string, unknown>>, includes: unknown = {}) {
  const whole = { id: '30', author_id: '7', ...post };
  return readPost(whole, includes, ours, { isSummons: false, isWhole: true });
}

function draft(post: Readonly<Record<string, unknown>>, includes?: unknown) {
  const found = read(post, includes);
  if (!('message' in found)) throw new Error('no message');
  return found.message;
}

const toUs = { in_reply_to_user_id: userId, referenced_tweets: [{ type: 'replied_to', id: '20' }] };
const toOther = { in_reply_to_user_id: '8', referenced_tweets: [{ type: 'replied_to', id: '20' }] };

test.each([
  ['our name typed', { text: 'a @lapor1708' }, 'mention', 'a'],
  ['our name in front of a new post', { text: '@lapor1708 a' }, 'mention', 'a'],
  ['a reply to us', { text: '@lapor1708 a', display_text_range: [11, 12], ...toUs }, 'comment', 'a'],
  ['a reply to us, without its range', { text: '@lapor1708 a', ...toUs }, 'comment', 'a'],
  [
    'a reply to somebody else with our name, without its range',
    { text: '@budi @lapor1708 a', ...toOther },
    'mention',
    'a',
  ],
  [
    'a reply that only carries our name',
    { text: '@budi @lapor1708 a', display_text_range: [17, 18], ...toOther },
    'comment',
    'a',
  ],
  [
    'a range that hides more than names',
    { text: 'penting: a @lapor1708', display_text_range: [9, 21], ...toUs },
    'mention',
    'penting: a',
  ],
  ['a post that does not name us', { text: 'a' }, 'comment', 'a'],
  [
    'our name as it was before',
    { text: '@nama_lama a', entities: { mentions: [{ username: 'nama_lama', id: userId }] } },
    'mention',
    'a',
  ],
])('%s', (_label, post, kind, text) => {
  expect(draft(post)).toMatchObject({ kind, text });
});

test('a quote of ours is a mention, one of others is not', () => {
  const quote = { text: 'a', referenced_tweets: [{ type: 'quoted', id: '20' }] };
  const by = (author_id: string) => ({ tweets: [{ id: '20', author_id, text: 'b' }] });
  expect(draft(quote, by(userId)).kind).toBe('mention');
  expect(draft(quote, by('8'))).toMatchObject({ kind: 'comment', quoted: { externalId: '20', text: 'b' } });
  expect(draft(quote)).toMatchObject({ quoted: { externalId: '20' } });
});

test('what a citizen answers is quoted when somebody else wrote it, and their own thread is not', () => {
  const by = (author_id: string) => ({ tweets: [{ id: '20', author_id, text: 'b' }] });
  expect(draft({ text: 'a @lapor1708', ...toOther }, by('8')).quoted).toMatchObject({ externalId: '20' });
  const own = draft({ text: 'a @lapor1708', ...toOther }, by('7'));
  expect(own).toMatchObject({ inReplyTo: '20' });
  expect(own.quoted).toBeUndefined();
});

test('an edit names the first version, whatever the order they are told in', () => {
  expect(draft({ id: '30', text: 'a', edit_history_tweet_ids: ['9', '30'] })).toMatchObject({
    externalId: '30',
    edited: true,
    original: '9',
  });
  expect(draft({ id: '30', text: 'a', edit_history_tweet_ids: ['30', '9'] }).original).toBe('9');
  expect(draft({ id: '30', text: 'a', edit_history_tweet_ids: ['30'] }).edited).toBeUndefined();
  expect(draft({ id: '9', text: 'a', edit_history_tweet_ids: ['9', '30'] }).edited).toBeUndefined();
});

test('the language is told in BCP 47', () => {
  expect(['in', 'jv', 'und', 'qme', undefined].map((lang) => draft({ text: 'a', lang }).language)).toEqual([
    'id',
    'jv',
    undefined,
    undefined,
    undefined,
  ]);
});

test('the place of a name is counted in code points', () => {
  const text = '@𝕝𝕒𝕡𝕠𝕣 a';
  expect(draft({ text: `@lapor1708 🚧 ${text}`, display_text_range: [11, 20], ...toUs }).text).toBe(
    `🚧 ${text}`,
  );
});
