import { inboundMessageSchema } from '@kanal/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ours } from './event-read.js';
import { fixtureApp, signedRequest } from './fixtures/read-fixtures.js';
import { parseEvents } from './parse.js';
import { parsePolled } from './polled.js';

const ours: Ours = { userId: fixtureApp.userId, username: fixtureApp.username, takesDirect: true };

/** What the kit adds to a draft. */
const sentAt = '2026-11-24T03:00:00.000Z';
const byKit = {
  schemaVersion: 3,
  id: 'a'.repeat(32),
  adapter: 'x',
  receivedAt: sentAt,
  conversation: 'a'.repeat(16),
};
const long = 'x'.repeat(70_000);

const known = [
  'id',
  'author_id',
  'text',
  'note_tweet',
  'entities',
  'mentions',
  'urls',
  'url',
  'expanded_url',
  'display_text_range',
  'attachments',
  'media_keys',
  'referenced_tweets',
  'type',
  'edit_history_tweet_ids',
  'public_metrics',
  'like_count',
  'lang',
  'geo',
  'coordinates',
  'created_at',
  'users',
  'tweets',
  'media',
  'media_key',
  'variants',
  'sender_id',
  'message_create',
  'message_data',
  'direct_message_events',
  'data',
  'username',
  'name',
  'event_type',
  'dm_conversation_id',
];

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      '',
      'x',
      long,
      '7',
      '12345678901234567890',
      ours.userId,
      '@lapor1708 #lapor https://t.co/a',
      'https://x.example/1',
      'photo',
      'video',
      'quoted',
      'replied_to',
      'Point',
      'MessageCreate',
      'message_create',
      '99999999999999999999999',
      0,
      -91,
      1e300,
      7,
      true,
    ),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...known), tie('tree'), { maxKeys: 6 }),
  ),
}));

/** A post or a message that can be told from others: without that, nothing of it would be read. */
const named = fc.tuple(tree, fc.constantFrom('7', '12345678901234567890')).map(([body, id]) => {
  const fields = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  return { author_id: '8', sender_id: '8', event_type: 'MessageCreate', ...fields, id };
});

function check(read: ReturnType<typeof parseEvents>): void {
  const { messages, ignored, malformed, lookups = [] } = read;
  expect(messages.length + ignored.length + malformed.length + lookups.length).toBeGreaterThan(0);
  for (const draft of messages) {
    expect(inboundMessageSchema.safeParse({ sentAt, ...draft, ...byKit }).error).toBeUndefined();
  }
}

const types = [
  'post.mention.create',
  'post.reply.create',
  'post.quote.create',
  'post.delete',
  'dm.received',
  'chat.received',
];

test('whatever an event holds, its draft fits the contract or it is malformed by itself', () => {
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.oneof(named, tree), tree, (event_type, payload, includes) => {
      check(parseEvents(signedRequest({ data: { event_type, payload, includes } }), ours));
    }),
    { numRuns: 1_000 },
  );
});

test('whatever a direct message holds, too', () => {
  const message = fc.tuple(tree, tree).map(([data, target]) => ({
    type: 'message_create',
    id: '7',
    message_create: { sender_id: '8', target, message_data: data },
  }));
  fc.assert(
    fc.property(message, tree, (event, users) => {
      const payload = { direct_message_events: [event], users };
      check(parseEvents(signedRequest({ data: { event_type: 'dm.received', payload } }), ours));
    }),
    { numRuns: 500 },
  );
});

test('whatever is asked for, too', () => {
  fc.assert(
    fc.property(fc.constantFrom('mentions', 'direct'), named, tree, (polled, item, includes) => {
      check(parsePolled(Buffer.from(JSON.stringify({ polled, item, includes })), ours));
    }),
    { numRuns: 1_000 },
  );
});

test('what is too long is cut, and the message is not lost', () => {
  const entities = { urls: [{ url: 'https://t.co/a', expanded_url: `https://x.example/${long}` }] };
  const payload = { id: '7', author_id: '8', text: `${long} https://t.co/a`, entities };
  const read = parseEvents(signedRequest({ data: { event_type: 'post.reply.create', payload } }), ours);
  check(read);
  expect(read.messages).toHaveLength(1);
});

test('a body that is nested without end is not an event, and nothing breaks', () => {
  const deep = `{"data":{"event_type":"post.reply.create","payload":{"id":"7","author_id":"8","text":"a","geo":${'['.repeat(100_000)}${']'.repeat(100_000)}}}}`;
  const request = { ...signedRequest({}), body: Buffer.from(deep) };
  expect(parseEvents(request, ours).messages).toHaveLength(1);
});

test.each([
  [
    'a hundred thousand links',
    { entities: { urls: Array.from({ length: 20_000 }, (_, at) => ({ url: `https://t.co/${at}` })) } },
  ],
  ['a text of spaces', { text: ' '.repeat(500_000) }],
  ['a text of names', { text: '@a '.repeat(200_000) }],
])('%s cost no more than they should', (_label, fields) => {
  const payload = { id: '7', author_id: '8', text: 'https://t.co/1 '.repeat(20_000), ...fields };
  const read = parseEvents(signedRequest({ data: { event_type: 'post.reply.create', payload } }), ours);
  expect(read.messages).toHaveLength(1);
});
