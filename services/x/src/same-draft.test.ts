import { expect, test } from 'vitest';
import type { Ours } from './event-read.js';
import { fixtureApp, fixtureOf, readFixtures, signedRequest } from './fixtures/read-fixtures.js';
import { lookUpPost } from './look-up-post.js';
import { parseEvents } from './parse.js';
import { itemsOf, parsePolled } from './polled.js';

const ours: Ours = { userId: fixtureApp.userId, username: fixtureApp.username, takesDirect: true };

interface ActivityEvent {
  readonly event_type: string;
  readonly payload: { readonly id: string };
  readonly includes?: unknown;
}

/** Every fixture of the webhook that is one post. */
const posts = readFixtures().flatMap(({ file, body, outcome }) => {
  const { data } = (body ?? {}) as { data?: ActivityEvent };
  const isPost = outcome === 'accepted' && /^post\.\w+\.create$/.test(data?.event_type ?? '');
  return isPost && data && file !== 'other-account.json' ? [{ file, event: data }] : [];
});

test('there are posts to compare', () => {
  expect(posts.length).toBeGreaterThan(10);
});

test.each(posts)('$file asked for gives the very draft the webhook gives', async ({ event }) => {
  const brought = parseEvents(signedRequest({ data: event }), ours);
  // A page tells of it as little as X is asked to tell; the rest comes with the answer about it alone.
  const [item] = itemsOf('mentions', { data: [{ id: event.payload.id }] }).items;
  const { lookups = [] } = parsePolled(item?.body ?? new Uint8Array(), ours);
  const answer = { outcome: 'answer', data: { data: event.payload, includes: event.includes } } as const;
  const api = { post: async () => answer };
  const asked = await lookUpPost(lookups[0]?.part ?? new Uint8Array(), AbortSignal.timeout(1), { api, ours });
  expect(asked).toMatchObject({ lookedUp: 'found', parsed: { messages: brought.messages } });
  expect(brought.messages).toHaveLength(1);
});

test.each([
  ['our own', { author_id: ours.userId }, 'own-post'],
  ['somebody’s once more', { author_id: '8', referenced_tweets: [{ type: 'retweeted', id: '2' }] }, 'repost'],
])('nothing is asked about a post that is %s', (_label, post, reason) => {
  const [item] = itemsOf('mentions', { data: [{ id: '3', ...post }] }).items;
  const { lookups, ignored } = parsePolled(item?.body ?? new Uint8Array(), ours);
  expect([lookups, ignored]).toEqual([[], [{ reason }]]);
});

test('a direct message asked for has the id, the writer and the time the webhook gives it', () => {
  const [brought] = parseEvents(fixtureOf('direct').request, ours).messages;
  const [asked] = parsePolled(fixtureOf('polled-direct').request.body, ours).messages;
  const { channel, account, externalId, counterpart, sentAt } = brought ?? {};
  expect(asked).toMatchObject({ channel, account, externalId, counterpart, sentAt });
});

test('an item of a page takes along only what it names', () => {
  const direct = { event_type: 'MessageCreate', text: 'a' };
  const page = {
    data: [
      { ...direct, id: '3', sender_id: '30' },
      { ...direct, id: '2', sender_id: '20', attachments: { media_keys: ['k2'] } },
      { ...direct, text: 'without an id' },
    ],
    includes: {
      users: [{ id: '20' }, { id: '30' }, { id: '99' }],
      media: [{ media_key: 'k1' }, { media_key: 'k2' }],
    },
    meta: { next_token: 'next' },
  };
  const { items, unreadable, nextToken } = itemsOf('direct', page);
  expect(nextToken).toBe('next');
  expect(unreadable).toHaveLength(1);
  expect(items.map(({ body }) => JSON.parse(Buffer.from(body).toString()))).toEqual([
    { polled: 'direct', item: page.data[0], includes: { users: [{ id: '30' }], media: [] } },
    {
      polled: 'direct',
      item: page.data[1],
      includes: { users: [{ id: '20' }], media: [{ media_key: 'k2' }] },
    },
  ]);
});

test('without direct messages they are passed over', () => {
  const off = { ...ours, takesDirect: false };
  for (const name of ['direct', 'chat']) {
    expect(parseEvents(fixtureOf(name).request, off)).toMatchObject({
      messages: [],
      ignored: [{ reason: 'direct-off' }],
    });
  }
});

test('what a post lacks is the reason it is asked for', () => {
  const { lookups } = parseEvents(fixtureOf('incomplete').request, ours);
  expect(lookups?.map(({ reason }) => reason)).toEqual(['text', 'media', 'quoted', 'author']);
});
